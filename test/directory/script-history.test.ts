/** The history of a script: what each stretch of work led to is kept, listed with how much it changed, and can be had back. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/conversation/events'
import type { DirectoryStore, ScriptNews } from '../../engine/directory/directory-store'
import { Conflict } from '../../engine/directory/errors'
import { openSecrets } from '../../engine/directory/secrets'
import { openDirectoryStore } from '../../engine/directory/store'
import { applyWorkspace } from '../../engine/directory/workspace/apply-workspace'
import { currentWorkspace } from '../../engine/directory/workspace/workspace'
import { aFolder, ana, closeStore, menu, openFilledStore, openStore, rui, thrownBy } from './a-workspace'

const MINUTE = 60_000

/** A store whose clock stands until it is set on. */
function withClock(folder = aFolder()) {
  const clock = { now: Date.parse('2026-06-01T09:00:00Z') }
  const file = join(folder, 'directory.sqlite')
  const store = openDirectoryStore({ file, diagnose: () => [], secrets: openSecrets({ dataDir: folder }), now: () => clock.now })
  opened.push(store)
  return {
    store,
    later: (minutes: number) => {
      clock.now += minutes * MINUTE
    },
  }
}
const opened: DirectoryStore[] = []
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

/** Saves what follows from the newest draft. */
function save(store: DirectoryStore, greeting: string, actor: Actor = ana) {
  return store.saveDraft(menu(greeting), actor, store.draft('menu')?.revision ?? 0)
}

/** That came after the history of drafts; those that name others first. */
const LATER_TABLES = [
  'request_secret',
  'run_change',
  'runs_choice',
  'scheduled_publication',
  'comment_news',
  'comment_turn',
  'comment',
  'comment_thread',
]

const list = (store: DirectoryStore) => store.scriptHistory('menu', { limit: 500 }).items
const brief = (store: DirectoryStore) => list(store).map((item) => (item.kind === 'version' ? `v${item.version}` : `d${item.revision}`))
const greetingOf = (store: DirectoryStore, revision: number) => store.draftSnapshot('menu', revision)?.nodes.greet?.settings.text

describe('saves of one person', () => {
  it('within ten minutes are one entry that holds the newest document', () => {
    const { store, later } = withClock()
    save(store, 'One')
    later(4)
    save(store, 'Two')
    later(5)
    save(store, 'Three')
    expect(list(store)).toMatchObject([
      {
        kind: 'draft',
        revision: 3,
        by: ana,
        beganAt: Date.parse('2026-06-01T09:00:00Z'),
        at: Date.parse('2026-06-01T09:09:00Z'),
        isCurrent: true,
      },
    ])
    expect([1, 2, 3].map((revision) => greetingOf(store, revision))).toEqual([undefined, undefined, 'Three'])
  })

  it('begin a new entry ten minutes after the stretch began, however steadily they come', () => {
    const { store, later } = withClock()
    for (let minute = 0; minute < 25; minute++) {
      save(store, `At ${minute}`)
      later(1)
    }
    expect(brief(store)).toEqual(['d25', 'd20', 'd10'])
    expect(greetingOf(store, 10)).toBe('At 9')
  })

  it('begin a new entry when somebody else has saved', () => {
    const { store } = withClock()
    save(store, 'One')
    save(store, 'Two', rui)
    save(store, 'Three', { kind: 'person', id: 'rui', name: 'Rui Costa' })
    save(store, 'Four')
    expect(list(store).map((item) => ('name' in item.by ? item.by.name : ''))).toEqual(['Ana', 'Rui Costa', 'Ana'])
    expect(brief(store)).toEqual(['d4', 'd3', 'd1'])
  })

  it('begin a new entry when a version was published or made to run again', () => {
    const { store } = withClock()
    save(store, 'One')
    store.publish('menu', 'first', ana)
    save(store, 'Two')
    store.publish('menu', 'second', ana)
    save(store, 'Three')
    store.setPublishedVersion('menu', 1, ana)
    save(store, 'Four')
    expect(brief(store).sort()).toEqual(['d1', 'd2', 'd3', 'd4', 'v1', 'v2'])
  })

  it('that take up an older state again leave what was there before', () => {
    const { store } = withClock()
    save(store, 'One')
    store.publish('menu', 'first', ana)
    save(store, 'An hour of work')
    save(store, 'One')
    save(store, 'Other work')
    expect(brief(store)).toEqual(['v1', 'd4', 'd2', 'd1'])
    expect(greetingOf(store, 2)).toBe('An hour of work')
  })
})

