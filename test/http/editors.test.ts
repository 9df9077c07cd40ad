/** Who else has a script open, and what those who have it open are told at once. */
import { describe, expect, it } from 'vitest'
import { createEditing } from '../../engine/http/editing'
import { scripts } from './a-workspace'
import { EventStream } from './event-stream'
import { type Asking, openWorkbench, type Workbench } from './workbench'

const [welcome] = scripts
const ana = { kind: 'person', id: 'ana', name: 'Ana' } as const
const rui = { kind: 'person', id: 'rui', name: 'Rui' } as const

interface Told {
  readonly editors?: readonly { readonly editorId: string; readonly name: string; readonly node?: string }[]
  readonly revision?: number
  readonly version?: number
  readonly draft?: { readonly revision: number }
  readonly by?: { readonly name: string }
}

const open = async (bench: Workbench, asking: Asking = {}, path = '/scripts/welcome/events') =>
  new EventStream<Told>(await bench.ask('GET', path, asking))

/** The clock of the product, set on by hand. */
function withClock(bench: Workbench) {
  const clock = { now: Date.now() }
  bench.services.now = () => clock.now
  return clock
}

describe('pages that have a script open', () => {
  it('see each other with name, node and since when, and not themselves', async () => {
    const bench = await openWorkbench()
    const clock = withClock(bench)
    const supervisor = await bench.person('supervisor')
    const mine = await bench.put('/scripts/welcome/editors/page-of-mine', { node: 'greet', isEditing: true })
    expect(mine).toMatchObject({ editors: [], draft: { revision: 1 }, publishedVersion: 1 })
    const since = clock.now
    clock.now += 10_000
    await bench.put('/scripts/welcome/editors/page-of-mine', { node: null, isEditing: false })
    expect(await bench.put('/scripts/welcome/editors/their-page', { isEditing: false }, { as: supervisor })).toMatchObject({
      editors: [{ editorId: 'page-of-mine', name: 'admin token', isEditing: false, isYou: false, since }],
    })
    expect(await bench.put('/scripts/welcome/editors/another-page', { node: 'wait', isEditing: true })).toMatchObject({
      editors: [
        { editorId: 'page-of-mine', isYou: true },
        { editorId: 'their-page', name: 'A supervisor', isYou: false },
      ],
    })
    expect(await bench.put('/scripts/reminder/editors/third-page', { isEditing: true })).toMatchObject({ editors: [] })
  })

  it('are gone when they leave, and thirty seconds after they were heard last', async () => {
    const bench = await openWorkbench()
    const clock = withClock(bench)
    const others = async () =>
      (await bench.put<Told>('/scripts/welcome/editors/page-of-mine', { isEditing: true })).editors?.map(({ editorId }) => editorId)
    await bench.put('/scripts/welcome/editors/their-page', { isEditing: true })
    await bench.put('/scripts/welcome/editors/silent-page', { isEditing: true })
    expect(await others()).toEqual(['silent-page', 'their-page'])
    expect((await bench.ask('DELETE', '/scripts/welcome/editors/their-page')).status).toBe(204)
    expect(await others()).toEqual(['silent-page'])
    clock.now += 29_999
    expect(await others()).toEqual(['silent-page'])
    clock.now += 1
    expect(await others()).toEqual([])
  })

  it('cannot be spoken for by somebody else', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    await bench.put('/scripts/welcome/editors/page-of-mine', { isEditing: true })
    await bench.refused(409, 'PUT', '/scripts/welcome/editors/page-of-mine', { body: { isEditing: false }, as: supervisor })
    await bench.ask('DELETE', '/scripts/welcome/editors/page-of-mine', { as: supervisor })
    expect(await bench.put('/scripts/welcome/editors/their-page', { isEditing: true }, { as: supervisor })).toMatchObject({
      editors: [{ editorId: 'page-of-mine' }],
    })
    await bench.refused(400, 'PUT', '/scripts/welcome/editors/short', { body: { isEditing: true } })
    await bench.refused(422, 'PUT', '/scripts/welcome/editors/page-of-mine', { body: { isEditing: 'yes' } })
  })

  it('are bounded by script and in all, and who is there already stays', () => {
    const editing = createEditing(() => 0)
    const enter = (script: number, page: number) => editing.enter(`script-${script}`, `page-${page}`, ana, { isEditing: true })
    const entered = Array.from({ length: 101 }, (_, page) => enter(0, page))
    expect(entered.filter((outcome) => outcome === 'entered')).toHaveLength(100)
    expect(enter(0, 101)).toBe('tooMany')
    expect(enter(0, 1)).toBe('entered')
    for (let script = 1; script < 100; script++) for (let page = 0; page < 100; page++) enter(script, page)
    expect(enter(100, 0)).toBe('tooMany')
    editing.leave('script-0', 'page-0', ana)
    expect(enter(100, 0)).toBe('entered')
    expect(editing.enter('script-5', 'page-5', rui, { isEditing: true })).toBe('notYours')
  })

  it('are told of only when something is different', () => {
    const clock = { now: 0 }
    const editing = createEditing(() => clock.now)
    const told: string[] = []
    const stop = editing.onChanged((script) => told.push(script))
    editing.enter('menu', 'page-one', ana, { isEditing: true })
    editing.enter('menu', 'page-one', ana, { node: null, isEditing: true })
    expect(told).toHaveLength(1)
    editing.enter('menu', 'page-one', ana, { node: 'greet', isEditing: true })
    editing.leave('menu', 'page-one', rui)
    editing.leave('menu', 'page-one', ana)
    editing.leave('menu', 'page-one', ana)
    expect(told).toHaveLength(3)
    stop()
    editing.enter('menu', 'page-one', ana, { isEditing: true })
    expect(told).toHaveLength(3)
  })
})

