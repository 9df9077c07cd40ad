/** Events whose handler threw: set aside with the reason, to be looked at and tried again once the cause is gone. */
import type { Statement } from 'better-sqlite3'
import type { Answer, ObjectAddress, ObjectEvent } from '../host'
import { type AddressText, parseAddress } from '../objects/delivery'
import type { EngineDatabase } from './database'
import type { GroupLoop } from './group-loop'

export interface DeadLetter {
  readonly id: number
  /** When it was set aside, ms. */
  readonly at: number
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly reason: string
  readonly stack: string | undefined
}

interface Row {
  readonly number: number
  readonly at: number
  readonly address: AddressText
  readonly event: string
  readonly reason: string
  readonly stack: string | null
}

export class DeadLetters {
  readonly #page: Statement
  readonly #one: Statement
  readonly #count: Statement
  readonly #drop: Statement
  /** Being tried again at this moment. */
  readonly #retrying = new Set<number>()

  constructor(
    database: EngineDatabase,
    private readonly loop: Pick<GroupLoop, 'enqueue' | 'join'>,
  ) {
    this.#page = database.prepare('SELECT * FROM dead_letter WHERE number > ? ORDER BY number LIMIT ?')
    this.#one = database.prepare('SELECT * FROM dead_letter WHERE number = ?')
    this.#count = database.prepare('SELECT count(*) FROM dead_letter').pluck()
    this.#drop = database.prepare('DELETE FROM dead_letter WHERE number = ?')
  }

  /** Oldest first, after the given id. */
  list(afterId = 0, limit = 100): DeadLetter[] {
    return (this.#page.all(afterId, limit) as Row[]).map(letter)
  }

  count(): number {
    return this.#count.get() as number
  }

  /**
   * Gives the event to its object again; handled, the letter is gone in the same commit, and otherwise it stays with the new reason.
   * Undefined when there is no such letter, or it is being tried already.
   */
  async retry(id: number): Promise<Answer | undefined> {
    const row = this.#one.get(id) as Row | undefined
    if (!row || this.#retrying.has(id)) return undefined
    this.#retrying.add(id)
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const source = { from: 'deadLetter', number: id } as const
        this.loop.enqueue({ delivery: { address: row.address, event: JSON.parse(row.event), source }, tell: { resolve, reject } })
      })
    } finally {
      this.#retrying.delete(id)
    }
  }

  /** Gives an event up. Resolves when that is durable. */
  discard(id: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.loop.join({
        apply: () => this.#drop.run(id),
        done: resolve,
        failed: (error) => {
          reject(error)
          return false
        },
      })
    })
  }
}

function letter({ number, at, address, event, reason, stack }: Row): DeadLetter {
  return { id: number, at, address: parseAddress(address), event: JSON.parse(event), reason, stack: stack ?? undefined }
}
