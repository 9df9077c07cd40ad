/** The directory store on a real file: revisions, scripts, audit, refusals. */
import { copyFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { keepingStorageErrors, openDirectoryDatabase } from '../../engine/directory/database'
import { Conflict, NotFound, RefusedChange } from '../../engine/directory/errors'
import { smallScript } from '../script/script-builder'
import { aFolder, ana, channel, closeStore, menu, openFilledStore, openStore, put, rui, sales, thrownBy } from './a-workspace'

const rulesOf = (error: unknown) => (error instanceof RefusedChange ? error.problems.map(({ rule }) => rule) : error)

describe('a directory revision', () => {
  it('begins empty with number 0 and grows by one with each change', () => {
    const store = openStore()
    expect(store.current()).toMatchObject({ revision: 0, skills: [] })
    expect(store.change(put.sales, ana)).toEqual({ revision: 1 })
    expect(store.change(put.support, ana)).toEqual({ revision: 2 })
    expect(store.current().skills.map(({ id }) => id)).toEqual(['sales', 'support'])
  })

  it('stays as it was when later ones come, also after a restart', () => {
    const folder = aFolder()
    const store = openStore(folder)
    store.change(put.sales, ana)
    store.change({ type: 'putSkill', skill: { ...sales, name: 'Sales EMEA' } }, ana)
    closeStore(store)
    const again = openStore(folder)
    expect(again.current()).toMatchObject({ revision: 2, skills: [{ name: 'Sales EMEA', offerSeconds: 30 }] })
    expect(again.at(1).skills[0]?.name).toBe('Sales')
    expect(again.at(0).skills).toEqual([])
    expect(() => again.at(3)).toThrow(NotFound)
  })

  it('is not made by a change that changes nothing', () => {
    const store = openStore()
    store.change(put.sales, ana)
    expect(store.change(put.sales, ana)).toEqual({ revision: 1 })
    expect(store.readAudit().entries).toHaveLength(1)
  })

  it('holds several changes or none of them', () => {
    const store = openStore()
    expect(store.change([put.sales, put.support, put.maria], ana)).toEqual({ revision: 1 })
    const removeTwo = [
      { type: 'putHours', hours: put.office.hours },
      { type: 'removeSkill', id: 'sales' },
    ] as const
    expect(rulesOf(thrownBy(() => store.change(removeTwo, ana)))).toEqual(['still-used'])
    expect(store.current()).toMatchObject({ revision: 1, hours: [] })
  })

  it('is refused to whom began from an older one', () => {
    const store = openStore()
    store.change(put.sales, ana, 0)
    const conflict = thrownBy(() => store.change(put.support, rui, 0))
    expect(conflict).toBeInstanceOf(Conflict)
    expect(conflict).toMatchObject({ currentRevision: 1 })
  })

  it('is told to listeners after the commit, until they stop, and a failing listener harms nobody', () => {
    const store = openStore()
    const heard: number[] = []
    store.onChanged(({ revision }) => {
      heard.push(store.current().revision === revision ? revision : -1)
    })
    const stop = store.onChanged(() => heard.push(100))
    store.change(put.sales, ana)
    stop()
    store.change(put.support, ana)
    expect(heard).toEqual([1, 100, 2])
  })
})

describe('a change', () => {
  it('of the wrong shape is refused with every place', () => {
    const store = openStore()
    const refused = thrownBy(() => store.change({ type: 'putSkill', skill: { id: 'Sales!', name: 'S' } }, ana))
    expect(refused).toMatchObject({ problems: [{ path: ['skill', 'id'] }, { path: ['skill', 'name'] }] })
  })

  it('that leaves a channel without a published default script is refused (S65)', () => {
    const store = openStore()
    store.change(put.sales, ana)
    expect(rulesOf(thrownBy(() => store.change(put.channel, ana)))).toEqual(['default-script-unpublished'])
  })

  it('that saves a channel is accepted once its script is published and its skill exists', () => {
    expect(openFilledStore().current().channels[0]?.id).toBe('front-desk')
  })

  it('that removes a skill used by a published script is refused with where it is used', () => {
    const store = openFilledStore()
    const refused = thrownBy(() => store.change({ type: 'removeHours', id: 'office' }, ana))
    expect(String(refused)).toContain('script "menu" (node "office-hours")')
    expect(store.whereUsed({ kind: 'skill', id: 'sales' })).toHaveLength(3)
  })

  it('is kept with who, what, before and after, when, and the revision', () => {
    const store = openStore()
    store.change(put.sales, ana)
    store.change({ type: 'putSkill', skill: { ...sales, name: 'Sales EMEA' } }, rui)
    store.change({ type: 'removeSkill', id: 'sales' }, rui)
    const [removed, changed, added] = store.readAudit().entries
    expect(added).toMatchObject({ number: 1, actor: ana, action: 'put', subject: { kind: 'skill', id: 'sales' }, revision: 1 })
    expect(added).not.toHaveProperty('before')
    expect(changed).toMatchObject({ actor: rui, before: { name: 'Sales' }, after: { name: 'Sales EMEA' }, revision: 2 })
    expect(removed).toMatchObject({ action: 'remove', before: { name: 'Sales EMEA' } })
    expect(removed).not.toHaveProperty('after')
    expect(added?.at).toBeGreaterThan(Date.parse('2026-06-01T09:00:00Z'))
  })
})

describe('the audit', () => {
  it('is read in pages, newest first, and by subject', () => {
    const store = openFilledStore()
    const first = store.readAudit({ limit: 3 })
    const second = store.readAudit({ limit: 3, before: first.next ?? 0 })
    expect([...first.entries, ...second.entries].map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3])
    expect(store.readAudit({ subject: { kind: 'script', id: 'menu' } }).entries.map(({ action }) => action)).toEqual([
      'publish',
      'saveDraft',
    ])
  })

  it('cannot be changed or deleted through its file', () => {
    const folder = aFolder()
    closeStore(openFilledStore(folder))
    const database = new Database(join(folder, 'directory.sqlite'))
    expect(() => database.exec("UPDATE audit SET actor = '{}'")).toThrow('append-only')
    expect(() => database.exec('DELETE FROM audit')).toThrow('append-only')
    expect(() => database.exec("UPDATE script_version SET document = '{}'")).toThrow('never changes')
    expect(() => database.exec('DELETE FROM revision')).toThrow('never deleted')
    database.close()
  })

  it.each([
    ['an altered entry', "UPDATE audit SET actor = '{}' WHERE number = 2", 2],
    ['a missing entry', 'DELETE FROM audit WHERE number = 3', 4],
    ['missing newest entries', 'DELETE FROM audit WHERE number >= 7', 7],
  ])('shows %s that got past the guards (R60)', (_, tampering, broken) => {
    const folder = aFolder()
    const store = openFilledStore(folder)
    expect(store.findBrokenAudit()).toBeUndefined()
    closeStore(store)
    const database = new Database(join(folder, 'directory.sqlite'))
    database.exec(`DROP TRIGGER audit_stays; DROP TRIGGER audit_kept; ${tampering}`)
    database.close()
    expect(openStore(folder).findBrokenAudit()).toBe(broken)
  })
})

