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
import { type Changes, changesOf } from '../objects/changes'
import type { Counters } from '../objects/counters'
import type { AddressText } from '../objects/delivery'
import { type Handling, type Outcome, startHandler } from '../objects/write-set'
import { type Companion, type Finished, type GroupCommit, keptEntries } from './group-commit'
import { NotingReader } from './noting-reader'
import { type Job, type ObjectQueue, ObjectQueues } from './object-queues'
import type { LoadedObject, ObjectStore } from './object-store'
import { asStorageError, unexpectedError } from './storage-errors'

export interface GroupLoopParts {
  /** The database's file, for messages. */
  readonly file: string
  readonly handlers: ObjectHandlers
  readonly objects: ObjectStore
  readonly group: GroupCommit
  readonly counters: Counters
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

/** Somebody at work on one object. */
interface Runner {
  readonly address: AddressText
  /** The event being handled, until it is finished or put back. */
  current: Job | undefined
  handling: Handling | undefined
  deadline: NodeJS.Timeout | undefined
}

export class GroupLoop {
  readonly #parts: GroupLoopParts
  readonly #queues = new ObjectQueues()
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

  constructor(parts: GroupLoopParts) {
    this.#parts = parts
  }

  /** Events that wait or are being handled. */
  get queued(): number {
    return this.#queued
  }

  /** Since the start. */
  get commits(): number {
    return this.#commits
  }

  get events(): number {
    return this.#events
  }

  get failure(): StorageError | undefined {
    return this.#failure
  }

  get isIdle(): boolean {
    return this.#queued === 0 && this.#companions.length === 0
  }

