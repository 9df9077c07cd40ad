/** Publications at a set time and what becomes of running cases, as the API takes and tells them. */
import { describe, expect, it } from 'vitest'
import type { RunChange } from '../../engine/directory/run-changes'
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'
import type { Services } from '../../engine/http/services'
import { scripts } from './a-workspace'
import { EventStream } from './event-stream'
import { openWorkbench, type Workbench } from './workbench'

const [welcome] = scripts
const HOUR = 3_600_000
const ahead = () => Date.now() + HOUR

const change = (bench: Workbench, name: string, base: number) =>
  bench.put('/scripts/welcome/draft', { ...welcome, name }, { headers: { 'if-match': `"${base}"` } })
const schedule = (bench: Workbench, more: Readonly<Record<string, unknown>> = {}) =>
  bench.put<ScheduledPublication>('/scripts/welcome/schedule', { at: ahead(), ...more })

/** Answers what the test says, and tells when it says so. */
function someChanges() {
  const listeners = new Set<(scriptId: string) => void>()
  let changes: readonly RunChange[] = []
  const runChanges: NonNullable<Services['runChanges']> = {
    begin: () => undefined,
    progress: () => changes,
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const say = (next: readonly RunChange[]) => {
    changes = next
    for (const listener of listeners) listener('welcome')
  }
  return { runChanges, say }
}

describe('a schedule', () => {
  it('is planned with note and choice, looked at with its document, and cancelled', async () => {
    const bench = await openWorkbench()
    expect(await bench.get('/scripts/welcome/schedule')).toEqual({})
    await change(bench, 'Evenings', 1)
    const at = ahead()
    const planned = await schedule(bench, { at, note: ' Evenings too ', runs: 'move', draftRevision: 2 })
    expect(planned).toMatchObject({
      scriptId: 'welcome',
      at,
      note: 'Evenings too',
      runs: 'move',
      draftRevision: 2,
      by: { name: 'admin token' },
    })
    await change(bench, 'Nights', 2)
    expect(await bench.get('/scripts/welcome/schedule')).toMatchObject({ schedule: planned, script: { name: 'Evenings' } })
    expect((await bench.ask('DELETE', '/scripts/welcome/schedule')).status).toBe(204)
    expect(await bench.get('/scripts/welcome/schedule')).toEqual({})
    const { detail } = await bench.refused(404, 'DELETE', '/scripts/welcome/schedule')
    expect(detail).toContain('No publication of the script "welcome" is scheduled')
  })

  it('is refused with what is wrong, where, and what to do', async () => {
    const bench = await openWorkbench()
    const refused = (status: number, body: unknown, id = 'welcome') => bench.refused(status, 'PUT', `/scripts/${id}/schedule`, { body })
    expect((await refused(422, { at: Date.now() - 1 })).problems).toMatchObject([
      { rule: 'schedule-time', path: ['at'], message: expect.stringContaining('publish at once') },
    ])
    expect((await refused(422, { at: Date.now() + 400 * 24 * HOUR })).problems?.[0]?.message).toContain('more than a year ahead')
    expect((await refused(404, { at: ahead() }, 'nowhere')).detail).toContain('no draft')
    expect(await refused(409, { at: ahead(), draftRevision: 9 })).toMatchObject({ currentRevision: 1 })
    expect((await refused(422, { at: 'tomorrow' })).problems?.[0]?.path).toEqual(['at'])
    expect((await refused(422, { at: ahead(), runs: 'drop' })).problems?.[0]?.path).toEqual(['runs'])
    if (!welcome) throw new Error('no script')
    const nodes = { ...welcome.nodes, queue: { ...welcome.nodes.queue, settings: { skill: 'gone' } } }
    await bench.put('/scripts/welcome/draft', { ...welcome, nodes }, { headers: { 'if-match': '"1"' } })
    expect((await refused(422, { at: ahead() })).problems).toMatchObject([{ rule: 'deleted-reference', node: 'queue' }])
    expect(await bench.get('/scripts/welcome/schedule')).toEqual({})
  })

  it('is told to those who have the script open, when it is made, and when it is over', async () => {
    const bench = await openWorkbench()
    const stream = new EventStream<{ schedule?: ScheduledPublication; version?: number; isScheduled?: boolean }>(
      await bench.ask('GET', '/scripts/welcome/events'),
    )
    await change(bench, 'Evenings', 1)
    const planned = await schedule(bench)
    const made = await stream.until(({ event }) => event === 'scheduled')
    expect(made.at(-1)?.data.schedule).toEqual(planned)
    await bench.ask('DELETE', '/scripts/welcome/schedule')
    const over = await stream.until(({ event }) => event === 'scheduled')
    expect(over.at(-1)?.data.schedule).toBeUndefined()
    await stream.close()
    await schedule(bench)
    const late = new EventStream<{ schedule?: ScheduledPublication }>(await bench.ask('GET', '/scripts/welcome/events'))
    expect((await late.next()).data.schedule).toMatchObject({ draftRevision: 2 })
    await late.close()
  })

  it('is seen by who may see scripts, and made by who may publish', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    await bench.get('/scripts/welcome/schedule', { as: supervisor })
    await bench.refused(403, 'PUT', '/scripts/welcome/schedule', { as: supervisor, body: { at: ahead() } })
    await bench.refused(403, 'DELETE', '/scripts/welcome/schedule', { as: supervisor })
    await bench.refused(403, 'POST', '/scripts/welcome/running-cases', { as: supervisor, body: { choice: 'move' } })
  })
})

