/** Numbers of new rows. They are taken while events are handled and go back when the commit is refused, so cursors have no gaps. */
import type { RowNumbers } from './changes'

export interface HighestNumbers {
  readonly object: number
  readonly inbox: number
  readonly timer: number
  readonly effect: number
  readonly cursor: number
}

export class Counters implements RowNumbers {
  #taken: { -readonly [Name in keyof HighestNumbers]: HighestNumbers[Name] }
  #committed: HighestNumbers

  constructor(highest: HighestNumbers) {
    this.#committed = highest
    this.#taken = { ...highest }
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