  /** Age of what has waited longest, ms; a number that grows tells that something is stuck. */
  oldestQueuedMs(): number {
    let oldest = performance.now()
    const now = oldest
    for (const job of this.#queues.heads()) oldest = Math.min(oldest, job?.acceptedAt ?? now)
    for (const { current } of this.#runners) oldest = Math.min(oldest, current?.acceptedAt ?? now)
    return now - oldest
  }

  enqueue(job: Job): void {
    if (this.#failure) {
      job.tell?.reject(this.#failure)
      return
    }
    this.#queued += 1
    job.acceptedAt = performance.now()
    this.#queues.push(job)
    this.#schedule()
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
    const refused = [...this.#finished.map(({ job }) => job), ...this.#interrupt(), ...this.#queues.drain()]
    const companions = this.#companions
    this.#finished = []
    this.#companions = []
    this.#queued = 0
    for (const { tell } of refused) tell?.reject(error)
    for (const companion of companions) companion.failed(error)
    this.#parts.broken(error)
  }

  /** Nothing more is handled, and nobody is told: the process ends. */
  end(): void {
    this.#isPaused = true
    clearTimeout(this.#pause)
    for (const runner of this.#runners) clearTimeout(runner.deadline)
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
      const queue = this.#queues.takeReady()
      if (!queue) break
      runs.push(this.#run(queue))
    }
    if (runs.length > 0) await Promise.race([Promise.all(runs), immediate()])
    for (const runner of this.#runners) this.#watch(runner)
    this.#isScheduled = false
    this.#commitGroup()
    this.#parts.group.undo()
    if (this.#queues.hasReady || this.#finished.length > 0 || this.#companions.length > 0) this.#schedule()
  }

  #openSnapshot(): void {
    if (this.#failure || this.#isPaused || !this.#queues.hasReady) return
    try {
      this.#parts.group.openSnapshot()
    } catch (error) {
      this.#refused(error, [], [])
    }
  }

  /** Handles what waits for one object, up to a limit; never rejects. */
  async #run(queue: ObjectQueue): Promise<void> {
    const runner: Runner = { address: queue.address, current: undefined, handling: undefined, deadline: undefined }
    this.#runners.add(runner)
    try {
      await this.#handleWaiting(runner, queue)
    } catch (error) {
      this.#readRefused(error, queue)
    }
    this.#runners.delete(runner)
    if (this.#failure) return
    this.#queues.release(queue)
    this.#schedule()
  }

  async #handleWaiting(runner: Runner, { address, jobs }: ObjectQueue): Promise<void> {
    const generation = this.#generation
    const object = this.#parts.objects.load(address, this.#parts.counters.object)
    const reader = new NotingReader(object)
    const limit = this.#oneByOne > 0 ? 1 : MAX_EVENTS_OF_ONE
    for (let handled = 0; handled < limit; handled++) {
      const job = jobs.shift()
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
    const { counters } = this.#parts
    const timerAt = this.#parts.timerNow()
    let taken = outcome
    let changes: Changes
    try {
      changes = changesOf(object.bookkeeping, delivery, taken, at, timerAt, counters)
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      taken = { outcome: 'poison', reason: message, stack }
      changes = changesOf(object.bookkeeping, delivery, taken, at, timerAt, counters)
    }
    object.apply(changes)
    if (delivery.source.from === 'ask' && delivery.source.mark !== undefined) object.addMark(delivery.source.mark, at)
    const answer: Answer = taken.outcome === 'done' ? { outcome: 'done', value: taken.answer } : { outcome: 'poison', reason: taken.reason }
    this.#finished.push({ job, answer, object, changes, at })
  }

  /** Arms the deadline of a handler that did not return at once. */
  #watch(runner: Runner): void {
    if (runner.deadline || !runner.handling) return
    const { handling, address } = runner
    const reason = `The handler of ${address} did not return within ${HANDLER_TIMEOUT_MS / 1000} seconds`
    runner.deadline = setTimeout(() => handling.giveUp(reason), HANDLER_TIMEOUT_MS)
  }

  #commitGroup(): void {
    const finished = this.#finished
    const companions = this.#companions
    if (this.#failure || this.#isPaused || (finished.length === 0 && companions.length === 0)) return
    this.#finished = []
    this.#companions = []
    if (companions.length > 0 || finished.some(({ changes }) => changes)) {
      try {
        this.#parts.group.write(finished, companions)
      } catch (error) {
        this.#refused(error, finished, companions)
        return
      }
      this.#commits += 1
      this.#parts.counters.commit()
    }
    this.#tell(finished, companions)
  }

  #tell(finished: readonly Finished[], companions: readonly Companion[]): void {
    this.#queued -= finished.length
    this.#events += finished.length
    this.#oneByOne = Math.max(0, this.#oneByOne - finished.length)
    for (const { job, changes } of finished) {
      if (!changes) continue
      for (const { to, event, number } of changes.inbox.added) {
        this.enqueue({ delivery: { address: to, event: event.value, source: { from: 'inbox', number } } })
      }
      this.#parts.committed(job, changes)
    }
    for (const companion of companions) companion.done()
    for (const { job, answer } of finished) job.tell?.resolve(answer)
    this.#parts.groupCommitted(finished.length + companions.length, finished.flatMap(keptEntries))
  }

  #refused(error: unknown, finished: readonly Finished[], companions: readonly Companion[]): void {
    const storageError = asStorageError(error, this.#parts.file)
    const isUndone = this.#parts.group.undo()
    if (!isUndone || storageError?.kind === 'broken') {
      this.#failWith(storageError?.kind === 'broken' ? storageError : unexpectedError(error), finished, companions)
      return
    }
    this.#generation += 1
    this.#parts.counters.rollBack()
    if (storageError) this.#refuseForNow(storageError, finished, companions)
    else this.#searchOffender(error, finished, companions)
  }

  #failWith(error: StorageError, finished: readonly Finished[], companions: readonly Companion[]): void {
    this.#finished = [...finished, ...this.#finished]
    this.#companions = [...companions, ...this.#companions]
    this.fail(error)
  }

  /** Objects cannot be read at this moment, or never again. */
  #readRefused(error: unknown, { jobs }: ObjectQueue): void {
    const storageError = asStorageError(error, this.#parts.file) ?? unexpectedError(error)
    const [finished, companions] = [this.#finished, this.#companions]
    this.#finished = []
    this.#companions = []
    this.#refused(storageError, finished, companions)
    if (this.#failure) return
    const waiting = jobs.drain()
    const inner = waiting.filter(({ tell }) => !tell)
    for (const { tell } of waiting) tell?.reject(storageError)
    this.#queued -= waiting.length - inner.length
    jobs.unshift(inner)
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
      this.#failWith(unexpectedError(error), finished, companions)
      return
    }
    const reason = `The storage refused what the event wrote: ${error instanceof Error ? error.message : String(error)}`
    const jobs = finished.map(({ job }) => (written.length === 1 && job === only.job ? { ...job, condemned: reason } : job))
    this.#oneByOne = jobs.length
    this.#companions.unshift(...companions)
    this.#putBack(jobs)
    this.#schedule()
  }

  /** With what is being handled at this moment behind what it was built on. */
  #putBack(jobs: readonly Job[]): void {
    this.#queues.putBack([...jobs, ...this.#interrupt()])
  }

  /** Takes from those at work what they are at; what they finish of it counts no more. */
  #interrupt(): Job[] {
    const jobs: Job[] = []
    for (const runner of this.#runners) {
      if (runner.current) jobs.push(runner.current)
      runner.current = undefined
    }
    return jobs
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

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
