/** Deletes marks that moved out of their objects' rows and are past their days, a small bite at a time. */
import type { Statement } from 'better-sqlite3'
import type { EngineDatabase } from './database'
import type { Companion } from './group-commit'
import { oldestDay } from './marks'

const BITE = 500
const EVERY_MS = 60_000

export class MarksSweep {
  readonly #next: Statement
  readonly #drop: Statement
  #at: { object: number; hash: Buffer } = { object: 0, hash: Buffer.alloc(0) }
  #timer: NodeJS.Timeout | undefined

  constructor(
    database: EngineDatabase,
    private readonly now: () => number,
    private readonly join: (companion: Companion) => void,
  ) {
    this.#next = database.prepare('SELECT object, hash, day FROM mark WHERE (object, hash) > (?, ?) ORDER BY object, hash LIMIT ?')
    this.#drop = database.prepare('DELETE FROM mark WHERE object = ? AND hash = ?')
  }

  start(): void {
    this.#timer = setInterval(() => this.bite(), EVERY_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Looks at the next few, round and round. */
  bite(): void {
    const rows = this.#next.all(this.#at.object, this.#at.hash, BITE) as { object: number; hash: Buffer; day: number }[]
    this.#at = (rows.length === BITE && rows.at(-1)) || { object: 0, hash: Buffer.alloc(0) }
    const oldest = oldestDay(this.now())
    const old = rows.filter(({ day }) => day < oldest)
    if (old.length === 0) return
    this.join({
      apply: () => {
        for (const { object, hash } of old) this.#drop.run(object, hash)
      },
      done: () => undefined,
      failed: () => false,
    })
  }
}
