/** Moves what is in the write-ahead log into the database file, in portions, and sees the errors of doing so. */
import type { Statement } from 'better-sqlite3'
import type { EngineDatabase } from './database'

/** Pages in the log at which they are moved: 16 MB. More makes each pause longer, fewer moves the same page more often. */
const CHECKPOINT_PAGES = 4000

/** Looking takes locks. An event writes one to four pages. */
const LOOK_AFTER_EVENTS = 256

export class Checkpoints {
  #eventsSinceLook = 0
  readonly #look: Statement
  readonly #move: Statement

  constructor(private readonly database: EngineDatabase) {
    this.#look = database.prepare('PRAGMA wal_checkpoint(NOOP)').raw()
    this.#move = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw()
  }

  /** After a commit of so many events. Throws what the storage throws; what was committed is safe in the log all the same. */
  afterCommit(events: number): void {
    this.#eventsSinceLook += events
    if (this.#eventsSinceLook < LOOK_AFTER_EVENTS) return
    this.#eventsSinceLook = 0
    if (this.pages() >= CHECKPOINT_PAGES) this.#move.get()
  }

  pages(): number {
    const [, inLog] = this.#look.get() as [busy: number, inLog: number, moved: number]
    return inLog
  }

  /** Leaves one whole file behind. */
  finish(): void {
    this.database.pragma('wal_checkpoint(TRUNCATE)')
  }
}