describe('a draft', () => {
  it('is saved only by who began from its newest revision', () => {
    const store = openStore()
    expect(store.saveDraft(menu('One'), ana, 0).revision).toBe(1)
    expect(store.saveDraft(menu('Two'), ana, 1).revision).toBe(2)
    const conflict = thrownBy(() => store.saveDraft(menu('Mine'), rui, 1))
    expect(conflict).toBeInstanceOf(Conflict)
    expect(conflict).toMatchObject({ currentRevision: 2, changes: [{ lines: ['nodes.greet.settings.text: "Two" -> "Mine"'] }] })
    expect(String(conflict)).toContain('saved by Ana')
    expect(store.draft('menu')?.script).toEqual(menu('Two'))
  })

  it('may be unfinished, but must be a script', () => {
    const store = openStore()
    expect(store.saveDraft(smallScript({ id: 'half', nodes: { lost: ['assign-skill', {}] } }), ana, 0).revision).toBe(1)
    expect(rulesOf(thrownBy(() => store.saveDraft({ formatVersion: 2, id: 'x' }, ana, 0)))).toContain('wrong-shape')
  })

  it('that says the same as the kept one is not a new revision', () => {
    const store = openStore()
    store.saveDraft(menu(), ana, 0)
    expect(store.saveDraft(menu(), rui, 0).revision).toBe(1)
  })
})

