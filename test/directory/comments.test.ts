/** Comments as they are kept: threads, who may change what, what stood when a version was published, and everybody's inbox. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../engine/directory/comment-rows'
import type { DirectoryStore, ScriptNews } from '../../engine/directory/directory-store'
import { NotFound, NotYours, RefusedChange } from '../../engine/directory/errors'
import { mentionOf } from '../../engine/directory/model/comment-text'
import { aFolder, ana as anActor, closeStore, menu, openFilledStore, openStore, thrownBy } from './a-workspace'

const ana = anActor as Speaker
const rui: Speaker = { kind: 'person', id: 'rui', name: 'Rui' }
const eva: Speaker = { kind: 'person', id: 'eva', name: 'Eva' }
const ruiThere = mentionOf('rui', 'Rui')

const begin = (store: DirectoryStore, text: string, by = ana, more: { readonly node?: string; readonly version?: number } = {}) =>
  store.comments.begin({ scriptId: 'menu', text, ...more }, by)
const texts = (store: DirectoryStore, version?: number) => {
  const published = store.versions('menu').find((one) => one.version === version)
  const query = published ? { version: { number: published.version, at: published.at } } : { isResolved: false }
  return store.comments.list('menu', { ...query, limit: 100 }).threads.map(({ comments }) => comments[0]?.text)
}
const publishAnother = (store: DirectoryStore, greeting: string) => {
  store.saveDraft(menu(greeting), anActor, store.draft('menu')?.revision ?? 0)
  return store.publish('menu', greeting, anActor).version
}

describe('a thread', () => {
  it('is about a node as it was called when it began, and stays when the node is gone', () => {
    const store = openFilledStore()
    const { draft } = { draft: store.draft('menu') }
    store.saveDraft(
      { ...menu(), nodes: { ...menu().nodes, greet: { ...menu().nodes.greet, name: 'Greeting' } } },
      anActor,
      draft?.revision ?? 0,
    )
    begin(store, 'Too stiff?', ana, { node: 'greet' })
    const { greet: _, ...others } = menu().nodes
    const links = Object.fromEntries(Object.entries(menu().links).filter(([, { from, to }]) => from !== 'greet' && to !== 'greet'))
    store.saveDraft({ ...menu(), nodes: others, links }, anActor, store.draft('menu')?.revision ?? 0)
    expect(store.comments.list('menu', { limit: 10 }).threads).toMatchObject([
      { node: { id: 'greet', kind: 'send-text', name: 'Greeting' }, isResolved: false, comments: [{ text: 'Too stiff?', by: ana }] },
    ])
  })

  it('makes no revision and no version, and stays over a restart', () => {
    const folder = aFolder()
    const store = openFilledStore(folder)
    const before = store.draftState('menu')
    const { id } = begin(store, 'Hello')
    store.comments.reply('menu', id, { text: 'Hello back' }, rui)
    expect(store.draftState('menu')).toEqual(before)
    expect(store.versions('menu')).toHaveLength(1)
    closeStore(store)
    const again = openStore(folder)
    expect(again.comments.thread('menu', id).comments.map(({ text, by }) => [text, by.name])).toEqual([
      ['Hello', 'Ana'],
      ['Hello back', 'Rui'],
    ])
  })

  it('about a node that is not there is refused and told what to do', () => {
    const store = openFilledStore()
    const refused = thrownBy(() => begin(store, 'Where?', ana, { node: 'nowhere' })) as RefusedChange
    expect(refused).toBeInstanceOf(RefusedChange)
    expect(refused.problems).toMatchObject([{ rule: 'unknown-node', path: ['node'] }])
    expect(thrownBy(() => store.comments.begin({ scriptId: 'none', text: 'x' }, ana))).toBeInstanceOf(NotFound)
    expect(thrownBy(() => begin(store, 'x', ana, { version: 7 }))).toBeInstanceOf(NotFound)
    expect(store.comments.list('menu', { limit: 10 }).threads).toEqual([])
  })

  it('takes what comes twice under one id once, and nothing under the id of somebody else', () => {
    const store = openFilledStore()
    const twice = () => store.comments.begin({ scriptId: 'menu', id: 'comment-1', text: 'Once' }, ana)
    expect(twice()).toEqual(twice())
    const reply = () => store.comments.reply('menu', 'comment-1', { id: 'comment-2', text: 'Yes' }, rui)
    expect(reply()).toEqual(reply())
    expect(store.comments.thread('menu', 'comment-1').comments).toHaveLength(2)
    expect(thrownBy(() => store.comments.begin({ scriptId: 'menu', id: 'comment-1', text: 'Mine' }, rui))).toBeInstanceOf(RefusedChange)
    expect(thrownBy(() => store.comments.begin({ scriptId: 'menu', id: 'comment-2', text: 'Mine' }, rui))).toBeInstanceOf(RefusedChange)
  })

  it('is resolved and opened again by anybody, and says by whom; a reply opens it as well', () => {
    const store = openFilledStore()
    const { id } = begin(store, 'Done?')
    store.comments.resolve('menu', id, true, rui)
    store.comments.resolve('menu', id, true, eva)
    expect(texts(store)).toEqual([])
    store.comments.reply('menu', id, { text: 'Not yet' }, eva)
    const { isResolved, turns } = store.comments.thread('menu', id)
    expect(isResolved).toBe(false)
    expect(turns.map((turn) => [turn.isResolved, turn.by.name])).toEqual([
      [true, 'Rui'],
      [false, 'Eva'],
    ])
  })
})

describe('what was said', () => {
  it('is changed and taken back by who said it only', () => {
    const store = openFilledStore()
    const { id } = begin(store, 'Mine')
    expect(thrownBy(() => store.comments.edit('menu', id, 'Yours', rui))).toBeInstanceOf(NotYours)
    expect(thrownBy(() => store.comments.remove('menu', id, rui))).toBeInstanceOf(NotYours)
    const { comments } = store.comments.edit('menu', id, 'Still mine', ana)
    expect(comments).toMatchObject([{ text: 'Still mine', editedAt: expect.any(Number) }])
  })

  it('is gone when it is deleted; its place stays only while a reply stands behind it', () => {
    const store = openFilledStore()
    const { id } = begin(store, 'First')
    const reply = store.comments.reply('menu', id, { text: 'Second' }, rui).comments[1]?.id ?? ''
    expect(store.comments.remove('menu', id, ana)?.comments).toMatchObject([
      { text: '', isDeleted: true },
      { text: 'Second', isDeleted: false },
    ])
    expect(thrownBy(() => store.comments.edit('menu', id, 'Back', ana))).toBeInstanceOf(NotFound)
    expect(store.comments.remove('menu', reply, rui)).toBeUndefined()
    expect(thrownBy(() => store.comments.thread('menu', id))).toBeInstanceOf(NotFound)
  })

  it('is in the audit without its text', () => {
    const store = openFilledStore()
    const { id } = begin(store, 'A secret that is deleted later')
    store.comments.remove('menu', id, ana)
    const { entries } = store.readAudit({ subject: { kind: 'script', id: 'menu' }, limit: 2 })
    expect(entries.map(({ action }) => action)).toEqual(['deleteComment', 'comment'])
    expect(JSON.stringify(entries)).not.toContain('secret')
    expect(store.findBrokenAudit()).toBeUndefined()
  })

  it('is told to those who have the script open', () => {
    const store = openFilledStore()
    const heard: ScriptNews[] = []
    store.onScriptChanged((news) => heard.push(news))
    const { id } = begin(store, 'Hello')
    expect(heard).toMatchObject([{ type: 'comments', scriptId: 'menu', thread: id, by: ana }])
  })

  it('goes with a script that is deleted', () => {
    const store = openFilledStore()
    store.saveDraft({ ...menu(), id: 'other' }, anActor, 0)
    const { id } = store.comments.begin({ scriptId: 'other', text: ruiThere }, ana)
    store.deleteScript('other', anActor)
    expect(thrownBy(() => store.comments.thread('other', id))).toBeInstanceOf(NotFound)
    expect(store.comments.inbox.list('rui', { limit: 10 })).toEqual({ items: [], unread: 0 })
    store.saveDraft({ ...menu(), id: 'other' }, anActor, 0)
    expect(store.comments.list('other', { limit: 10 }).threads).toEqual([])
  })
})

describe('a version', () => {
  it('shows what stood open when it was published, as it is now, and what was begun on it', () => {
    const store = openFilledStore()
    const done = begin(store, 'Done before')
    store.comments.resolve('menu', done.id, true, ana)
    const open = begin(store, 'Open then')
    expect(publishAnother(store, 'Second')).toBe(2)
    begin(store, 'Begun on the first', ana, { version: 1 })
    begin(store, 'After the second')
    store.comments.resolve('menu', open.id, true, rui)
    expect(texts(store, 1)).toEqual(['Begun on the first'])
    expect(texts(store, 2)).toEqual(['Open then'])
    expect(store.comments.thread('menu', open.id).isResolved).toBe(true)
    expect(texts(store)).toEqual(['After the second', 'Begun on the first'])
    expect(publishAnother(store, 'Third')).toBe(3)
    expect(texts(store, 3)).toEqual(['After the second', 'Begun on the first'])
  })

  it('shows a thread exactly when it was begun on it, or was begun and not resolved as it was published', () => {
    const act = fc.oneof(
      fc.constant({ is: 'begin' } as const),
      fc.constant({ is: 'publish' } as const),
      fc.record({ is: fc.constantFrom('resolve' as const, 'reopen' as const), which: fc.nat(5) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const store = openFilledStore()
        const threads: { readonly id: string; isResolved: boolean }[] = []
        const expected = new Map<number, ReadonlySet<string>>([[1, new Set()]])
        for (const [place, one] of acts.entries()) {
          if (one.is === 'begin') threads.push({ id: begin(store, `Thread ${place}`).id, isResolved: false })
          else if (one.is === 'publish') {
            const open = threads.filter(({ isResolved }) => !isResolved).map(({ id }) => id)
            expected.set(publishAnother(store, `Greeting ${place}`), new Set(open))
          } else {
            const thread = threads[one.which % Math.max(1, threads.length)]
            if (!thread) continue
            thread.isResolved = one.is === 'resolve'
            store.comments.resolve('menu', thread.id, thread.isResolved, rui)
          }
        }
        for (const { version, at } of store.versions('menu')) {
          const { threads: shown } = store.comments.list('menu', { version: { number: version, at }, limit: 100 })
          expect(new Set(shown.map(({ id }) => id))).toEqual(expected.get(version))
        }
        closeStore(store)
      }),
      { numRuns: 25 },
    )
  })
})

describe('an inbox', () => {
  const newsOf = (store: DirectoryStore, person: string) =>
    store.comments.inbox.list(person, { limit: 50 }).items.map(({ reason, text, isRead }) => `${reason}${isRead ? ', read' : ''}: ${text}`)

  it('has what mentions a person, and what is said in threads that he or she takes part in; never what one said oneself', () => {
    const store = openFilledStore()
    const { id } = begin(store, `${ruiThere}, what do you think?`)
    store.comments.reply('menu', id, { text: 'Good' }, rui)
    store.comments.reply('menu', id, { text: 'I agree' }, eva)
    expect(newsOf(store, 'ana')).toEqual(['reply: I agree', 'reply: Good'])
    expect(newsOf(store, 'rui')).toEqual(['reply: I agree', `mention, read: ${ruiThere}, what do you think?`])
    expect(newsOf(store, 'eva')).toEqual([])
  })

  it('is read by thread, or up to a moment, and what comes later is not', () => {
    const store = openFilledStore()
    const heard: string[] = []
    store.comments.onInboxChanged((person) => heard.push(person))
    const first = begin(store, `${ruiThere} one`)
    begin(store, `${ruiThere} two`)
    expect(heard.splice(0)).toEqual(['rui', 'rui'])
    store.comments.markRead('rui', { thread: first.id })
    expect(store.comments.inbox.unread('rui')).toBe(1)
    const seen = store.comments.inbox.list('rui', { limit: 1 }).items[0]?.at ?? 0
    begin(store, `${ruiThere} three`)
    store.comments.markRead('rui', { until: seen })
    store.comments.markRead('rui', { until: seen })
    expect(newsOf(store, 'rui')).toEqual([`mention: ${ruiThere} three`, `mention, read: ${ruiThere} two`, `mention, read: ${ruiThere} one`])
    expect(heard).toEqual(['rui', 'rui', 'rui'])
    expect(store.comments.list('menu', { limit: 10, reader: 'rui' }).threads.map(({ comments }) => comments[0]?.isUnread)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('follows an edit: who is mentioned now is told, who is not any more has no news', () => {
    const store = openFilledStore()
    const { id } = begin(store, ruiThere)
    store.comments.edit('menu', id, mentionOf('eva', 'Eva'), ana)
    expect([store.comments.inbox.unread('rui'), store.comments.inbox.unread('eva')]).toEqual([0, 1])
    store.comments.remove('menu', id, ana)
    expect(newsOf(store, 'eva')).toEqual([])
  })

  it('comes in pages without losing or repeating any', () => {
    const store = openFilledStore()
    for (let number = 0; number < 7; number++) begin(store, `${ruiThere} ${number}`)
    const all: string[] = []
    for (let before: { at: number; comment: string } | undefined; ; ) {
      const page = store.comments.inbox.list('rui', { limit: 3, ...(before ? { before } : {}) })
      all.push(...page.items.map(({ text }) => text.slice(-1)))
      if (!page.next) break
      before = page.next
    }
    expect(all).toEqual(['6', '5', '4', '3', '2', '1', '0'])
  })
})
