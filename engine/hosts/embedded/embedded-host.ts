/**
 * The embedded host: durable objects in one process, kept in SQLite in DATA_DIR (write-ahead log, full synchronisation, one commit
 * for many objects). This file puts the parts together; the heart is group-loop.ts.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nanoid } from 'nanoid'
import type { KeptEntry } from '../../history/entries'
import {
  type Answer,
  type AskOptions,
  type Host,
  type ObjectAddress,
  type ObjectEvent,
  type ObjectHandlers,
  type ObjectType,
  StorageError,
} from '../host'
import type { Changes } from '../objects/changes'
import { Counters } from '../objects/counters'
import { type AddressText, addressText, type DeliverySource, parseAddress } from '../objects/delivery'
import type { AfterCrash, PerformEffect } from '../performing'
import { TimerTime } from '../timer-time'
import { Checkpoints } from './checkpoints'
import { lockDataDir } from './data-dir-lock'
import { closeQuietly, type EngineDatabase, type OpenDatabase, openEngineDatabase } from './database'
import { DeadLetters } from './dead-letters'
import { type Companion, GroupCommit } from './group-commit'
import { GroupLoop } from './group-loop'
import { highestNumbers } from './highest-numbers'
import { HistoryReader } from './history-reader'
import { Identities } from './identities'
import { KeptItems } from './kept-items'
import { LedgerReader } from './ledger-reader'
import { MarksSweep } from './marks-sweep'
import type { Job, Tell } from './object-queues'
import { ObjectStore } from './object-store'
import { PerformingPool } from './performing-pool'
import { RowWriter } from './rows'
import { asStorageError, unexpectedError } from './storage-errors'
import { TimerClock } from './timer-clock'
import { keepLag, readLag } from './timer-lag'
import { TimerReader } from './timer-reader'

export interface EmbeddedHostOptions {
  /** Made when missing. */
  readonly dataDir: string
  readonly handlers: ObjectHandlers
  readonly perform: PerformEffect
  readonly afterCrash: AfterCrash
  /** The directory revision to put on events accepted now. */
  readonly revision: () => number
  /** The storage failed for good: nothing is accepted any more, and the process has to stop. Called once. */
  readonly onBroken: (error: StorageError) => void
  /** What each commit added to history, in order of cursors. */
  readonly onCommitted?: (entries: readonly KeptEntry[]) => void
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Milliseconds that only ever grow, by which a clock that is set back is noticed. */
  readonly steady?: () => number
  /** 0 to 1. */
  readonly random?: () => number
  readonly newId?: () => string
  /** Effects that are with performers at the same time. */
  readonly maxPerforming?: number
  /** Events that may wait; of more, those that are asked are refused. */
  readonly maxQueued?: number
  /** How the file is opened; tests put faults here. */
  readonly openDatabase?: OpenDatabase
}

export interface HostStats {
  /** Events that wait or are being handled. */
  readonly queued: number
  /** Age of the oldest of them, ms. */
  readonly oldestQueuedMs: number
  readonly performing: number
  /** Since the start. */
  readonly events: number
  readonly commits: number
  /** Pages that are in the write-ahead log only. */
  readonly logPages: number
  readonly effects: { readonly pending: number; readonly claimed: number; readonly unknown: number }
  readonly deadLetters: number
  readonly kept: number
}

export const ENGINE_FILE = 'engine.db'

const MAX_PERFORMING = 512
const MAX_QUEUED = 50_000
const CLOSE_WITHIN_MS = 10_000

/** Opens DATA_DIR, and goes on with what a predecessor left unfinished. Throws StorageError when the folder cannot be used. */
export function openEmbeddedHost(options: EmbeddedHostOptions): EmbeddedHost {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataDir(options.dataDir)
  const file = join(options.dataDir, ENGINE_FILE)
  let database: EngineDatabase | undefined
  try {
    database = openEngineDatabase(file, options.openDatabase)
    const host = new EmbeddedHost(options, database, file, lock)
    host.goOn()
    return host
  } catch (error) {
    closeQuietly(database)
    lock.release()
    throw asStorageError(error, file) ?? error
  }
}

