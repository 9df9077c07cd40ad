/** Numbers of new rows. They are taken while events are handled and go back when the commit is refused, so cursors have no gaps. */
import type { RowNumbers } from '../objects/changes'
import type { EngineDatabase } from './database'

interface Counters {
  object: number
  inbox: number
  timer: number
  effect: number
  cursor: number
}

export class RowCounters implements RowNumbers {
  #taken: Counters
  #committed: Counters

  constructor(database: EngineDatabase) {
    const highest = (table: string, column: string) =>
      (database.prepare(`SELECT max(${column}) FROM ${table}`).pluck().get() as number | null) ?? 0
    this.#committed = {
      object: highest('object', 'id'),
      inbox: highest('inbox', 'number'),
      // timers come and go; a number only has to be unlike those that are armed
      timer: highest('timer', 'number'),
      effect: highest('effect', 'number'),
      cursor: highest('history', 'cursor'),
    }
    this.#taken = { ...this.#committed }
  }

  readonly object = (): number => ++this.#taken.object

  inbox(): number {
    return ++this.#taken.inbox
  }

  timer(): number {
    return ++this.#taken.timer
  }

  effect(): number {
    return ++this.#taken.effect
  }

  cursor(count: number): number {
    this.#taken.cursor += count
    return this.#taken.cursor
  }

  commit(): void {
    this.#committed = { ...this.#taken }
  }

  rollBack(): void {
    this.#taken = { ...this.#committed }
  }
}
