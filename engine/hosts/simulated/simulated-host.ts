/**
 * The simulated host: the contract of host.ts on memory and virtual time, for tests, the designer's simulator and back-tests. Same
 * seed, same history, to the byte. It uses no timer of the platform: everything proceeds by microtasks, while a run is under way.
 *
 * Y1. What is committed survives a crash; waiting events, performers under way and everything else in memory do not.
 * Y2. A crash comes before a commit (it never happened) or right after it (it happened, and nobody was told).
 * Y3. Timers follow the wall clock where it jumps forward, and go on where it is set back; sleeping performers and planned actions follow the steady clock.
 * Y4. Order among objects is chance, drawn from the seed; order within an object is the order of acceptance.
 */
import type { Effect, EffectResult, LedgerState } from '../../effects/types'
import type { KeptEntry } from '../../history/entries'
import type { Answer, AskOptions, Host, ObjectAddress, ObjectEvent, ObjectHandlers, ObjectType } from '../host'
import { type Changes, changesOf } from '../objects/changes'
import { Counters } from '../objects/counters'
import { type AddressText, addressText, type Delivery, type DeliverySource, parseAddress } from '../objects/delivery'
import { type Outcome, startHandler } from '../objects/write-set'
import { type AfterCrash, type PerformEffect, resultOfThrow } from '../performing'
import { TimerTime } from '../timer-time'
import { type Handled, type LedgerRow, MemoryStore, type ObjectView, type StoredTimer } from './memory-store'
import { Moments } from './moments'
import { seededRandom } from './seeded-random'

export interface SimulatedHostOptions {
  readonly handlers: ObjectHandlers
  readonly perform: PerformEffect
  readonly afterCrash: AfterCrash
  readonly seed: number
  /** Wall clock at the start, ms since 1970. */
  readonly startAt: number
  readonly revision: () => number
  /** How likely a commit is hit by a crash, 0 to 1; half of them come before it, half after. */
  readonly crashRate?: number
  readonly onCommitted?: (entries: readonly KeptEntry[]) => void
}

export type CrashMoment = 'now' | 'beforeCommit' | 'afterCommit'

export interface SimulatedDeadLetter {
  readonly id: number
  /** ms */
  readonly at: number
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly reason: string
}

/** A crash took the question with it: whether it was handled is unknown to who asked. */
export class CrashedError extends Error {
  override readonly name = 'CrashedError'
}

interface Job {
  readonly delivery: Delivery
  readonly tell?: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
}

interface Finished {
  readonly job: Job
  readonly answer: Answer
  /** Missing where there is nothing to write. */
  readonly handled?: Handled
}

/** Objects, and events of one object, that share a commit at most. */
const MAX_OBJECTS = 4
const MAX_EVENTS_OF_ONE = 4
/** Rounds of microtasks after each step: for who asked to go on. */
const ROUNDS = 12
/** More are allowed while performers are neither asleep nor done; one that waits for something else is then left alone. */
const MAX_ROUNDS = 500
/** A handler that has not returned by then is given up. */
const MAX_HANDLER_ROUNDS = 10_000

export function createSimulatedHost(options: SimulatedHostOptions): SimulatedHost {
  return new SimulatedHost(options)
}

export class SimulatedHost implements Host {
  crashes = 0
  readonly #options: SimulatedHostOptions
  readonly #store = new MemoryStore()
  readonly #numbers = new Counters({ object: 0, inbox: 0, timer: 0, effect: 0, cursor: 0 })
  readonly #handlerRandom: () => number
  readonly #chance: () => number
  readonly #queues = new Map<AddressText, Job[]>()
  readonly #ready: AddressText[] = []
  /** By the steady clock: what survives a crash, and what does not. */
  readonly #planned = new Moments<() => void>()
  readonly #asleep = new Moments<() => void>()
  /** By the time line of timers; may name timers that are gone. */
  readonly #due = new Moments<StoredTimer>()
  #steady = 0
  #offset: number
  readonly #timerTime: TimerTime
  #crashRate: number
  #crash: CrashMoment | undefined
  #ids = 0
  /** Counts starts of the process. */
  #generation = 0
  /** Performers that are neither asleep nor waiting for a claim. */
  #active = 0
  #isRunning = false

