/** Reads history back: all of it after a cursor, or one object's after a sequence. */
import type { Statement } from 'better-sqlite3'
import type { HistoryEntry, KeptEntry } from '../../history/entries'
import type { ObjectAddress } from '../host'
import { type AddressText, addressText } from '../objects/delivery'
import type { EngineDatabase } from './database'
import type { ObjectStore } from './object-store'

/** No page is longer, whatever is asked for. */
const MAX_PAGE = 1000

interface Row {
  readonly cursor: number
  readonly previous: number | null
  readonly sequence: number
  readonly at: number
  readonly entries: string
}

export class HistoryReader {
  readonly #after: Statement
  readonly #row: Statement
  readonly #milestone: Statement
  readonly #last: Statement

  constructor(
    database: EngineDatabase,
    private readonly objects: ObjectStore,
  ) {
    this.#after = database.prepare(
      'SELECT history.*, object.address FROM history JOIN object ON object.id = history.object WHERE cursor > ? ORDER BY cursor LIMIT ?',
    )
    this.#row = database.prepare('SELECT cursor, previous, sequence, at, entries FROM history WHERE cursor = ?')
    this.#milestone = database
      .prepare('SELECT cursor FROM history WHERE milestone = 1 AND object = ? AND sequence >= ? ORDER BY sequence LIMIT 1')
      .pluck()
    this.#last = database.prepare('SELECT max(cursor) FROM history').pluck()
  }

  /** Cursor of the newest entry; 0 when there is none. */
  lastCursor(): number {
    return (this.#last.get() as number | null) ?? 0
  }

  /** Entries of all objects after the cursor, oldest first, at most `limit`. */
  after(cursor: number, limit: number): KeptEntry[] {
    const page = Math.min(limit, MAX_PAGE)
    const rows = this.#after.all(cursor, page) as (Row & { address: AddressText })[]
    return rows
      .flatMap((row) => entriesOf(row, row.address))
      .filter((entry) => entry.cursor > cursor)
      .slice(0, page)
  }

  /** Entries of one object after the sequence, oldest first, at most `limit`. */
  ofObject(object: ObjectAddress, afterSequence: number, limit: number): KeptEntry[] {
    const address = addressText(object)
    const known = this.objects.idOf(address)
    if (!known) return []
    const page = Math.min(limit, MAX_PAGE)
    const newestFirst: Row[] = []
    let at = (this.#milestone.get(known.id, afterSequence + page) as number | undefined) ?? known.lastHistory
    while (at !== null) {
      const row = this.#row.get(at) as Row | undefined
      if (!row || row.sequence <= afterSequence) break
      newestFirst.push(row)
      at = row.previous
    }
    return newestFirst
      .reverse()
      .flatMap((row) => entriesOf(row, address))
      .filter((entry) => entry.sequence > afterSequence)
      .slice(0, page)
  }
}

function entriesOf(row: Row, object: AddressText): KeptEntry[] {
  const entries = JSON.parse(row.entries) as HistoryEntry[]
  const before = entries.length - 1
  return entries.map((entry, index) => ({
    cursor: row.cursor - before + index,
    object,
    sequence: row.sequence - before + index,
    at: row.at,
    entry,
  }))
}
