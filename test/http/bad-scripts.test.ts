/** Scripts that cannot be kept, and people whose sign-in is over: the answer says what to do, and nothing was changed. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listen } from '../../engine/http/server'
import { MAX_SCRIPT_BYTES } from '../../engine/script/read-script'
import { scripts } from './a-workspace'
import { openWorkbench, TOKEN, type Workbench } from './workbench'

const [welcome] = scripts
const headers = { 'if-match': '"1"' }

const unchanged = async (bench: Workbench) =>
  expect(await bench.get('/scripts/welcome')).toMatchObject({ draft: { revision: 1, script: { name: 'Small' } } })

describe('a draft', () => {
  it('of 50 MB is refused with a sentence, also on the port while it is still being sent', async () => {
    const bench = await openWorkbench()
    const body = JSON.stringify({ ...welcome, description: 'x'.repeat(50_000_000) })
    const problem = await bench.refused(413, 'PUT', '/scripts/welcome/draft', { body, headers })
    expect(problem.detail).toBe('A script may have 5 MB at most, this is larger; nothing was changed. Split it into several scripts')
    const webhook = { take: async () => 200 as const, verify: () => undefined }
    const server = await listen({ port: 0, host: '127.0.0.1', app: bench.app, webhook })
    const response = await fetch(`${server.url}/api/v1/scripts/welcome/draft`, {
      method: 'PUT',
      headers: { ...headers, authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body,
    })
    expect([response.status, await response.json()]).toMatchObject([413, { title: 'Too large' }])
    await server.close(0)
    await unchanged(bench)
  })

  it('just below the limit is kept', async () => {
    const bench = await openWorkbench()
    const text = 'x'.repeat(4_000)
    const note = JSON.stringify({ text, position: { x: 0, y: 0 } }).length + 12
    const count = Math.floor((MAX_SCRIPT_BYTES - 10_000) / note)
    const notes = Object.fromEntries(Array.from({ length: count }, (_, n) => [`note-${n}`, { text, position: { x: 0, y: 0 } }]))
    expect(await bench.put('/scripts/welcome/draft', { ...welcome, notes }, { headers })).toMatchObject({ revision: 2 })
  })

  it('of a newer release is refused with what to do', async () => {
    const bench = await openWorkbench()
    const problem = await bench.refused(422, 'PUT', '/scripts/welcome/draft', { body: { ...welcome, formatVersion: 99 }, headers })
    expect(problem.problems).toMatchObject([{ rule: 'too-new', message: expect.stringMatching(/format version 99.*Update Cordboard/) }])
    await bench.refused(422, 'POST', '/scripts/compile', { body: { ...welcome, formatVersion: 99 } })
    await unchanged(bench)
  })

  it('of an older release is brought to today’s form', async () => {
    const bench = await openWorkbench()
    const older = { ...welcome, formatVersion: 1, links: Object.values(welcome?.links ?? {}) }
    expect(await bench.put('/scripts/welcome/draft', older, { headers })).toMatchObject({ revision: 1 })
    await unchanged(bench)
  })

  it.each([
    ['that is no JSON', '{"formatVersion": 2, "nodes"', 400],
    ['that is another thing', '["no", "script"]', 422],
    ['with nodes of a wrong shape', JSON.stringify({ ...welcome, nodes: { begin: { kind: 7 } } }), 422],
    ['nested without end', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 413],
    ['of another script', JSON.stringify({ ...welcome, id: 'reminder' }), 422],
  ])('%s is refused', async (_, body, status) => {
    const bench = await openWorkbench()
    const problem = await bench.refused(status, 'PUT', '/scripts/welcome/draft', { body, headers })
    expect(problem.detail.length).toBeGreaterThan(10)
    await unchanged(bench)
  })

  it('with several places wrong tells all of them', async () => {
    const bench = await openWorkbench()
    const body = { ...welcome, name: '', nodes: { begin: { kind: 'begin', settings: {}, position: { x: 'left', y: 0 } } } }
    const problem = await bench.refused(422, 'PUT', '/scripts/welcome/draft', { body, headers })
    expect(problem.problems?.map(({ path }) => path.join('.')).sort()).toEqual(['name', 'nodes.begin.position.x'])
  })
})

describe('a sign-in that is over', () => {
  afterEach(() => void vi.useRealTimers())

  it('is told apart from everything else, on every route of the designer, and nothing is saved', async () => {
    const bench = await openWorkbench()
    const administrator = await bench.person('administrator')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 })
    const body = { ...welcome, name: 'Typed meanwhile' }
    const problem = await bench.refused(401, 'PUT', '/scripts/welcome/draft', { as: administrator, body, headers })
    expect(problem).toMatchObject({ title: 'Sign in first', status: 401 })
    await bench.refused(401, 'POST', '/scripts/welcome/publish', { as: administrator, body: {} })
    await bench.refused(401, 'PUT', '/scripts/welcome/editors/page-of-mine', { as: administrator, body: { isEditing: true } })
    await bench.refused(401, 'GET', '/scripts/welcome/events', { as: administrator })
    vi.useRealTimers()
    await unchanged(bench)
  })
})
