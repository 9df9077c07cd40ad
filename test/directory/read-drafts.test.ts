/** Drafts that are read again: the same document, without the work, and never an old one. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createReadDrafts, jsonOf } from '../../engine/directory/read-drafts'
import { FORMAT_VERSION } from '../../engine/script/script'
import { aFolder, ana, closeStore, menu as greeting, openStore, thrownBy } from './a-workspace'

const menu = (name: string) => ({ ...greeting('Hello'), name })
const textOf = (name: string) => JSON.stringify(menu(name))

describe('a draft that is read again', () => {
  it('is the very same as long as its text is', () => {
    const drafts = createReadDrafts()
    const first = drafts.read('menu', textOf('One'))
    expect(drafts.read('menu', textOf('One'))).toBe(first)
    expect(drafts.read('menu', textOf('Two')).name).toBe('Two')
    expect(drafts.read('menu', textOf('One'))).toEqual(first)
  })

  it('is the one that was written last', () => {
    const drafts = createReadDrafts()
    drafts.read('menu', textOf('One'))
    const written = menu('Two')
    drafts.remember(written, textOf('Two'))
    expect(drafts.read('menu', textOf('Two'))).toBe(written)
  })

  it('is forgotten when others have taken the room, the one used longest ago first', () => {
    const text = textOf('One')
    const drafts = createReadDrafts(2 * text.length)
    const [a, b] = [drafts.read('a', text), drafts.read('b', text)]
    expect(drafts.read('a', text)).toBe(a)
    drafts.read('c', text)
    expect(drafts.read('a', text)).toBe(a)
    expect(drafts.read('b', text)).not.toBe(b)
  })

  it('is kept by nobody where it is larger than the room', () => {
    const drafts = createReadDrafts(10)
    expect(drafts.read('menu', textOf('One'))).not.toBe(drafts.read('menu', textOf('One')))
  })

  it('that cannot be read says so each time, and is read as soon as it can be', () => {
    const drafts = createReadDrafts()
    const good = drafts.read('menu', textOf('One'))
    for (const _ of ['first', 'again']) {
      expect(thrownBy(() => drafts.read('menu', '{"formatVersion":2}'))).toMatchObject({
        message: expect.stringMatching(/^The draft "menu" cannot be read: /),
      })
    }
    expect(drafts.read('menu', textOf('One'))).toEqual(good)
  })

  it('of an older format version has the text of today’s', () => {
    const { links, ...rest } = menu('Old')
    const old = JSON.stringify({ ...rest, formatVersion: 1, links: Object.values(links) })
    const script = createReadDrafts().read('menu', old)
    expect(script).toEqual(menu('Old'))
    expect(JSON.parse(jsonOf(script))).toMatchObject({ formatVersion: FORMAT_VERSION, links })
  })
})

describe('a draft in the store', () => {
  it('is what stands in the database, also where another hand wrote it', () => {
    const folder = aFolder()
    const store = openStore(folder)
    store.saveDraft(menu('One'), ana, 0)
    expect(store.draft('menu')?.script.name).toBe('One')
    const database = new Database(join(folder, 'directory.sqlite'))
    const write = (document: string) => database.prepare('UPDATE draft SET document = ?').run(document)
    write(textOf('By hand'))
    expect(store.draft('menu')?.script.name).toBe('By hand')
    write('broken')
    expect(thrownBy(() => store.draft('menu'))).toMatchObject({
      message: expect.stringMatching(/^The draft "menu" cannot be read: This is not JSON/),
    })
    database.close()
    closeStore(store)
  })

  it('is gone when it was deleted, and begins anew', () => {
    const store = openStore()
    store.saveDraft(menu('One'), ana, 0)
    store.deleteScript('menu', ana)
    expect(store.draft('menu')).toBeUndefined()
    store.saveDraft(menu('Two'), ana, 0)
    expect(store.draft('menu')).toMatchObject({ revision: 1, script: { name: 'Two' } })
  })
})