describe('the history of a script', () => {
  it('has versions and drafts, newest first, with note, name, hash and the version that says the same', () => {
    const store = openFilledStore()
    save(store, 'Good morning', rui)
    store.publish('menu', 'friendlier', rui)
    save(store, 'Good evening')
    const [newest, second, before, first, begin] = list(store)
    expect(newest).toMatchObject({ kind: 'draft', revision: 3, isCurrent: true, by: ana })
    expect(newest).not.toHaveProperty('sameAsVersion')
    expect(second).toMatchObject({ kind: 'version', version: 2, note: 'friendlier', name: 'Small', by: rui })
    expect(before).toMatchObject({ kind: 'draft', revision: 2, isCurrent: false, sameAsVersion: 2, hash: second?.hash })
    expect(first).toMatchObject({ kind: 'version', version: 1, note: 'first' })
    expect(begin).toMatchObject({ kind: 'draft', revision: 1, sameAsVersion: 1 })
  })

  it('counts what changed against the one before', () => {
    const store = openFilledStore()
    const { greet: _gone, ...nodes } = menu().nodes
    store.saveDraft({ ...menu(), name: 'Menu', nodes, links: {} }, rui, 1)
    const [draft, version, begin] = list(store)
    expect(draft?.changes).toMatchObject({ nodes: { added: 0, removed: 1, changed: 0, moved: 0 }, links: { removed: 5 }, other: 1 })
    expect([version, begin].map((item) => item && 'changes' in item)).toEqual([false, false])
    store.saveDraft(menu('Again'), ana, 2)
    expect(list(store)[1]?.changes).toEqual(draft?.changes)
    store.publish('menu', '', ana)
    expect(list(store)[0]).toMatchObject({ version: 2, changes: { nodes: { changed: 1 }, links: { removed: 0 }, other: 0 } })
  })

  it('is read in pages', () => {
    const { store, later } = withClock()
    for (let n = 0; n < 7; n++) {
      save(store, `${n}`)
      if (n % 3 === 0) store.publish('menu', '', ana)
      later(n % 2 === 0 ? 11 : 0)
    }
    const all = list(store)
    const seen = []
    for (let before: Parameters<DirectoryStore['scriptHistory']>[1]['before'] | 'none' = 'none'; before !== undefined; ) {
      const page = store.scriptHistory('menu', { limit: 3, ...(before === 'none' ? {} : { before }) })
      seen.push(...page.items)
      before = page.next
    }
    expect(seen).toEqual(all)
    expect(all.length).toBeGreaterThan(7)
  })

  it('keeps the newest two hundred drafts, and all versions', () => {
    const { store } = withClock()
    save(store, 'first')
    store.publish('menu', '', ana)
    for (let n = 1; n <= 230; n++) save(store, `${n}`, n % 2 ? rui : ana)
    const items = list(store)
    expect(items.filter(({ kind }) => kind === 'draft')).toHaveLength(201)
    expect(items.filter(({ kind }) => kind === 'version')).toHaveLength(1)
    expect(greetingOf(store, 31)).toBe('30')
    expect(store.draftSnapshot('menu', 30)).toBeUndefined()
  })

  it('goes with a script that is deleted', () => {
    const { store } = withClock()
    save(store, 'One')
    save(store, 'Two', rui)
    store.deleteScript('menu', ana)
    expect(list(store)).toEqual([])
    expect(store.draftSnapshot('menu', 1)).toBeUndefined()
    expect(save(store, 'Anew').revision).toBe(1)
  })

  it('is there for a file of an older release: its draft is kept, its versions are counted when they are looked at', () => {
    const folder = aFolder()
    const store = openFilledStore(folder)
    save(store, 'Good morning')
    store.publish('menu', '', ana)
    closeStore(store)
    const database = new Database(join(folder, 'directory.sqlite'))
    for (const table of LATER_TABLES) database.exec(`DROP TABLE ${table}`)
    database.exec('DROP TABLE draft_snapshot; ALTER TABLE script_version DROP COLUMN changes')
    database.exec('ALTER TABLE draft DROP COLUMN began_at; ALTER TABLE draft DROP COLUMN is_closed; PRAGMA user_version = 1')
    database.close()
    const again = openStore(folder)
    expect(list(again)).toMatchObject([
      { kind: 'version', version: 2, changes: { nodes: { changed: 1 } } },
      { kind: 'draft', revision: 2 },
      { kind: 'version', version: 1 },
    ])
    save(again, 'Good evening')
    expect(brief(again).sort()).toEqual(['d2', 'd3', 'v1', 'v2'])
    expect(greetingOf(again, 2)).toBe('Good morning')
  })
})

