/**
 * The heart of the embedded host: takes events in, lets handlers work on many objects side by side, and makes what they wrote durable
 * in one commit for all of them.
 *
 * L1. Events of one object are handled one after another in the order of acceptance; each sees what its predecessor wrote, committed
 *     or not, and shares its fate.
 * L2. Nothing is told to anyone, and nothing leaves, before the commit that it depends on.
 * L3. A refused commit never happened: numbers go back, who asked is told, and what came from inside (timers, results, sends between
 *     objects) is handled again.
 * L4. A write that SQLite refuses for itself, not for the storage's state, is found by handling one event at a time, and only that
 *     event is set aside.
 * L5. A slow handler holds up its own object, never the commit of the others.
 */
import type { KeptEntry } from '../../history/entries'
import type { Answer, ObjectHandlers, ObjectType, StorageError } from '../host'
import { type Changes, changesOf, type InboxRow } from '../objects/changes'
import type { AddressText, Delivery } from '../objects/delivery'
import { type Handling, type Outcome, type Readable, startHandler } from '../objects/write-set'
import type { EngineDatabase } from './database'
import { Fifo } from './fifo'
import type { LoadedObject, ObjectStore } from './object-store'
import type { RowCounters } from './row-counters'
import type { RowWriter } from './rows'
import { asStorageError, unexpectedError } from './storage-errors'

/** A delivery with who waits for its answer. */
export interface Job {
  readonly delivery: Delivery
  readonly tell?: Tell<Answer>
  /** Set where its write was refused (L4): it is set aside without being handled again. */
  readonly condemned?: string
  /** Set when it is taken in, ms of the steady clock. */
  acceptedAt?: number
}

export interface Tell<T> {
  resolve(value: T): void
  reject(error: Error): void
}

/** Rows of somebody else that join the next commit. `apply` runs inside its transaction. */
export interface Companion {
  apply(): void
  /** After the commit. */
  done(): void
  /** The commit was refused; true to try again with the next one. */
  failed(error: StorageError): boolean
}

export interface GroupLoopParts {
  readonly database: EngineDatabase
  readonly file: string
  readonly handlers: ObjectHandlers
  readonly objects: ObjectStore
  readonly rows: RowWriter
  readonly counters: RowCounters
  now(): number
  /** Now, on the time line of timers. */
  timerNow(): number
  readonly random: () => number
  readonly newId: () => string
  readonly revision: () => number
  /** After each commit that wrote something, for each handled event in order. */
  committed(job: Job, changes: Changes): void
  /** After all of them; `events` counts rows of others, too. */
  groupCommitted(events: number, entries: readonly KeptEntry[]): void
  broken(error: StorageError): void
}

/** Objects and events of one object handled for one commit. */
const MAX_OBJECTS = 256
const MAX_EVENTS_OF_ONE = 64
const RETRY_AFTER_MS = 250
/** A handler takes milliseconds; one that has not returned by then is given up. */
const HANDLER_TIMEOUT_MS = 10_000

interface ObjectQueue {
  readonly address: AddressText
  readonly jobs: Fifo<Job>
  isBusy: boolean
}

interface Runner {
  readonly queue: ObjectQueue
  /** The event being handled, until it is finished or put back. */
  current: Job | undefined
  handling: Handling | undefined
  deadline: NodeJS.Timeout | undefined
}

/** `changes` is missing where there is nothing to write: a duplicate, or a timer that was cancelled in the meantime. */
interface Finished {
  readonly job: Job
  readonly answer: Answer
  readonly object: LoadedObject
  readonly changes: Changes | undefined
  readonly at: number
}

export class GroupLoop {
  readonly #parts: GroupLoopParts
  readonly #queues = new Map<AddressText, ObjectQueue>()
  readonly #ready = new Fifo<ObjectQueue>()
  readonly #runners = new Set<Runner>()
  #companions: Companion[] = []
  #finished: Finished[] = []
  #queued = 0
  #isScheduled = false
  #isPaused = false
  #pause: NodeJS.Timeout | undefined
  #failure: StorageError | undefined
  /** Counts refused commits; a handler that began before one worked on what never happened. */
  #generation = 0
  /** So many events go one at a time, to find the one whose write is refused. */
  #oneByOne = 0
  #commits = 0
  #events = 0
  readonly #begin
  readonly #commit
  readonly #rollBack

  constructor(parts: GroupLoopParts) {
    this.#parts = parts
    this.#begin = parts.database.prepare('BEGIN')
    this.#commit = parts.database.prepare('COMMIT')
    this.#rollBack = parts.database.prepare('ROLLBACK')
  }

  /** Events that wait or are being handled. */
  get queued(): number {
    return this.#queued
  }

  get commits(): number {
    return this.#commits
  }

  get events(): number {
    return this.#events
  }

