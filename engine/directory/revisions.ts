/** The directory's immutable revisions: the newest in memory, older ones read back when an event accepted under them is handled. */
import type { Actor } from '../conversation/events'
import { remember } from '../expressions/bounded-cache'
import type { DirectoryDatabase } from './database'
import { NotFound } from './errors'
import { Directory, type DirectoryRevision } from './model/directory'

export interface Revisions {
  current(): DirectoryRevision
  /** Throws NotFound. */
  at(revision: number): DirectoryRevision
  /** Keeps the next revision; it is current from `adopt` on, when the transaction around it has been committed. */
  append(directory: Directory, actor: Actor, at: number): DirectoryRevision
  adopt(revision: DirectoryRevision): void
}

/** Two generations of so many revisions stay in memory; a replay rarely goes further back. */
const REMEMBERED = 8

const EMPTY: DirectoryRevision = { revision: 0, ...Directory.parse({}) }

export function createRevisions(database: DirectoryDatabase): Revisions {
  const insert = database.prepare('INSERT INTO revision (number, at, actor, document) VALUES (?, ?, ?, ?)')
  const select = database.prepare<[number], { document: string }>('SELECT document FROM revision WHERE number = ?')
  const newest = database.prepare<[], { number: number | null }>('SELECT max(number) AS number FROM revision')

  const load = remember(REMEMBERED, (number): DirectoryRevision => {
    if (number === '0') return EMPTY
    const row = select.get(Number(number))
    if (!row) throw new NotFound(`There is no directory revision ${number}; the newest is ${newest.get()?.number ?? 0}.`)
    // a revision kept by an older release lacks what was added since: the schema's defaults fill it in
    return { revision: Number(number), ...Directory.parse(JSON.parse(row.document)) }
  })
  let current = load(String(newest.get()?.number ?? 0))

  return {
    current: () => current,
    at: (revision) => (revision === current.revision ? current : load(String(revision))),
    append(directory, actor, at) {
      const revision = current.revision + 1
      insert.run(revision, at, JSON.stringify(actor), JSON.stringify(directory))
      return { revision, ...directory }
    },
    adopt(revision) {
      current = revision
    },
  }
}
