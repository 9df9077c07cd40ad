// @vitest-environment node
/** Saving under a clock that the tests move: what is saved when, and that nothing is lost whatever happens. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { conflictKey } from '../../../designer/saving/sync-state'
import type { Side } from '../../../engine/script/resolve-conflict'
import type { Script } from '../../../engine/script/script'
import { type ATab, aServer, aStorage, aTab } from './a-server'

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const savedText = ({ draft }: { readonly draft: { readonly script: Script } | undefined }) => draft?.script.nodes.hello?.settings.text

const renamed =
  (id: string, name: string) =>
  (script: Script): Script => {
    const node = script.nodes[id]
    return node ? { ...script, nodes: { ...script.nodes, [id]: { ...node, name } } } : script
  }
const withText =
  (text: string) =>
  (script: Script): Script => {
    const { hello } = script.nodes
    return hello ? { ...script, nodes: { ...script.nodes, hello: { ...hello, settings: { text } } } } : script
  }

function conflictsOf({ sync }: ATab) {
  const { status } = sync.getState()
  return status.is === 'conflict' ? status.merge.conflicts : []
}
const allOf = (tab: ATab, side: Side) => new Map(conflictsOf(tab).map((conflict) => [conflictKey(conflict), side]))

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 14, 2) }))
afterEach(() => void vi.useRealTimers())

describe('a draft that is edited', () => {
  it('is saved within a second after the edit', async () => {
    const server = aServer()
    const tab = aTab({ server })
    tab.type('Hello')
    expect(tab.is()).toBe('saving')
    await pass(1000)
    expect(tab.is()).toBe('saved')
    expect(savedText(server)).toBe('Hello')
    expect(tab.sync.getState().revision).toBe(2)
  })

  it('is saved every two seconds while somebody types on', async () => {
    const server = aServer()
    const tab = aTab({ server })
    for (let letter = 0; letter < 30; letter += 1) {
      tab.type('x'.repeat(letter + 1))
      await pass(200)
    }
    expect(server.saves).toBeGreaterThanOrEqual(2)
    expect(server.saves).toBeLessThanOrEqual(4)
  })

  it('has one save on its way at a time, and the newest document follows', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'holding'
    tab.type('first')
    await pass(1000)
    tab.type('second')
    await pass(5000)
    expect(server.saves).toBe(1)
    server.mood = 'well'
    server.release()
    await pass(1000)
    expect(server.saves).toBe(2)
    expect(savedText(server)).toBe('second')
    expect(tab.is()).toBe('saved')
  })

  it('is not sent when undo brought back what is saved', async () => {
    const server = aServer()
    const tab = aTab({ server })
    tab.type('Hello')
    tab.script.undo()
    await pass(3000)
    expect(server.saves).toBe(0)
    expect(tab.is()).toBe('saved')
  })

  it('is saved at once when that is asked for, and names the revision', async () => {
    const server = aServer()
    const tab = aTab({ server })
    tab.type('Hello')
    await expect(tab.sync.flush()).resolves.toBe(2)
    expect(savedText(server)).toBe('Hello')
  })

  it('is saved to its end when the page is left', async () => {
    const server = aServer()
    const tab = aTab({ server })
    tab.type('Hello')
    await tab.sync.stop()
    expect(savedText(server)).toBe('Hello')
  })
})

describe('a server that is away', () => {
  it('is asked again ever more rarely, and gets everything when it is back', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'away'
    tab.type('one')
    await pass(60_000)
    expect(tab.is()).toBe('offline')
    expect(server.saves).toBeGreaterThan(3)
    expect(server.saves).toBeLessThan(12)
    tab.type('two')
    server.mood = 'well'
    await pass(15_000)
    expect(tab.is()).toBe('saved')
    expect(savedText(server)).toBe('two')
  })

  it('is asked at once when the network is back', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'away'
    tab.type('one')
    await pass(30_000)
    server.mood = 'well'
    tab.sync.wake()
    await pass(0)
    expect(tab.is()).toBe('saved')
  })

  it('says its own reason where it answers that it cannot save now', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'full'
    tab.type('one')
    await pass(1000)
    expect(tab.sync.getState().status).toMatchObject({ is: 'offline', said: 'The disk is full; nothing was changed' })
  })

  it('loses nothing when the tab is closed meanwhile, and the next one tells of it', async () => {
    // given
    const [server, storage] = [aServer(), aStorage()]
    const closed = aTab({ server, storage, id: 'closed' })
    server.mood = 'away'
    closed.type('kept')
    await pass(200)
    // when
    server.mood = 'well'
    const next = aTab({ server, storage, id: 'next' })
    // then
    expect(next.text()).toBe('kept')
    expect(next.unsavedAt).toBe(Date.UTC(2026, 10, 24, 14, 2))
    await pass(1000)
    expect(savedText(server)).toBe('kept')
    next.script.undo()
    expect(next.text()).toBe('Good day to you')
  })
})

describe('a session that has ended', () => {
  it('keeps everything, and goes on by itself when somebody has signed in again', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const tab = aTab({ server, storage })
    server.mood = 'signedOut'
    tab.type('typed on')
    await pass(1000)
    expect(tab.is()).toBe('signedOut')
    tab.type('typed on and on')
    await pass(200)
    expect(storage.drafts.get('one')?.script.nodes.hello?.settings.text).toBe('typed on and on')
    expect(tab.sync.isSafe()).toBe(true)
    server.mood = 'well'
    await pass(5000)
    expect(tab.is()).toBe('saved')
    expect(savedText(server)).toBe('typed on and on')
  })
})

describe('a document that the server does not take', () => {
  it('is sent again with the next change', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'refusing'
    tab.type('odd')
    await pass(1000)
    expect(tab.sync.getState().status).toMatchObject({ is: 'refused', said: 'The draft was refused' })
    await pass(60_000)
    expect(server.saves).toBe(1)
    server.mood = 'well'
    tab.type('better')
    await pass(1000)
    expect(tab.is()).toBe('saved')
  })
})

describe('what others save', () => {
  it('is taken over at once where nothing is unsaved, and own steps can still be undone', async () => {
    const server = aServer()
    const tab = aTab({ server })
    tab.type('mine')
    await pass(1000)
    server.saveAs('Dana', renamed('end', 'The end'))
    tab.sync.heard(3)
    await pass(0)
    expect(tab.script.script().nodes.end?.name).toBe('The end')
    expect(tab.news).toEqual([{ is: 'takenOver', by: { kind: 'person', id: 'dana', name: 'Dana' }, count: 1 }])
    tab.script.undo()
    expect(tab.text()).toBe('Good day to you')
    expect(tab.script.script().nodes.end?.name).toBe('The end')
  })

  it('is brought together with what is not saved yet, without a question where it does not overlap', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.saveAs('Dana', renamed('end', 'The end'))
    tab.type('mine')
    await pass(2000)
    expect(tab.is()).toBe('saved')
    expect(savedText(server)).toBe('mine')
    expect(server.draft?.script.nodes.end?.name).toBe('The end')
    expect(server.draft?.revision).toBe(3)
  })

  it('does not trouble a page that hears of its own save', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.mood = 'holding'
    tab.type('mine')
    await pass(1000)
    tab.sync.heard(2)
    server.mood = 'well'
    server.release()
    await pass(1000)
    expect(tab.is()).toBe('saved')
    expect(tab.news).toEqual([])
  })

  it('is asked about where both changed the same, and nothing is saved until then', async () => {
    // given
    const [server, storage] = [aServer(), aStorage()]
    const tab = aTab({ server, storage })
    server.saveAs('Dana', withText('theirs'))
    tab.type('mine')
    await pass(2000)
    expect(conflictsOf(tab)).toMatchObject([{ path: ['nodes', 'hello', 'settings', 'text'], mine: 'mine', theirs: 'theirs' }])
    await pass(60_000)
    expect(savedText(server)).toBe('theirs')
    // when
    await tab.sync.resolve(allOf(tab, 'mine'))
    await pass(1000)
    // then
    expect(savedText(server)).toBe('mine')
    expect(storage.left.map(({ why, script }) => [why, script.nodes.hello?.settings.text])).toEqual([
      ['theirs', 'theirs'],
      ['mine', 'mine'],
    ])
  })

  it('can be chosen, and undo brings mine back', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.saveAs('Dana', withText('theirs'))
    tab.type('mine')
    await pass(2000)
    await tab.sync.resolve(allOf(tab, 'theirs'))
    await pass(1000)
    expect(tab.text()).toBe('theirs')
    expect(tab.is()).toBe('saved')
    tab.script.undo()
    expect(tab.text()).toBe('mine')
    await pass(1000)
    expect(savedText(server)).toBe('mine')
  })

  it('is asked about anew where more was changed while somebody was deciding', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.saveAs('Dana', (script) => renamed('end', 'Theirs')(withText('theirs')(script)))
    tab.type('mine')
    await pass(2000)
    const choices = allOf(tab, 'mine')
    tab.script.dispatch({ type: 'renameNode', id: 'end', name: 'Mine' })
    await pass(500)
    await expect(tab.sync.resolve(choices)).resolves.toBe(false)
    expect(conflictsOf(tab)).toHaveLength(2)
    await expect(tab.sync.resolve(allOf(tab, 'mine'))).resolves.toBe(true)
  })

  it('is no question any more once mine was changed back', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.saveAs('Dana', withText('theirs'))
    tab.type('mine')
    await pass(2000)
    tab.script.undo()
    await pass(1000)
    expect(tab.is()).toBe('saved')
    expect(tab.text()).toBe('theirs')
  })

  it('may be that the script is gone: it is saved again only when asked', async () => {
    const server = aServer()
    const tab = aTab({ server })
    server.draft = undefined
    tab.sync.heard(undefined)
    expect(tab.is()).toBe('deleted')
    tab.type('still here')
    await pass(5000)
    expect(server.draft).toBeUndefined()
    tab.sync.saveAnew()
    await pass(1000)
    expect(savedText(server)).toBe('still here')
    expect(tab.is()).toBe('saved')
  })
})

describe('two tabs of one browser', () => {
  it('are two editors: what one saves the other has', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const one = aTab({ server, storage, id: 'one' })
    const two = aTab({ server, storage, id: 'two', open: ['one'] })
    one.type('from one')
    two.script.dispatch({ type: 'renameNode', id: 'end', name: 'from two' })
    await pass(3000)
    one.sync.heard(server.draft?.revision)
    two.sync.heard(server.draft?.revision)
    await pass(1000)
    expect([one.text(), two.text()]).toEqual(['from one', 'from one'])
    expect([one.script.script().nodes.end?.name, two.script.script().nodes.end?.name]).toEqual(['from two', 'from two'])
  })

  it('do not take what the other still has for left behind', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const one = aTab({ server, storage, id: 'one' })
    server.mood = 'away'
    one.type('unsaved in one')
    await pass(500)
    const two = aTab({ server, storage, id: 'two', open: ['one'] })
    expect(two.text()).toBe('Good day to you')
  })

  it('that both crashed leave both their changes to the next one', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const one = aTab({ server, storage, id: 'one' })
    const two = aTab({ server, storage, id: 'two', open: ['one'] })
    server.mood = 'away'
    one.type('from one')
    two.script.dispatch({ type: 'renameNode', id: 'end', name: 'from two' })
    await pass(500)
    const next = aTab({ server, storage, id: 'next' })
    expect(next.text()).toBe('from one')
    expect(next.script.script().nodes.end?.name).toBe('from two')
  })
})

describe('what this browser keeps', () => {
  it('is written within 200 ms, with the steps of undo', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const tab = aTab({ server, storage })
    tab.type('x')
    expect(tab.sync.isSafe()).toBe(false)
    await pass(200)
    expect(storage.drafts.get('one')).toMatchObject({ isSaved: false, revision: 1, past: [{ said: { edit: 'changeSetting' } }] })
    expect(tab.sync.isSafe()).toBe(true)
  })

  it('lets undo survive a reload after everything was saved', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const before = aTab({ server, storage })
    before.type('x')
    await pass(2000)
    expect(storage.drafts.get('one')?.isSaved).toBe(true)
    const after = aTab({ server, storage })
    expect(after.unsavedAt).toBeUndefined()
    after.script.undo()
    expect(after.text()).toBe('Good day to you')
  })

  it('is told to be nothing where storage is full, and tried again with the next change', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const tab = aTab({ server, storage })
    server.mood = 'away'
    storage.fails = new DOMException('too much', 'QuotaExceededError')
    tab.type('x')
    await pass(1000)
    expect(tab.sync.getState().kept).toBe('full')
    expect(tab.sync.isSafe()).toBe(false)
    storage.fails = undefined
    tab.type('xy')
    await pass(200)
    expect(tab.sync.getState().kept).toBe('kept')
    expect(tab.sync.isSafe()).toBe(true)
  })

  it('meets what others saved meanwhile: a contradiction is asked about', async () => {
    const [server, storage] = [aServer(), aStorage()]
    const closed = aTab({ server, storage, id: 'closed' })
    server.mood = 'away'
    closed.type('mine')
    await pass(200)
    server.mood = 'well'
    server.saveAs('Dana', withText('theirs'))
    const next = aTab({ server, storage, id: 'next' })
    expect(conflictsOf(next)).toHaveLength(1)
    expect(next.text()).toBe('mine')
    expect(savedText(server)).toBe('theirs')
  })
})