  get failure(): StorageError | undefined {
    return this.#failure
  }

  /** Age of what has waited longest, ms; a number that grows tells that something is stuck. */
  oldestQueuedMs(): number {
    const heads = [...this.#queues.values()].map(({ jobs }) => jobs.peek())
    for (const { current } of this.#runners) heads.push(current)
    const now = performance.now()
    return Math.max(0, ...heads.map((job) => now - (job?.acceptedAt ?? now)))
  }

  get isIdle(): boolean {
    return this.#queued === 0 && this.#companions.length === 0
  }

  enqueue(job: Job): void {
    if (this.#failure) {
      job.tell?.reject(this.#failure)
      return
    }
    this.#queued += 1
    job.acceptedAt = performance.now()
    const queue = this.#queueOf(job.delivery.address)
    queue.jobs.push(job)
    this.#makeReady(queue)
  }

  join(companion: Companion): void {
    if (this.#failure) {
      companion.failed(this.#failure)
      return
    }
    this.#companions.push(companion)
    this.#schedule()
  }

  /** The storage cannot be trusted any more: everything that waits is refused, for good. */
  fail(error: StorageError): void {
    if (this.#failure) return
    this.#failure = error
    this.#generation += 1
    const waiting = this.#finished.map(({ job }) => job)
    for (const runner of this.#runners) {
      clearTimeout(runner.deadline)
      if (runner.current) waiting.push(runner.current)
      runner.current = undefined
    }
    for (const queue of this.#queues.values()) for (let job = queue.jobs.shift(); job; job = queue.jobs.shift()) waiting.push(job)
    const companions = this.#companions
    this.#finished = []
    this.#companions = []
    this.#queues.clear()
    this.#queued = 0
    for (const { tell } of waiting) tell?.reject(error)
    for (const companion of companions) companion.failed(error)
    this.#parts.broken(error)
  }

  /** Nothing more is handled, and nobody is told: the process ends. */
  end(): void {
    this.#isPaused = true
    clearTimeout(this.#pause)
    for (const runner of this.#runners) clearTimeout(runner.deadline)
  }

  #queueOf(address: AddressText): ObjectQueue {
    let queue = this.#queues.get(address)
    if (!queue) {
      queue = { address, jobs: new Fifo(), isBusy: false }
      this.#queues.set(address, queue)
    }
    return queue
  }

  #makeReady(queue: ObjectQueue): void {
    if (queue.isBusy) return
    queue.isBusy = true
    this.#ready.push(queue)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isPaused || this.#failure) return
    this.#isScheduled = true
    setImmediate(() => void this.#cycle())
  }

  async #cycle(): Promise<void> {
    // what a slow handler finished since: a next event of its object has to find it
    if (this.#finished.length > 0) this.#commitGroup()
    this.#openSnapshot()
    const runs: Promise<void>[] = []
    const limit = this.#oneByOne > 0 ? 1 : MAX_OBJECTS
    while (runs.length < limit && !this.#isPaused && !this.#failure) {
      const queue = this.#ready.shift()
      if (!queue) break
      runs.push(this.#run(queue))
    }
    if (runs.length > 0) await Promise.race([Promise.all(runs), immediate()])
    for (const runner of this.#runners) this.#watch(runner)
    this.#isScheduled = false
    this.#commitGroup()
    this.#closeSnapshot()
    if (this.#ready.length > 0 || this.#finished.length > 0 || this.#companions.length > 0) this.#schedule()
  }

  /** One transaction for the reads of all handlers, which the commit then goes on with: otherwise each read locks for itself. */
  #openSnapshot(): void {
    if (this.#failure || this.#isPaused || this.#ready.length === 0) return
    try {
      this.#begin.run()
    } catch (error) {
      this.#refused(error, [], [])
    }
  }

  #closeSnapshot(): void {
    if (this.#parts.database.open && this.#parts.database.inTransaction) this.#undo()
  }

  /** Handles what waits for one object, up to a limit; never rejects. */
  async #run(queue: ObjectQueue): Promise<void> {
    const runner: Runner = { queue, current: undefined, handling: undefined, deadline: undefined }
    this.#runners.add(runner)
    try {
      await this.#handleWaiting(runner)
    } catch (error) {
      this.#readRefused(error, queue)
    }
    this.#runners.delete(runner)
    queue.isBusy = false
    if (this.#failure) return
    if (queue.jobs.length > 0) this.#makeReady(queue)
    else if (this.#queues.get(queue.address) === queue) this.#queues.delete(queue.address)
    if (this.#finished.length > 0) this.#schedule()
  }

  async #handleWaiting(runner: Runner): Promise<void> {
    const { queue } = runner
    const generation = this.#generation
    const object = this.#parts.objects.load(queue.address, this.#parts.counters.object)
    const reader = new NotingReader(object)
    const limit = this.#oneByOne > 0 ? 1 : MAX_EVENTS_OF_ONE
    for (let handled = 0; handled < limit; handled++) {
      const job = queue.jobs.shift()
      if (!job) return
      const at = this.#parts.now()
      const settled = withoutHandling(job, object, at)
      if (settled) {
        this.#finished.push({ job, answer: settled, object, changes: undefined, at })
        continue
      }
      runner.current = job
      const outcome = await this.#handle(runner, job, reader, at)
      // what it was built on never happened; it was put back, or refused, with what came before it
      if (generation !== this.#generation) return
      runner.current = undefined
      this.#finish(job, object, outcome, at)
    }
  }

  async #handle(runner: Runner, { delivery, condemned }: Job, reader: NotingReader, at: number): Promise<Outcome> {
    if (condemned !== undefined) return { outcome: 'poison', reason: condemned, stack: undefined }
    const { address, event } = delivery
    const { handlers, random, newId, revision } = this.#parts
    const handler = handlers[address.slice(0, address.indexOf('/')) as ObjectType]
    runner.handling = startHandler(handler, address, event, reader, { at, revision: revision(), random, newId })
    const outcome = await runner.handling.outcome
    clearTimeout(runner.deadline)
    runner.deadline = undefined
    runner.handling = undefined
    // the handler may have taken it for a fault of the event
    if (reader.failure) throw reader.failure
    return outcome
  }

  #finish(job: Job, object: LoadedObject, outcome: Outcome, at: number): void {
    const { delivery } = job
    let taken = outcome
    let changes: Changes
    try {
      changes = changesOf(object.bookkeeping, delivery, taken, at, this.#parts.timerNow(), this.#parts.counters)
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      taken = { outcome: 'poison', reason: message, stack }
      changes = changesOf(object.bookkeeping, delivery, taken, at, this.#parts.timerNow(), this.#parts.counters)
    }
    object.apply(changes)
    if (delivery.source.from === 'ask' && delivery.source.mark !== undefined) object.addMark(delivery.source.mark, at)
    const answer: Answer = taken.outcome === 'done' ? { outcome: 'done', value: taken.answer } : { outcome: 'poison', reason: taken.reason }
    this.#finished.push({ job, answer, object, changes, at })
  }

  /** Arms the deadline of a handler that did not return at once. */
  #watch(runner: Runner): void {
    if (runner.deadline || !runner.handling) return
    const { handling, queue } = runner
    const reason = `The handler of ${queue.address} did not return within ${HANDLER_TIMEOUT_MS / 1000} seconds`
    runner.deadline = setTimeout(() => handling.giveUp(reason), HANDLER_TIMEOUT_MS)
  }

  #commitGroup(): void {
    const finished = this.#finished
    const companions = this.#companions
    if (this.#failure || this.#isPaused || (finished.length === 0 && companions.length === 0)) return
    this.#finished = []
    this.#companions = []
    const objects = new Set<LoadedObject>()
    try {
      if (companions.length > 0 || finished.some(({ changes }) => changes)) {
        if (!this.#parts.database.inTransaction) this.#begin.run()
        for (const { object, changes, at } of finished) {
          if (!changes) continue
          this.#parts.rows.write(object, changes, at)
          objects.add(object)
        }
        for (const object of objects) object.save()
        for (const companion of companions) companion.apply()
        this.#commit.run()
        this.#commits += 1
      }
    } catch (error) {
      this.#refused(error, finished, companions)
      return
    }
    for (const object of objects) object.saved()
    this.#parts.counters.commit()
    this.#tell(finished, companions)
  }

  #tell(finished: readonly Finished[], companions: readonly Companion[]): void {
    this.#queued -= finished.length
    this.#events += finished.length
    this.#oneByOne = Math.max(0, this.#oneByOne - finished.length)
    const entries: KeptEntry[] = []
    for (const { job, changes } of finished) {
      if (!changes) continue
      for (const row of changes.inbox.added) this.#deliver(row)
      this.#parts.committed(job, changes)
      if (changes.history) entries.push(...keptEntries(job.delivery.address, changes.history))
    }
    for (const companion of companions) companion.done()
    for (const { job, answer } of finished) job.tell?.resolve(answer)
    this.#parts.groupCommitted(finished.length + companions.length, entries)
  }

  #deliver({ to, event, number }: InboxRow): void {
    this.enqueue({ delivery: { address: to, event: event.value, source: { from: 'inbox', number } } })
  }

  /** Objects cannot be read at this moment, or never again. */
  #readRefused(error: unknown, queue: ObjectQueue): void {
    const storageError = asStorageError(error, this.#parts.file) ?? unexpectedError(error)
    const [finished, companions] = [this.#finished, this.#companions]
    this.#finished = []
    this.#companions = []
    this.#refused(storageError, finished, companions)
    if (this.#failure) return
    const waiting: Job[] = []
    for (let job = queue.jobs.shift(); job; job = queue.jobs.shift()) waiting.push(job)
    for (const { tell } of waiting) tell?.reject(storageError)
    const inner = waiting.filter(({ tell }) => !tell)
    this.#queued -= waiting.length - inner.length
    queue.jobs.unshift(inner)
  }

  #refused(error: unknown, finished: readonly Finished[], companions: readonly Companion[]): void {
    const storageError = asStorageError(error, this.#parts.file)
    if (!this.#undo()) {
      this.#finished = [...finished]
      this.#companions = [...companions]
      this.fail(storageError?.kind === 'broken' ? storageError : unexpectedError(error))
      return
    }
    if (storageError?.kind === 'broken') {
      this.#finished = [...finished]
      this.#companions = [...companions]
      this.fail(storageError)
      return
    }
    this.#generation += 1
    this.#parts.counters.rollBack()
    if (storageError) this.#refuseForNow(storageError, finished, companions)
    else this.#searchOffender(error, finished, companions)
  }

  /** True when nothing of the transaction is left. */
  #undo(): boolean {
    try {
      if (this.#parts.database.inTransaction) this.#rollBack.run()
      return true
    } catch {
      return false
    }
  }

  /** Who asked is told; the rest is tried again after a while. */
  #refuseForNow(error: StorageError, finished: readonly Finished[], companions: readonly Companion[]): void {
    const asked = finished.filter(({ job }) => job.tell)
    this.#queued -= asked.length
    this.#putBack(finished.filter(({ job }) => !job.tell).map(({ job }) => job))
    for (const { job } of asked) job.tell?.reject(error)
    this.#companions.unshift(...companions.filter((companion) => companion.failed(error)))
    this.#isPaused = true
    this.#pause = setTimeout(() => {
      this.#isPaused = false
      this.#schedule()
    }, RETRY_AFTER_MS)
  }

  /** The statement was at fault: the same events again one at a time, and the one that is refused alone is condemned. */
  #searchOffender(error: unknown, finished: readonly Finished[], companions: readonly Companion[]): void {
    const written = finished.filter(({ changes }) => changes)
    const [only] = written
    if (!only || (written.length === 1 && only.job.condemned !== undefined)) {
      this.#finished = [...finished]
      this.#companions = [...companions]
      this.fail(unexpectedError(error))
      return
    }
    const reason = `The storage refused what the event wrote: ${error instanceof Error ? error.message : String(error)}`
    const jobs = finished.map(({ job }) => (written.length === 1 && job === only.job ? { ...job, condemned: reason } : job))
    this.#oneByOne = jobs.length
    this.#putBack(jobs)
    this.#companions.unshift(...companions)
    this.#schedule()
  }

  /** Before all others of their objects, in their order, with what is being handled at this moment behind them. */
  #putBack(jobs: readonly Job[]): void {
    const byAddress = new Map<AddressText, Job[]>()
    const add = (job: Job) => {
      const same = byAddress.get(job.delivery.address)
      if (same) same.push(job)
      else byAddress.set(job.delivery.address, [job])
    }
    for (const job of jobs) add(job)
    for (const runner of this.#runners) {
      if (runner.current) add(runner.current)
      runner.current = undefined
    }
    for (const [address, same] of byAddress) {
      const queue = this.#queueOf(address)
      queue.jobs.unshift(same)
      this.#makeReady(queue)
    }
  }
}

/** Remembers that a read failed, which is the storage's matter whatever the handler makes of it. */
class NotingReader implements Readable {
  failure: unknown

  constructor(private readonly object: LoadedObject) {}

  read(name: string): string | undefined {
    try {
      return this.object.read(name)
    } catch (error) {
      this.failure = error
      throw error
    }
  }

  names(): string[] {
    try {
      return this.object.names()
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}

/** What needs no handler: an event taken before, a timer that was cancelled while it waited here. */
function withoutHandling({ delivery: { source }, condemned }: Job, object: LoadedObject, at: number): Answer | undefined {
  if (condemned !== undefined) return undefined
  if (source.from === 'ask' && source.mark !== undefined && object.hasMark(source.mark, at)) return { outcome: 'duplicate' }
  if (source.from !== 'timer' || source.ownArmingId === undefined) return undefined
  const isArmed = object.bookkeeping.armed[source.ownArmingId]?.number === source.number
  return isArmed ? undefined : { outcome: 'done', value: undefined }
}

function keptEntries(object: AddressText, { cursor, sequence, at, entries }: NonNullable<Changes['history']>): KeptEntry[] {
  const before = entries.length - 1
  return entries.map(({ value }, index) => ({
    cursor: cursor - before + index,
    object,
    sequence: sequence - before + index,
    at,
    entry: value,
  }))
}

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