export class EmbeddedHost implements Host {
  readonly history: HistoryReader
  readonly deadLetters: DeadLetters
  readonly kept: KeptItems
  readonly ledger: LedgerReader
  readonly identities: Identities
  readonly #options: EmbeddedHostOptions
  readonly #database: EngineDatabase
  readonly #file: string
  readonly #lock: { release(): void }
  readonly #objects: ObjectStore
  readonly #rows: RowWriter
  readonly #loop: GroupLoop
  readonly #pool: PerformingPool
  readonly #timers: TimerReader
  readonly #clock: TimerClock
  readonly #timerTime: TimerTime
  readonly #checkpoints: Checkpoints
  readonly #sweep: MarksSweep
  readonly #now: () => number
  #isClosing = false

  constructor(options: EmbeddedHostOptions, database: EngineDatabase, file: string, lock: { release(): void }) {
    this.#options = options
    this.#database = database
    this.#file = file
    this.#lock = lock
    this.#now = options.now ?? Date.now
    const newId = options.newId ?? nanoid
    const joinCommit = (companion: Companion) => this.#loop.join(companion)
    this.#objects = new ObjectStore(database)
    this.#rows = new RowWriter(database)
    this.#loop = new GroupLoop({
      file,
      handlers: options.handlers,
      objects: this.#objects,
      group: new GroupCommit(database, this.#rows),
      counters: new Counters(highestNumbers(database)),
      now: this.#now,
      timerNow: () => this.#timerTime.now(),
      random: options.random ?? Math.random,
      newId,
      revision: options.revision,
      committed: (job, changes) => this.#committed(job, changes),
      groupCommitted: (events, entries) => this.#groupCommitted(events, entries),
      broken: (error) => this.#broken(error),
    })
    this.#timers = new TimerReader(database)
    this.#timerTime = new TimerTime(this.#now, options.steady ?? (() => performance.now()), readLag(database), (lagMs) => {
      joinCommit({ apply: () => keepLag(database, lagMs), done: () => undefined, failed: () => true })
    })
    this.#clock = new TimerClock({
      now: () => this.#timerTime.now(),
      due: (at, limit) => this.#timers.due(at, limit),
      nextDueAfter: (at) => this.#timers.nextDueAfter(at),
      deliver: ({ address, event, number, dueAt, ownArmingId }) =>
        this.#accept(address, JSON.parse(event) as ObjectEvent, { from: 'timer', number, dueAt, ownArmingId }),
      failed: (error) => this.#failIfBroken(error),
    })
    this.ledger = new LedgerReader(database, this.#objects)
    this.#pool = new PerformingPool({
      perform: options.perform,
      afterCrash: options.afterCrash,
      maxPerforming: options.maxPerforming ?? MAX_PERFORMING,
      pending: (limit) => this.ledger.pending(limit),
      claimed: () => this.ledger.claimed(),
      claim: (number) => this.#claim(number),
      deliver: ({ address, number }, result) => this.#accept(address, result, { from: 'effect', number, result }),
      failed: (error) => this.#failIfBroken(error),
    })
    this.history = new HistoryReader(database, this.#objects)
    this.deadLetters = new DeadLetters(database, this.#loop)
    this.kept = new KeptItems(database, this.#now, joinCommit)
    this.identities = new Identities(database, newId, joinCommit)
    this.#checkpoints = new Checkpoints(database, file, (error) => this.#failIfBroken(error))
    this.#sweep = new MarksSweep(database, this.#now, joinCommit)
  }

  /** Sends between objects first, then effects, then timers. Called once, by openEmbeddedHost. */
  goOn(): void {
    const inbox = this.#database.prepare('SELECT number, address, event FROM inbox ORDER BY number')
    for (const row of inbox.iterate() as Iterable<{ number: number; address: AddressText; event: string }>) {
      const event = JSON.parse(row.event) as ObjectEvent
      this.#loop.enqueue({ delivery: { address: row.address, event, source: { from: 'inbox', number: row.number } } })
    }
    this.#pool.start()
    this.#clock.start()
    this.#sweep.start()
  }

  ask(address: ObjectAddress, event: ObjectEvent, { mark }: AskOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosing) return reject(new StorageError('locked', 'The server is stopping; send it again in a moment.'))
      if (this.#loop.queued >= (this.#options.maxQueued ?? MAX_QUEUED)) {
        return reject(new StorageError('locked', `${this.#loop.queued} events wait already; send it again in a moment.`))
      }
      this.#accept(addressText(address), event, { from: 'ask', mark }, { resolve, reject })
    })
  }

  async peek<T>(address: ObjectAddress, name: string): Promise<T | undefined> {
    const text = this.#reading(() => this.#objects.peek(addressText(address), name))
    return text === undefined ? undefined : (JSON.parse(text) as T)
  }

  /** Keys of a type in order, after the given one. */
  keys(type: ObjectType, after = '', limit = 1000): string[] {
    const addresses = this.#reading(() => this.#objects.addresses(`${type}/`, `${type}/${after}`, limit))
    return addresses.map((address) => parseAddress(address).key)
  }

  /**
   * Lets rows of another part of the engine join the next commit. `write` uses `database` and may throw, which undoes only what it
   * wrote. Resolves when it is durable.
   */
  alongside(write: (database: EngineDatabase) => void): Promise<void> {
    const inSavepoint = this.#database.transaction(() => write(this.#database))
    return new Promise((resolve, reject) => {
      let refused: unknown
      this.#loop.join({
        apply: () => {
          try {
            inSavepoint()
          } catch (error) {
            if (asStorageError(error, this.#file)) throw error
            refused = error
          }
        },
        done: () => (refused === undefined ? resolve() : reject(refused)),
        failed: (error) => {
          reject(error)
          return false
        },
      })
    })
  }

  stats(): HostStats {
    return this.#reading(() => ({
      queued: this.#loop.queued,
      oldestQueuedMs: this.#loop.oldestQueuedMs(),
      performing: this.#pool.performing,
      events: this.#loop.events,
      commits: this.#loop.commits,
      logPages: this.#checkpoints.pages(),
      effects: this.ledger.counts(),
      deadLetters: this.deadLetters.count(),
      kept: this.kept.count(),
    }))
  }

  /** Takes nothing more in, finishes what waits, lets open requests end, within 10 seconds; the rest goes on after the next start. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#stopSources()
    const giveUpAt = performance.now() + CLOSE_WITHIN_MS
    while (!this.#loop.failure && !(this.#loop.isIdle && this.#pool.performing === 0) && performance.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    if (this.#loop.failure) await this.#checkpoints.stop()
    else await this.#finishLog()
    this.#loop.end()
    closeQuietly(this.#database)
    this.#lock.release()
  }

  #accept(address: AddressText, event: ObjectEvent, source: DeliverySource, tell?: Tell<Answer>): void {
    const stamped = { ...event, revision: this.#options.revision() }
    this.#loop.enqueue({ delivery: { address, event: stamped, source }, ...(tell && { tell }) })
  }

  #claim(number: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let isClaimed = false
      this.#loop.join({
        apply: () => {
          isClaimed = this.#rows.claim(number, this.#now())
        },
        done: () => (isClaimed ? resolve() : reject(new Error('The effect was settled in the meantime; nothing may leave'))),
        failed: (error) => {
          reject(error)
          return false
        },
      })
    })
  }

  #committed({ delivery: { address, source } }: Job, { ledger, timers }: Changes): void {
    if (source.from === 'effect') this.#pool.settled(source.number)
    for (const change of ledger) {
      if (change.kind !== 'state') this.#pool.offer({ number: change.number, address, effect: change.effect.value })
    }
    for (const { dueAt } of timers.added) this.#clock.armed(dueAt)
    for (const { number } of timers.removed) this.#clock.gone(number)
  }

  #groupCommitted(events: number, entries: readonly KeptEntry[]): void {
    try {
      this.#checkpoints.afterCommit(events)
    } catch (error) {
      // without room in the file the log goes on growing until it is full, and then commits say so
      this.#failIfBroken(error)
    }
    if (entries.length === 0) return
    try {
      this.#options.onCommitted?.(entries)
    } catch (error) {
      console.error('A follower of history failed; nothing is lost, it has to read again from its cursor', error)
    }
  }

  #broken(error: StorageError): void {
    this.#stopSources()
    this.#options.onBroken(error)
  }

  #reading<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      throw this.#failIfBroken(error)
    }
  }

  #failIfBroken(error: unknown): StorageError {
    const storageError = asStorageError(error, this.#file) ?? unexpectedError(error)
    if (storageError.kind === 'broken') this.#loop.fail(storageError)
    return storageError
  }

  #stopSources(): void {
    this.#pool.stop()
    this.#clock.stop()
    this.#sweep.stop()
  }

  async #finishLog(): Promise<void> {
    try {
      await this.#checkpoints.finish()
    } catch {
      // everything is safe in the log; the next start moves it
    }
  }
}