describe('publishing', () => {
  it('makes versions that count up and never change, with who, when and note', () => {
    const store = openFilledStore()
    store.saveDraft(menu('Good morning'), rui, 1)
    expect(store.publish('menu', 'friendlier', rui)).toMatchObject({ version: 2, note: 'friendlier', by: rui })
    expect(store.versions('menu')).toMatchObject([
      { version: 2, note: 'friendlier', by: rui },
      { version: 1, note: 'first', by: ana },
    ])
    expect(store.scriptVersion('menu', 1)).toEqual(menu())
    expect(store.scriptVersion('menu', 2)).toEqual(menu('Good morning'))
    expect(store.scriptVersion('menu', 3)).toBeUndefined()
  })

  it('is a new revision of the directory; events accepted before still see the old version', () => {
    const store = openFilledStore()
    const before = store.current()
    store.saveDraft(menu('Good morning'), ana, 1)
    store.publish('menu', '', ana)
    expect(store.current()).toMatchObject({ revision: before.revision + 1, scripts: [{ id: 'menu', version: 2 }] })
    expect(store.at(before.revision).scripts).toMatchObject([{ version: 1 }])
    const hash = store.current().scripts[0]?.hash ?? ''
    expect(store.scriptByHash(hash)).toEqual(menu('Good morning'))
  })

  it('of what is published already changes nothing', () => {
    const store = openFilledStore()
    const { revision } = store.current()
    expect(store.publish('menu', 'again', ana).version).toBe(1)
    expect(store.current().revision).toBe(revision)
  })

  it('is refused while the script has errors, with all of them', () => {
    const store = openFilledStore()
    const broken = smallScript({ id: 'broken', nodes: { queue: ['assign-skill', { skill: 'gone' }] } })
    store.saveDraft(broken, ana, 0)
    const refused = thrownBy(() => store.publish('broken', '', ana))
    expect(rulesOf(refused)).toEqual(expect.arrayContaining(['deleted-reference']))
    expect(store.versions('broken')).toEqual([])
  })

  it('is refused when the draft is not the one that was looked at', () => {
    const store = openFilledStore()
    store.saveDraft(menu('Good morning'), rui, 1)
    expect(() => store.publish('menu', '', ana, 1)).toThrow(Conflict)
  })

  it('can be taken back to an older version, and forth again', () => {
    const store = openFilledStore()
    store.saveDraft(menu('Good morning'), ana, 1)
    store.publish('menu', '', ana)
    store.setPublishedVersion('menu', 1, rui)
    expect(store.current().scripts).toMatchObject([{ version: 1 }])
    expect(store.publish('menu', '', rui).version).toBe(2)
    expect(store.current().scripts).toMatchObject([{ version: 2 }])
    expect(() => store.setPublishedVersion('menu', 9, rui)).toThrow(NotFound)
  })
})

describe('a script', () => {
  it('with versions cannot be deleted', () => {
    const store = openFilledStore()
    expect(rulesOf(thrownBy(() => store.deleteScript('menu', ana)))).toEqual(['has-versions'])
  })

  it('that was never published can be deleted', () => {
    const store = openFilledStore()
    store.saveDraft(smallScript({ id: 'sketch', nodes: {} }), ana, 0)
    expect(store.scripts()).toMatchObject([
      { id: 'menu', newestVersion: 1, hasUnpublishedEdits: false },
      { id: 'sketch', draft: { revision: 1, by: ana }, hasUnpublishedEdits: true },
    ])
    store.deleteScript('sketch', ana)
    expect(store.draft('sketch')).toBeUndefined()
    expect(() => store.deleteScript('sketch', ana)).toThrow(NotFound)
  })
})

describe('the file', () => {
  it('that is locked by another process says so', () => {
    const folder = aFolder()
    const store = openStore(folder)
    const other = new Database(join(folder, 'directory.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    expect(thrownBy(() => store.change(put.sales, ana))).toMatchObject({ name: 'StorageError', kind: 'locked' })
    other.exec('ROLLBACK')
    other.close()
    expect(store.change(put.sales, ana)).toEqual({ revision: 1 })
  })

  it('that is full changes nothing and says so', () => {
    const file = join(aFolder(), 'directory.sqlite')
    const database = openDirectoryDatabase(file)
    // SQLite's own limit on pages answers as a full disk does
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`)
    const insert = database.prepare('INSERT INTO revision VALUES (1, 0, ?, ?)')
    const refused = thrownBy(() => keepingStorageErrors(file, () => insert.run('{}', 'x'.repeat(1_000_000))))
    expect(refused).toMatchObject({ name: 'StorageError', kind: 'full' })
    expect(database.prepare('SELECT count(*) FROM revision').pluck().get()).toBe(0)
    database.close()
  })

  it.each([
    [
      'holds something else',
      (file: string) => writeFileSync(file, 'this is not a database, but it is long enough to be read as one'.repeat(40)),
    ],
    ['was cut', (file: string) => truncateSync(file, 6000)],
  ])('that %s is refused with its name', (_, damage) => {
    const folder = aFolder()
    closeStore(openFilledStore(folder))
    const file = join(folder, 'directory.sqlite')
    copyFileSync(file, `${file}.copy`)
    damage(file)
    const refused = thrownBy(() => openStore(folder))
    expect(refused).toMatchObject({ name: 'StorageError', kind: 'broken' })
    expect(String(refused)).toContain('directory.sqlite')
  })

  it('of a later release is refused', () => {
    const folder = aFolder()
    closeStore(openStore(folder))
    const database = new Database(join(folder, 'directory.sqlite'))
    database.pragma('user_version = 99')
    database.close()
    expect(String(thrownBy(() => openStore(folder)))).toContain('later Cordboard')
  })
})

it('channels of one number are refused', () => {
  const store = openFilledStore()
  const second = { type: 'putChannel', channel: { ...channel, id: 'second' } } as const
  expect(rulesOf(thrownBy(() => store.change(second, ana)))).toEqual(['phoneNumberId-taken', 'number-taken'])
})
