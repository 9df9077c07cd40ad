/**
 * Moves what is in the write-ahead log into the database file. A thread of its own does it beside the commits, since it costs as much
 * disk time as the commits themselves when many objects are open; only a log that would grow too long is finished in between.
 */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import Database, { type Statement } from 'better-sqlite3'
import type { EngineDatabase } from './database'

/** Pages of 4 KB in the log at which they are moved. */
const MOVE_AT_PAGES = 4000
/** 48 MB: commits wait until this much is moved (requirement R45 allows 64 MB). */
const LONGEST_LOG_PAGES = 12_000
/** Looking takes locks. An event writes one to four pages, a commit some more. */
const LOOK_AFTER_EVENTS = 256
const LOOK_AFTER_COMMITS = 32

/** Plain JavaScript, given as text, so that it is the same from sources, in tests and in a bundle. */
const MOVER = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = require(workerData.library)
const database = new Database(workerData.file, { timeout: 0 })
database.pragma('wal_autocheckpoint = 0')
database.pragma('synchronous = FULL')
parentPort.on('message', () => {
  try {
    // what came in during the first pass is little, and moved by the second
    database.pragma('wal_checkpoint(PASSIVE)')
    database.pragma('wal_checkpoint(PASSIVE)')
    parentPort.postMessage({})
  } catch (error) {
    parentPort.postMessage({ code: error.code, message: error.message })
  }
})
`

export class Checkpoints {
  readonly #look: Statement
  readonly #move: Statement
  #mover: Worker | undefined
  #isMoving = false
  #eventsSinceLook = 0
  #commitsSinceLook = 0
  #pages = 0

  constructor(
    private readonly database: EngineDatabase,
    private readonly file: string,
    /** What the storage said to the thread; what was committed is safe in the log all the same. */
    private readonly failed: (error: unknown) => void,
  ) {
    this.#look = database.prepare('PRAGMA wal_checkpoint(NOOP)').raw()
    this.#move = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw()
  }

  /** After a commit of so many events. Throws what the storage throws. */
  afterCommit(events: number): void {
    this.#eventsSinceLook += events
    this.#commitsSinceLook += 1
    if (this.#eventsSinceLook < LOOK_AFTER_EVENTS && this.#commitsSinceLook < LOOK_AFTER_COMMITS) return
    this.#eventsSinceLook = 0
    this.#commitsSinceLook = 0
    const pages = this.pages()
    if (pages >= LONGEST_LOG_PAGES) this.#move.get()
    else if (pages >= MOVE_AT_PAGES) this.#moveBeside()
  }

  /** As last seen where a transaction is open: nobody may look then. */
  pages(): number {
    if (this.database.inTransaction) return this.#pages
    const [, inLog] = this.#look.get() as [busy: number, inLog: number, moved: number]
    this.#pages = inLog
    return inLog
  }

  /** Leaves one whole file behind. */
  async finish(): Promise<void> {
    await this.stop()
    this.database.pragma('wal_checkpoint(TRUNCATE)')
  }

  async stop(): Promise<void> {
    await this.#mover?.terminate()
    this.#mover = undefined
  }

  #moveBeside(): void {
    if (this.#isMoving) return
    this.#isMoving = true
    this.#mover ??= this.#startMover()
    this.#mover.postMessage('move')
  }

  #startMover(): Worker {
    const library = createRequire(import.meta.url).resolve('better-sqlite3')
    const mover = new Worker(MOVER, { eval: true, workerData: { library, file: this.file } })
    mover.unref()
    mover.on('message', ({ code, message }: { code?: string; message?: string }) => {
      this.#isMoving = false
      if (code !== undefined) this.failed(new Database.SqliteError(message ?? code, code))
    })
    mover.on('error', (error) => {
      this.#isMoving = false
      this.#mover = undefined
      this.failed(error)
    })
    return mover
  }
}