describe('the stream of a script', () => {
  it('tells what the script is at, then saves, publications and deletion by others', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    const stream = await open(bench, { as: supervisor })
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    expect(await stream.next()).toMatchObject({ event: 'state', data: { draft: { revision: 1 }, publishedVersion: 1 } })
    expect(await stream.next()).toMatchObject({ event: 'editors', data: { editors: [] } })
    await bench.put('/scripts/welcome/draft', { ...welcome, name: 'Changed' }, { headers: { 'if-match': '"1"' } })
    await bench.put('/scripts/elsewhere/draft', { ...welcome, id: 'elsewhere' }, { headers: { 'if-match': '"0"' } })
    await bench.post('/scripts/welcome/publish', {})
    expect(await stream.next()).toMatchObject({
      event: 'draft',
      data: { revision: 2, by: { name: 'admin token' }, at: expect.any(Number) },
    })
    expect(await stream.next()).toMatchObject({ event: 'published', data: { version: 2, by: { name: 'admin token' } } })
    await stream.close()
    const other = await open(bench, {}, '/scripts/elsewhere/events')
    await bench.ask('DELETE', '/scripts/elsewhere')
    expect((await other.until(({ event }) => event === 'deleted')).at(-1)?.data.by?.name).toBe('admin token')
    await other.close()
  })

  it('tells who else has it open, without the page that listens', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    await bench.put('/scripts/welcome/editors/page-of-mine', { isEditing: true })
    const stream = await open(bench, {}, '/scripts/welcome/events?editor=page-of-mine')
    expect((await stream.until(({ event }) => event === 'editors'))[1]?.data.editors).toEqual([])
    await bench.put('/scripts/welcome/editors/their-page', { node: 'wait', isEditing: false }, { as: supervisor })
    expect((await stream.next()).data.editors).toMatchObject([{ editorId: 'their-page', name: 'A supervisor', node: 'wait' }])
    await bench.ask('DELETE', '/scripts/welcome/editors/their-page', { as: supervisor })
    expect((await stream.next()).data.editors).toEqual([])
    await stream.close()
  })

  it('ends for whom has lost the right, before anything more is told', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    const stream = await open(bench, { as: supervisor })
    await stream.until(({ event }) => event === 'editors')
    await bench.put(`/people/${supervisor.id}`, { role: 'agent' })
    const at = Date.now() + 6_000
    bench.services.now = () => at
    await bench.put('/scripts/welcome/draft', { ...welcome, name: 'Not for everybody' }, { headers: { 'if-match': '"1"' } })
    await expect(stream.next()).rejects.toThrow('the stream has ended')
  })

  it('ends when the server stops', async () => {
    const bench = await openWorkbench()
    const stream = await open(bench)
    await stream.until(({ event }) => event === 'editors')
    bench.services.live.close()
    await expect(stream.next()).rejects.toThrow('the stream has ended')
  })
})
