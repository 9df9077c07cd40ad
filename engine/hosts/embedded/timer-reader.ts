/** Reads timers in due order. */
import type { Statement } from 'better-sqlite3'
import type { EngineDatabase } from './database'
import type { DueTimer } from './timer-clock'

export class TimerReader {
  readonly #due: Statement
  readonly #next: Statement

  constructor(database: EngineDatabase) {
    this.#due = database.prepare(
      'SELECT number, due_at, address, own_arming_id, event FROM timer WHERE due_at <= ? ORDER BY due_at, number LIMIT ?',
    )
    this.#next = database.prepare('SELECT min(due_at) FROM timer WHERE due_at > ?').pluck()
  }

  due(at: number, limit: number): DueTimer[] {
    const rows = this.#due.all(at, limit) as {
      number: number
      due_at: number
      address: string
      own_arming_id: string | null
      event: string
    }[]
    return rows.map(({ number, due_at, address, own_arming_id, event }) => ({
      number,
      dueAt: due_at,
      address,
      ownArmingId: own_arming_id ?? undefined,
      event,
    }))
  }

  nextDueAfter(at: number): number | undefined {
    return (this.#next.get(at) as number | null) ?? undefined
  }
}