describe('news of a script', () => {
  it('tell of saves that changed something, publications and deletion, after the commit', () => {
    const store = openFilledStore()
    const heard: ScriptNews[] = []
    const stop = store.onScriptChanged((news) => heard.push(news))
    save(store, 'Good morning', rui)
    save(store, 'Good morning', rui)
    store.publish('menu', '', ana)
    store.setPublishedVersion('menu', 1, ana)
    store.saveDraft({ ...menu(), id: 'sketch' }, rui, 0)
    store.deleteScript('sketch', rui)
    thrownBy(() => store.saveDraft(menu('Too late'), rui, 1))
    stop()
    save(store, 'Unheard')
    expect(heard).toMatchObject([
      { type: 'draft', scriptId: 'menu', revision: 2, by: rui },
      { type: 'published', scriptId: 'menu', version: 2, by: ana },
      { type: 'published', scriptId: 'menu', version: 1 },
      { type: 'draft', scriptId: 'sketch', revision: 1 },
      { type: 'deleted', scriptId: 'sketch', by: rui },
    ])
  })
})

describe('a workspace folder that is applied', () => {
  it('leaves the draft that it replaces in the history, and tells of what it published', () => {
    const store = openFilledStore()
    save(store, 'Edited here', rui)
    const heard: ScriptNews[] = []
    store.onScriptChanged((news) => heard.push(news))
    const wanted = { ...currentWorkspace(store), scripts: [menu('From the folder')] }
    applyWorkspace(store, wanted, ana, { force: true })
    save(store, 'Edited again')
    expect(brief(store)).toEqual(['d4', 'v2', 'd3', 'd2', 'v1', 'd1'])
    expect(list(store).map((item) => item.changes?.nodes.changed)).toEqual([1, 1, 1, 1, undefined, undefined])
    expect(greetingOf(store, 2)).toBe('Edited here')
    expect(heard).toMatchObject([
      { type: 'draft', revision: 3, by: ana },
      { type: 'published', version: 2, by: ana },
      { type: 'draft', revision: 4 },
    ])
  })
})

describe('a refused save', () => {
  it('says who saved last, and when', () => {
    const { store, later } = withClock()
    save(store, 'One')
    later(3)
    save(store, 'Two', rui)
    const conflict = thrownBy(() => store.saveDraft(menu('Mine'), ana, 1))
    expect(conflict).toBeInstanceOf(Conflict)
    expect(conflict).toMatchObject({ currentRevision: 2, last: { by: rui, at: Date.parse('2026-06-01T09:03:00Z') } })
    expect(thrownBy(() => store.publish('menu', '', ana, 1))).toMatchObject({ currentRevision: 2, last: { by: rui } })
  })

  it('says that the draft was deleted meanwhile', () => {
    const { store } = withClock()
    save(store, 'One')
    store.deleteScript('menu', rui)
    const conflict = thrownBy(() => store.saveDraft(menu('Mine'), ana, 1))
    expect(conflict).toMatchObject({ currentRevision: 0, last: undefined })
    expect(String(conflict)).toContain('any more')
  })
})
