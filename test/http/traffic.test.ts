/** What went through a script, over the API, of runs that really ran. */
import { describe, expect, it } from 'vitest'
import { openWorkbench, type Workbench } from './workbench'

interface Traffic {
  readonly version: number
  readonly from: number
  readonly to: number
  readonly nodes: readonly { readonly node: string; readonly entered: number; readonly waiting: number }[]
  readonly ports: readonly { readonly node: string; readonly port: string; readonly count: number }[]
  readonly starts: number
  readonly ends: Readonly<Record<string, number>>
}

const HOUR = 3_600_000
const traffic = (bench: Workbench, query = '') => bench.get<Traffic>(`/scripts/welcome/traffic${query}`)

describe('the traffic of a script', () => {
  it('counts what runs did, and where they wait', async () => {
    const bench = await openWorkbench()
    await bench.contactWrites('Maria', 'Hello')
    const waiting = await traffic(bench)
    expect(waiting).toMatchObject({ version: 1, starts: 1, ends: {} })
    expect(waiting.nodes).toContainEqual({ node: 'wait', entered: 1, waiting: 1 })
    expect(waiting.ports).toContainEqual({ node: 'greet', port: 'default', count: 1 })
    await bench.annHasCaseOf('Maria')
    await bench.settled()
    const over = await traffic(bench)
    expect(over).toMatchObject({ starts: 1, ends: { end: 1 } })
    expect(over.nodes).toContainEqual({ node: 'wait', entered: 1, waiting: 0 })
    expect(over.nodes).toContainEqual({ node: 'end', entered: 1, waiting: 0 })
    expect(over.ports).toContainEqual({ node: 'wait', port: 'assigned', count: 1 })
  })

  it('is of whole hours, the last seven days where no period is given, and of the version that is asked for', async () => {
    const bench = await openWorkbench()
    const at = Date.now()
    bench.services.now = () => at
    await bench.contactWrites('Maria', 'Hello')
    const week = await traffic(bench)
    expect(week.from % HOUR).toBe(0)
    expect(week.to % HOUR).toBe(0)
    expect(at - week.from).toBeGreaterThanOrEqual(7 * 24 * HOUR)
    expect(await traffic(bench, `?from=${at - 10 * HOUR}&to=${at - 5 * HOUR}`)).toMatchObject({
      starts: 0,
      nodes: [{ node: 'wait', waiting: 1 }],
    })
    expect(await traffic(bench, '?version=2')).toMatchObject({ version: 2, starts: 0, nodes: [], ports: [] })
    await bench.refused(400, 'GET', `/scripts/welcome/traffic?from=${at}&to=${at - 5 * HOUR}`)
    await bench.refused(404, 'GET', '/scripts/never-published/traffic')
  })

  it('names the last cases of a port and the runs, to those who see cases', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    const maria = await bench.contactWrites('Maria', 'Hello')
    const joao = await bench.contactWrites('Joao', 'Good morning')
    const cases = await bench.get('/scripts/welcome/traffic/cases?node=greet&port=default', { as: supervisor })
    expect(cases).toMatchObject({
      version: 1,
      cases: [
        { conversation: joao, caseNumber: 1, run: 1, contactName: 'Joao' },
        { conversation: maria, contactName: 'Maria' },
      ],
    })
    expect(await bench.get('/scripts/welcome/traffic/cases?node=greet&port=failed')).toMatchObject({ cases: [] })
    await bench.refused(400, 'GET', '/scripts/welcome/traffic/cases?node=greet')
    const first = await bench.get<{ runs: object[]; next?: string }>('/scripts/welcome/runs?limit=1')
    expect(first.runs).toMatchObject([{ conversation: joao, version: 1, node: 'wait', contactName: 'Joao' }])
    expect(await bench.get(`/scripts/welcome/runs?limit=1&before=${first.next}`)).toMatchObject({ runs: [{ conversation: maria }] })
    expect(await bench.get('/scripts/welcome/runs?waitingIn=wait&version=1')).toMatchObject({ runs: [{}, {}] })
    expect(await bench.get('/scripts/welcome/runs?waitingIn=greet')).toEqual({ runs: [] })
  })

  it('is not for agents', async () => {
    const bench = await openWorkbench()
    const agent = await bench.person('agent', 'ann')
    for (const path of ['traffic', 'traffic/cases?node=greet&port=default', 'runs']) {
      await bench.refused(403, 'GET', `/scripts/welcome/${path}`, { as: agent })
    }
  })
})
