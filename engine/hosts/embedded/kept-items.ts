/** Webhook items that could not be routed or understood: kept as they came, with the reason, for a person to see. */
import type { Statement } from 'better-sqlite3'
import { toJson } from '../objects/json'
import type { EngineDatabase } from './database'
import type { Companion } from './group-commit'

export interface KeptItem {
  readonly id: number
  /** ms */
  readonly at: number
  readonly reason: string
  readonly item: unknown
}

export class KeptItems {
  readonly #insert: Statement
  readonly #page: Statement
  readonly #count: Statement

  constructor(
    database: EngineDatabase,
    private readonly now: () => number,
    private readonly join: (companion: Companion) => void,
  ) {
    this.#insert = database.prepare('INSERT INTO kept (at, reason, item) VALUES (?, ?, ?)')
    this.#page = database.prepare('SELECT number, at, reason, item FROM kept WHERE number < ? ORDER BY number DESC LIMIT ?')
    this.#count = database.prepare('SELECT count(*) FROM kept').pluck()
  }

  /** Resolves when it is durable. Throws a TypeError for what is not JSON, StorageError when it could not be kept. */
  async keep(item: unknown, reason: string): Promise<void> {
    const text = toJson(item, 'The item')
    const at = this.now()
    await new Promise<void>((resolve, reject) => {
      this.join({
        apply: () => this.#insert.run(at, reason, text),
        done: resolve,
        failed: (error) => {
          reject(error)
          return false
        },
      })
    })
  }

  /** Newest first, before the given id. */
  list(beforeId = Number.MAX_SAFE_INTEGER, limit = 100): KeptItem[] {
    const rows = this.#page.all(beforeId, limit) as { number: number; at: number; reason: string; item: string }[]
    return rows.map(({ number, at, reason, item }) => ({ id: number, at, reason, item: JSON.parse(item) as unknown }))
  }

  count(): number {
    return this.#count.get() as number
  }
}
