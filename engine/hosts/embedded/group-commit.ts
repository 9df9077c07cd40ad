/** Writes what a group of events and others' rows come to, in one transaction. */
import type { Statement } from 'better-sqlite3'
import type { KeptEntry } from '../../history/entries'
import type { Answer, StorageError } from '../host'
import type { Changes } from '../objects/changes'
import type { EngineDatabase } from './database'
import type { Job } from './object-queues'
import type { LoadedObject } from './object-store'
import type { RowWriter } from './rows'

/** `changes` is missing where there is nothing to write: a duplicate, or a timer that was cancelled in the meantime. */
export interface Finished {
  readonly job: Job
  readonly answer: Answer
  readonly object: LoadedObject
  readonly changes: Changes | undefined
  readonly at: number
}

/** Rows of somebody else that join the next commit. `apply` runs inside its transaction. */
export interface Companion {
  apply(): void
  /** After the commit. */
  done(): void
  /** The commit was refused; true to try again with the next one. */
  failed(error: StorageError): boolean
}

export class GroupCommit {
  readonly #begin: Statement
  readonly #commit: Statement
  readonly #rollBack: Statement

  constructor(
    private readonly database: EngineDatabase,
    private readonly rows: RowWriter,
  ) {
    this.#begin = database.prepare('BEGIN')
    this.#commit = database.prepare('COMMIT')
    this.#rollBack = database.prepare('ROLLBACK')
  }

  /** One transaction for the reads of all handlers, which `write` goes on with: otherwise each read locks for itself. */
  openSnapshot(): void {
    this.#begin.run()
  }

  /** All of it, durable when it returns. Throws what SQLite throws; then `undo`. */
  write(finished: readonly Finished[], companions: readonly Companion[]): void {
    if (!this.database.inTransaction) this.#begin.run()
    const objects = new Set<LoadedObject>()
    for (const { object, changes, at } of finished) {
      if (!changes) continue
      this.rows.write(object, changes, at)
      objects.add(object)
    }
    for (const object of objects) object.save()
    for (const companion of companions) companion.apply()
    this.#commit.run()
    for (const object of objects) object.saved()
  }

  /** True when nothing of a transaction is left. */
  undo(): boolean {
    try {
      if (this.database.open && this.database.inTransaction) this.#rollBack.run()
      return true
    } catch {
      return false
    }
  }
}

/** The entries of one event as history keeps them. */
export function keptEntries({ job, changes }: Finished): KeptEntry[] {
  if (!changes?.history) return []
  const { cursor, sequence, at, entries } = changes.history
  const before = entries.length - 1
  return entries.map(({ value }, index) => ({
    cursor: cursor - before + index,
    object: job.delivery.address,
    sequence: sequence - before + index,
    at,
    entry: value,
  }))
}