  constructor(options: SimulatedHostOptions) {
    this.#options = options
    this.#offset = options.startAt
    this.#timerTime = new TimerTime(
      () => this.now(),
      () => this.#steady,
    )
    this.#crashRate = options.crashRate ?? 0
    this.#handlerRandom = seededRandom(options.seed)
    this.#chance = seededRandom(options.seed ^ 0x5bd1e995)
  }

  /** The wall clock, ms since 1970. */
  now(): number {
    return this.#steady + this.#offset
  }

  /** Milliseconds since the start; no jump moves it. */
  steady(): number {
    return this.#steady
  }

  /** For performers: virtual waiting. Never wakes after a crash. */
  sleep(ms: number): Promise<void> {
    this.#active -= 1
    return new Promise((resolve) => {
      this.#asleep.add(this.#steady + Math.max(0, ms), () => {
        this.#active += 1
        resolve()
      })
    })
  }

  /** Plans something outside of the system (a contact writes, a webhook arrives); it survives crashes. */
  plan(delayMs: number, action: () => void): void {
    this.#planned.add(this.#steady + Math.max(0, delayMs), action)
  }

  /** Answered while a run is under way (runFor and the like). Rejects with CrashedError when a crash took it. */
  ask(address: ObjectAddress, event: ObjectEvent, { mark }: AskOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => this.#accept(addressText(address), event, { from: 'ask', mark }, { resolve, reject }))
  }

  async peek<T>(address: ObjectAddress, name: string): Promise<T | undefined> {
    return this.read(address, name)
  }

  /** The same at once, for who looks on while a commit is told. */
  read<T>(address: ObjectAddress, name: string): T | undefined {
    const text = this.#store.objects.get(addressText(address))?.values.get(name)
    return text === undefined ? undefined : (JSON.parse(text) as T)
  }

  get history(): readonly KeptEntry[] {
    return this.#store.history
  }

  get deadLetters(): SimulatedDeadLetter[] {
    return [...this.#store.letters.values()].map((letter) => ({ ...letter, address: parseAddress(letter.address) }))
  }

  /** Gives a dead letter to its object again; undefined when there is no such letter. */
  retryDeadLetter(id: number): Promise<Answer | undefined> {
    const letter = this.#store.letters.get(id)
    if (!letter) return Promise.resolve(undefined)
    return new Promise((resolve, reject) =>
      this.#enqueue({
        delivery: { address: letter.address, event: letter.event, source: { from: 'deadLetter', number: id } },
        tell: { resolve, reject },
      }),
    )
  }

  /** Keys of all objects of a type. */
  keys(type: ObjectType): string[] {
    return [...this.#store.objects.keys()].flatMap((address) => (address.startsWith(`${type}/`) ? [parseAddress(address).key] : []))
  }

  namesOf(address: ObjectAddress): string[] {
    return [...(this.#store.objects.get(addressText(address))?.values.keys() ?? [])]
  }

  /** Effect id -> its row; `isRested`: unknown, and a person let it be. */
  ledger(): ReadonlyMap<
    string,
    { readonly address: ObjectAddress; readonly effect: Effect; readonly state: LedgerState; readonly isRested: boolean }
  > {
    return new Map(
      [...this.#store.effects.values()].map(({ address, effect, state }) => [
        effect.id,
        { address: parseAddress(address), effect, state: state === 'rested' ? 'unknown' : state, isRested: state === 'rested' },
      ]),
    )
  }

  /** Arming id -> when it is due. */
  armedTimers(): ReadonlyMap<string, { readonly dueAt: number }> {
    const armed = [...this.#store.objects.values()].flatMap(({ bookkeeping }) => Object.entries(bookkeeping.armed))
    return new Map(armed.filter(([, { number }]) => this.#store.timers.has(number)))
  }

  /** Moves the wall clock, forward or back. */
  jump(ms: number): void {
    this.#offset += ms
    this.#timerTime.now()
  }

  setCrashRate(crashRate: number): void {
    this.#crashRate = crashRate
  }

  /** Ends the process and starts it again: at once, or around the next commit. */
  crash(when: CrashMoment = 'now'): void {
    this.#crash = when
  }

  /**
   * Runs until nothing is left to do at or before this span from now, or until it is enough: that is asked after every commit, and
   * a later run goes on where this one stopped.
   */
  async runFor(ms: number, isEnough: () => boolean = () => false): Promise<void> {
    if (this.#isRunning) throw new Error('A run is under way already; wait for it')
    this.#isRunning = true
    const until = this.#steady + ms
    try {
      for (;;) {
        await this.#letGo()
        if (this.#crash === 'now') this.#restart([])
        else if (this.#ready.length > 0) {
          await this.#handleGroup()
          if (isEnough()) return
        } else if (!this.#wakeDue() && !this.#moveTo(until)) break
      }
      this.#steady = until
    } finally {
      this.#isRunning = false
    }
  }

  /** Milliseconds until a sleeping performer or a planned action goes on; undefined when only timers are waited for. */
  get nextArrivalMs(): number | undefined {
    const next = this.#nextArrivalAt()
    return next === Number.POSITIVE_INFINITY ? undefined : Math.max(0, next - this.#steady)
  }

  /** Runs until this time of the wall clock as it goes now. */
  runUntil(at: number): Promise<void> {
    return this.runFor(Math.max(0, at - this.now()))
  }

  /** Runs until nothing waits, sleeps, is planned or armed, at most for this span. */
  async runUntilIdle(longestMs = 400 * 86_400_000): Promise<void> {
    const until = this.#steady + longestMs
    await this.runFor(0)
    for (let next = this.#nextAt(); next <= until; next = this.#nextAt()) await this.runFor(Math.max(0, next - this.#steady))
  }

  /** Something goes on by itself, at once or soon; false when only timers and people are waited for. */
  get isUnderWay(): boolean {
    return this.#ready.length > 0 || this.#active > 0 || this.nextArrivalMs !== undefined
  }

  #accept(address: AddressText, event: ObjectEvent, source: DeliverySource, tell?: Job['tell']): void {
    const stamped = { ...event, revision: this.#options.revision() }
    this.#enqueue({ delivery: { address, event: stamped, source }, ...(tell && { tell }) })
  }

  #enqueue(job: Job): void {
    const { address } = job.delivery
    const queue = this.#queues.get(address)
    if (queue) {
      queue.push(job)
      return
    }
    this.#queues.set(address, [job])
    this.#ready.push(address)
  }

  /** Lets askers go on, and performers until each sleeps, claims or is done. */
  async #letGo(): Promise<void> {
    for (let round = 0; round < ROUNDS || (this.#active > 0 && round < MAX_ROUNDS); round++) await null
  }

  #nextArrivalAt(): number {
    return Math.min(this.#planned.nextAt ?? Number.POSITIVE_INFINITY, this.#asleep.nextAt ?? Number.POSITIVE_INFINITY)
  }

  /** When something is next, by the steady clock. */
  #nextAt(): number {
    const { nextAt } = this.#due
    const timerAt = nextAt === undefined ? Number.POSITIVE_INFINITY : nextAt - (this.#timerTime.now() - this.#steady)
    return Math.min(this.#nextArrivalAt(), timerAt)
  }

  #moveTo(until: number): boolean {
    const next = this.#nextAt()
    if (next > until) return false
    this.#steady = Math.max(this.#steady, next)
    return true
  }

  /** One thing that has come due. */
  #wakeDue(): boolean {
    const action = this.#planned.take(this.#steady) ?? this.#asleep.take(this.#steady)
    if (action) {
      action()
      return true
    }
    const timer = this.#due.take(this.#timerTime.now())
    if (!timer) return false
    const { number, dueAt, address, event, ownArmingId } = timer
    if (this.#store.timers.has(number)) this.#accept(address, event, { from: 'timer', number, dueAt, ownArmingId })
    return true
  }

  async #handleGroup(): Promise<void> {
    const size = 1 + Math.floor(this.#chance() * Math.min(MAX_OBJECTS, this.#ready.length))
    const finished: Finished[] = []
    const addresses: AddressText[] = []
    while (addresses.length < size) {
      addresses.push(...this.#ready.splice(Math.floor(this.#chance() * this.#ready.length), 1))
    }
    await Promise.all(addresses.map((address) => this.#handleSome(address, 1 + Math.floor(this.#chance() * MAX_EVENTS_OF_ONE), finished)))
    for (const address of addresses) {
      if (this.#queues.get(address)?.length === 0) this.#queues.delete(address)
      else this.#ready.push(address)
    }
    const crash = this.#crashNow()
    if (crash !== 'beforeCommit') this.#commit(finished)
    if (crash === undefined) this.#tell(finished)
    else this.#restart(finished.map(({ job }) => job))
  }

  async #handleSome(address: AddressText, limit: number, finished: Finished[]): Promise<void> {
    const jobs = (this.#queues.get(address) as Job[]).splice(0, limit)
    const view = this.#store.view(address)
    for (const job of jobs) finished.push(await this.#handle(job, view))
  }

  async #handle(job: Job, view: ObjectView): Promise<Finished> {
    const { delivery } = job
    const { address, event, source } = delivery
    const at = this.now()
    const mark = source.from === 'ask' ? source.mark : undefined
    if (mark !== undefined && view.hasMark(mark, at)) return { job, answer: { outcome: 'duplicate' } }
    if (
      source.from === 'timer' &&
      source.ownArmingId !== undefined &&
      view.bookkeeping.armed[source.ownArmingId]?.number !== source.number
    ) {
      return { job, answer: { outcome: 'done', value: undefined } }
    }
    const sources = { at, revision: this.#options.revision(), random: this.#handlerRandom, newId: () => `id-${++this.#ids}` }
    const handling = startHandler(this.#options.handlers[parseAddress(address).type], address, event, view, sources)
    let outcome = await withinRounds(handling.outcome, () => handling.giveUp(`The handler of ${address} did not return`))
    let changes: Changes
    try {
      changes = changesOf(view.bookkeeping, delivery, outcome, at, this.#timerTime.now(), this.#numbers)
    } catch (error) {
      outcome = { outcome: 'poison', reason: error instanceof Error ? error.message : String(error), stack: undefined }
      changes = changesOf(view.bookkeeping, delivery, outcome, at, this.#timerTime.now(), this.#numbers)
    }
    view.apply(changes, mark)
    const answer: Answer =
      outcome.outcome === 'done' ? { outcome: 'done', value: outcome.answer } : { outcome: 'poison', reason: outcome.reason }
    return { job, answer, handled: { view, changes, mark, at } }
  }

  #crashNow(): CrashMoment | undefined {
    if (this.#crash) return this.#crash
    if (this.#crashRate === 0 || this.#chance() >= this.#crashRate) return undefined
    return this.#chance() < 0.5 ? 'beforeCommit' : 'afterCommit'
  }

  #commit(finished: readonly Finished[]): void {
    const { history } = this.#store
    const from = history.length
    this.#store.commit(finished.flatMap(({ handled }) => handled ?? []))
    this.#numbers.commit()
    if (this.#options.onCommitted && history.length > from) this.#options.onCommitted(history.slice(from))
  }

  /** What follows from a commit. */
  #tell(finished: readonly Finished[]): void {
    for (const { job, answer, handled } of finished) {
      for (const { number, to, event } of handled?.changes.inbox.added ?? []) {
        this.#enqueue({ delivery: { address: to, event: event.value, source: { from: 'inbox', number } } })
      }
      for (const { number } of handled?.changes.timers.added ?? []) this.#expect(number)
      for (const change of handled?.changes.ledger ?? []) if (change.kind !== 'state') this.#perform(change.number)
      job.tell?.resolve(answer)
    }
  }

  #expect(timerNumber: number): void {
    const timer = this.#store.timers.get(timerNumber)
    if (timer) this.#due.add(timer.dueAt, timer)
  }

  #perform(number: number): void {
    const row = this.#store.effects.get(number)
    if (row?.state !== 'pending' && row?.state !== 'claimed') return
    const generation = this.#generation
    let isClaimed = false
    const claim = async (): Promise<void> => {
      await this.#claim(number, generation)
      isClaimed = true
    }
    const finish = (result: EffectResult): void => {
      if (generation !== this.#generation) return
      this.#active -= 1
      this.#accept(row.address, result, { from: 'effect', number, result })
    }
    this.#active += 1
    this.#options.perform(row.effect, { claim }).then(finish, (error: unknown) => {
      if (error instanceof SettledError) this.#active -= generation === this.#generation ? 1 : 0
      else finish(resultOfThrow(row.effect, error, isClaimed))
    })
  }

  /** A commit of its own, so it may be hit by a crash; who claims then never hears. */
  #claim(number: number, generation: number): Promise<void> {
    if (generation !== this.#generation) return NEVER
    const row = this.#store.effects.get(number) as LedgerRow
    if (row.state !== 'pending' && row.state !== 'claimed')
      return Promise.reject(new SettledError('The effect was settled in the meantime'))
    const crash = this.#crashNow()
    if (crash !== 'beforeCommit') this.#store.effects.set(number, { ...row, state: 'claimed' })
    if (crash === undefined) return Promise.resolve()
    this.#crash = 'now'
    this.#active -= 1
    return NEVER
  }

  /** Memory is gone; what was committed goes on, as it does in the embedded host. */
  #restart(lost: readonly Job[]): void {
    this.crashes += 1
    this.#generation += 1
    this.#crash = undefined
    this.#active = 0
    this.#numbers.rollBack()
    const asked = [...lost, ...[...this.#queues.values()].flat()]
    this.#queues.clear()
    this.#ready.length = 0
    this.#asleep.clear()
    this.#due.clear()
    for (const { tell } of asked) tell?.reject(new CrashedError('The process ended before it answered'))
    for (const [number, { address, event }] of this.#store.inbox) {
      this.#enqueue({ delivery: { address, event, source: { from: 'inbox', number } } })
    }
    for (const { number, address, effect, state } of [...this.#store.effects.values()]) {
      if (state !== 'pending' && state !== 'claimed') continue
      const verdict = state === 'claimed' ? this.#options.afterCrash(effect) : 'performAgain'
      if (verdict === 'performAgain') this.#perform(number)
      else this.#accept(address, verdict, { from: 'effect', number, result: verdict })
    }
    for (const number of this.#store.timers.keys()) this.#expect(number)
  }
}

class SettledError extends Error {}

/** Never resolves: who waits for it belongs to a process that has ended. */
const NEVER = new Promise<never>(() => undefined)

async function withinRounds(outcome: Promise<Outcome>, giveUp: () => void): Promise<Outcome> {
  let settled: Outcome | undefined
  void outcome.then((is) => {
    settled = is
  })
  for (let round = 0; round < MAX_HANDLER_ROUNDS; round++) {
    if (settled) return settled
    await null
  }
  giveUp()
  return outcome
}