describe('running cases', () => {
  it('are counted by version and by the node where they stand, with its kind and name', async () => {
    const bench = await openWorkbench()
    await bench.contactWrites('Ana', 'Hello')
    await bench.contactWrites('Bea', 'Hello')
    expect(await bench.get('/scripts/welcome/running-cases')).toEqual({
      versions: [{ version: 1, runs: 2, nodes: [{ node: 'wait', runs: 2, kind: 'wait-for-agent' }] }],
      changes: [],
    })
    expect(await bench.get('/scripts/reminder/running-cases')).toEqual({ versions: [], changes: [] })
  })

  it('are left to finish unless something else is chosen when a version is published or run again', async () => {
    const bench = await openWorkbench()
    const open = () => bench.services.directory.runsChoices.open().map(({ toVersion, choice }) => [toVersion, choice])
    await change(bench, 'Evenings', 1)
    await bench.post('/scripts/welcome/publish', {})
    expect(open()).toEqual([])
    await change(bench, 'Nights', 2)
    await bench.post('/scripts/welcome/publish', { runs: 'move' })
    await bench.post('/scripts/welcome/versions/1/publish?runs=interrupt', {})
    expect(open()).toEqual([
      [3, 'move'],
      [1, 'interrupt'],
    ])
    await bench.refused(422, 'POST', '/scripts/welcome/publish', { body: { runs: 'drop' } })
  })

  it('can be moved later, without publishing', async () => {
    const bench = await openWorkbench()
    await bench.post('/scripts/welcome/running-cases', { choice: 'move' })
    expect(bench.services.directory.runsChoices.open()).toMatchObject([{ toVersion: 1, choice: 'move', by: { name: 'admin token' } }])
    await bench.refused(422, 'POST', '/scripts/welcome/running-cases', { body: { choice: 'finish' } })
    await bench.refused(404, 'POST', '/scripts/nowhere/running-cases', { body: { choice: 'move' } })
  })

  it('are followed while they are moved', async () => {
    const { runChanges, say } = someChanges()
    const bench = await openWorkbench({}, { runChanges })
    const by = { kind: 'person', id: 'ana', name: 'Ana' } as const
    const moving = { toVersion: 2, choice: 'move', by, at: 7, total: 12, moved: 4, finishing: 0, interrupted: 0, isDone: false } as const
    const done = { ...moving, moved: 9, finishing: 3, isDone: true }
    say([moving])
    const stream = new EventStream<{ changes?: readonly RunChange[] }>(await bench.ask('GET', '/scripts/welcome/events'))
    expect((await stream.next()).data.changes).toEqual([moving])
    await stream.next()
    say([done])
    expect(await stream.next()).toMatchObject({ event: 'changes', data: { changes: [done] } })
    await stream.close()
    expect(await bench.get('/scripts/welcome/running-cases')).toMatchObject({ changes: [done] })
  })
})
