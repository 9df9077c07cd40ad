/**
 * Makes a data folder with many open conversations: one that the engine itself brought to its question, and copies of its rows for
 * all others, in bulk. Copied are the object with state and bookkeeping, its timers and its contact's identifiers; not its history.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ENGINE_FILE } from '../hosts/embedded/embedded-host'
import { type Contact, contact, FIRST_CONTACT } from './contacts'
import type { Say } from './plan'

type Row = Record<string, unknown>

const A_COMMIT = 20_000

/** Gives how long it took, s. */
export function prefill(firstDataDir: string, dataDir: string, conversations: number, say: Say): number {
  const startedAt = performance.now()
  cpSync(firstDataDir, dataDir, { recursive: true })
  const database = new Database(join(dataDir, ENGINE_FILE))
  try {
    database.pragma('synchronous = OFF')
    database.pragma('cache_size = -256000')
    const copies = new Copies(database)
    const writeSome = database.transaction((from: number, to: number) => {
      for (let index = from; index < to; index++) copies.write(contact(index, conversations))
    })
    for (let from = 0; from < conversations; from += A_COMMIT) {
      writeSome(from, Math.min(conversations, from + A_COMMIT))
      if ((from / A_COMMIT) % 10 === 9) say(`prefilled ${from + A_COMMIT} of ${conversations} conversations`)
    }
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  return (performance.now() - startedAt) / 1000
}

/** The rows of the first conversation, and how they read for another contact. */
class Copies {
  readonly #object: Row
  readonly #timers: readonly Row[]
  readonly #identifiers: readonly Row[]
  readonly #contactId: string
  readonly #insert: Record<'object' | 'timer' | 'identifier', (row: Row) => void>
  readonly #texts = new Map<string, readonly string[]>()
  #objectId: number
  #timerNumber: number

  constructor(database: Database.Database) {
    const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values) as Row[]
    const [identifier] = all('SELECT * FROM identifier WHERE value = ?', FIRST_CONTACT.phone)
    if (!identifier) throw new Error('The first conversation was not kept')
    this.#contactId = String(identifier.contact)
    const address = `conversation/${FIRST_CONTACT.channelId}/${this.#contactId}`
    const [object] = all('SELECT * FROM object WHERE address = ?', address)
    if (!object) throw new Error(`There is no object ${address}`)
    this.#object = { ...object, last_history: null, last_effect: null }
    this.#timers = all('SELECT * FROM timer WHERE address = ?', address)
    this.#identifiers = all('SELECT * FROM identifier WHERE contact = ?', this.#contactId)
    this.#objectId = all('SELECT max(id) AS highest FROM object')[0]?.highest as number
    this.#timerNumber = all('SELECT max(number) AS highest FROM timer')[0]?.highest as number
    const inserting = (table: string, row: Row | undefined) => {
      const columns = Object.keys(row ?? {})
      if (columns.length === 0) return () => undefined
      const statement = database.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
      )
      return (copy: Row) => void statement.run(copy)
    }
    this.#insert = {
      object: inserting('object', this.#object),
      timer: inserting('timer', this.#timers[0]),
      identifier: inserting('identifier', this.#identifiers[0]),
    }
  }

  write(to: Contact): void {
    const numbers = new Map(this.#timers.map(({ number }) => [number as number, ++this.#timerNumber]))
    const object = this.#rewritten(this.#object, to)
    this.#insert.object({ ...object, id: ++this.#objectId, timers_and_effects: this.#bookkeeping(object.timers_and_effects, numbers) })
    for (const timer of this.#timers) this.#insert.timer({ ...this.#rewritten(timer, to), number: numbers.get(timer.number as number) })
    for (const identifier of this.#identifiers) this.#insert.identifier(this.#rewritten(identifier, to))
  }

  /** Which timers are armed, by the numbers of their new rows. */
  #bookkeeping(text: unknown, numbers: ReadonlyMap<number, number>): string | null {
    if (typeof text !== 'string') return null
    const { armed, ...rest } = JSON.parse(text) as { armed: Record<string, { number: number }> }
    const renumbered = Object.entries(armed).map(([id, timer]) => [id, { ...timer, number: numbers.get(timer.number) }])
    return JSON.stringify({ armed: Object.fromEntries(renumbered), ...rest })
  }

  #rewritten(row: Row, to: Contact): Row {
    const copy: Row = { ...row }
    for (const [name, value] of Object.entries(row)) if (typeof value === 'string') copy[name] = this.#textFor(value, to)
    return copy
  }

  #textFor(text: string, { contactId, channelId, phone }: Contact): string {
    let pieces = this.#texts.get(text)
    if (!pieces) {
      pieces = text.split(new RegExp(`(${this.#contactId}|${FIRST_CONTACT.channelId}|${FIRST_CONTACT.phone})`))
      this.#texts.set(text, pieces)
    }
    let rewritten = ''
    for (const piece of pieces) {
      if (piece === this.#contactId) rewritten += contactId
      else if (piece === FIRST_CONTACT.channelId) rewritten += channelId
      else if (piece === FIRST_CONTACT.phone) rewritten += phone
      else rewritten += piece
    }
    return rewritten
  }
}
