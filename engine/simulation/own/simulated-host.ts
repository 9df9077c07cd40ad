/**
 * The simulated host: the contract of host.ts on memory and virtual time, for tests, the simulator and back-tests. Same seed, same
 * history, to the byte. It uses no timer of the platform: everything proceeds by microtasks.
 *
 * Y1. What is committed survives a crash; queued asks, performers under way and everything else in memory do not.
 * Y2. A crash comes before a commit (the event never happened) or right after it (it happened, and nobody was told).
 * Y3. Timers follow the wall clock, which may jump; sleeping performers and planned actions follow the steady clock.
 */
import type { Effect, EffectResult, LedgerState } from '../../effects/types'
import type { KeptEntry } from '../../history/entries'
import {
  type Answer,
  type AskOptions,
  type Host,
  MARK_DAYS,
  type ObjectAddress,
  type ObjectEvent,
  type ObjectHandlers,
} from '../../hosts/host'
import { type AfterCrash, isSettled, ledgerAfter, type PerformEffect } from '../../hosts/performing'
import { seededRandom } from './seeded-random'
import { gather, type Reads, type WriteSet } from './write-set'

export interface SimulatedHostOptions {
  readonly handlers: ObjectHandlers
  readonly perform: PerformEffect
  readonly afterCrash: AfterCrash
  readonly seed: number
  /** ms since 1970 */
  readonly startAt: number
  readonly revision: () => number
  /** How likely a commit is hit by a crash, 0 to 1; half of them come before it, half after. */
  readonly crashRate?: number
}

export interface DeadLetter {
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly reason: string
}

/** A crash took the question with it: whether it was handled is unknown to who asked. */
export class CrashedError extends Error {
  override readonly name = 'CrashedError'
}

interface Job {
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly mark?: string
  /** Of a kept send: it leaves the inbox with the commit that handles it. */
  readonly inboxId?: number
  readonly result?: EffectResult
  readonly tell?: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
}

interface Planned {
  readonly at: number
  readonly order: number
  readonly action: () => void
}

interface KeptTimer {
  readonly dueAt: number
  readonly order: number
  readonly to: ObjectAddress
  readonly event: ObjectEvent
}

interface LedgerRow {
  readonly address: ObjectAddress
  readonly effect: Effect
  readonly state: LedgerState
}

/** More turns than this without progress mean that a performer waits for something outside of virtual time. */
const MAX_IDLE_TURNS = 10_000

export class SimulatedHost implements Host {
  readonly history: KeptEntry[] = []
  readonly deadLetters: DeadLetter[] = []
  crashes = 0
  #options: SimulatedHostOptions
  readonly #random: () => number
  readonly #chance: () => number
  readonly #objects = new Map<string, Map<string, string>>()
  readonly #sequences = new Map<string, number>()
  readonly #marks = new Map<string, number>()
  readonly #timers = new Map<string, KeptTimer>()
  readonly #inbox = new Map<number, { readonly to: ObjectAddress; readonly event: ObjectEvent }>()
  readonly #ledger = new Map<string, LedgerRow>()
  #queues = new Map<string, Job[]>()
  #planned: Planned[] = []
  #sleeping: (Planned & { readonly generation: number })[] = []
  #steady = 0
  #offset: number
  #order = 0
  #ids = 0
  #generation = 0
  /** Performers that are neither asleep nor waiting for a claim. */
  #running = 0
  #isCrashRequested = false

  constructor(options: SimulatedHostOptions) {
    this.#options = options
    this.#offset = options.startAt
    this.#random = seededRandom(options.seed)
    this.#chance = seededRandom(options.seed ^ 0x5bd1e995)
  }

  /** The wall clock, ms since 1970. */
  now(): number {
    return this.#steady + this.#offset
  }

  /** For performers: virtual waiting. Never wakes after a crash. */
  sleep(ms: number): Promise<void> {
    this.#running -= 1
    return new Promise((resolve) => {
      const wake = () => {
        this.#running += 1
        resolve()
      }
      this.#sleeping.push({
        at: this.#steady + Math.max(0, Math.ceil(ms)),
        order: this.#order++,
        action: wake,
        generation: this.#generation,
      })
    })
  }

  /** Plans something outside of the system (a contact writes, a webhook arrives); it survives crashes. */
  plan(delayMs: number, action: () => void): void {
    this.#planned.push({ at: this.#steady + Math.max(0, Math.ceil(delayMs)), order: this.#order++, action })
  }

  ask(address: ObjectAddress, event: ObjectEvent, { mark }: AskOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#enqueue({ address, event: this.#stamped(event), ...(mark === undefined ? {} : { mark }), tell: { resolve, reject } })
    })
  }

  peek<T>(address: ObjectAddress, name: string): Promise<T | undefined> {
    const text = this.#objects.get(keyOf(address))?.get(name)
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as T))
  }

  /** Keys of all objects of a type. */
  keys(type: ObjectAddress['type']): string[] {
    return [...this.#objects.keys()].flatMap((key) => (key.startsWith(`${type}/`) ? [key.slice(type.length + 1)] : []))
  }

  namesOf(address: ObjectAddress): string[] {
    return [...(this.#objects.get(keyOf(address))?.keys() ?? [])]
  }

  ledger(): ReadonlyMap<string, LedgerRow> {
    return this.#ledger
  }

  armedTimers(): ReadonlyMap<string, { readonly dueAt: number }> {
    return this.#timers
  }

  /** Moves the wall clock, forward or back. */
  jump(ms: number): void {
    this.#offset += ms
  }

  setCrashRate(crashRate: number): void {
    this.#options = { ...this.#options, crashRate }
  }

  /** Crashes before the next event is handled. */
  crash(): void {
    this.#isCrashRequested = true
  }

  /** Runs until nothing is left to do at or before this span from now. */
  async runFor(ms: number): Promise<void> {
    const until = this.#steady + ms
    for (;;) {
      await this.#settleTurns()
      if (this.#isCrashRequested) this.#recover()
      else if (await this.#handleOne()) continue
      else if (!this.#fireDue() && !this.#advanceTo(until)) break
    }
    this.#steady = until
  }

  /** Next thing in time: true when something became due at or before `until`. */
  #advanceTo(until: number): boolean {
    const next = Math.min(
      ...this.#planned.map(({ at }) => at),
      ...this.#sleeping.map(({ at }) => at),
      ...[...this.#timers.values()].map(({ dueAt }) => dueAt - this.#offset),
    )
    if (next > until) return false
    this.#steady = Math.max(this.#steady, next)
    return true
  }

  #fireDue(): boolean {
    const wakers = [...this.#planned, ...this.#sleeping].filter(({ at }) => at <= this.#steady).sort(byTime)
    if (wakers.length > 0) {
      this.#planned = this.#planned.filter(({ at }) => at > this.#steady)
      this.#sleeping = this.#sleeping.filter(({ at }) => at > this.#steady)
      for (const { action } of wakers) action()
      return true
    }
    const due = [...this.#timers].filter(([, { dueAt }]) => dueAt <= this.now())
    for (const [armingId, { to, event }] of due.sort(([, a], [, b]) => a.dueAt - b.dueAt || a.order - b.order)) {
      this.#timers.delete(armingId)
      this.#keepInInbox(to, event)
    }
    return due.length > 0
  }

  async #settleTurns(): Promise<void> {
    // callers of `ask` go on in a few microtasks; performers until they sleep, claim or are done
    for (let turn = 0; turn < 12 || this.#running > 0; turn++) {
      if (turn > MAX_IDLE_TURNS) throw new Error('A performer waits for something outside of virtual time')
      await null
    }
  }

  async #handleOne(): Promise<boolean> {
    const keys = [...this.#queues.keys()]
    const key = keys[Math.floor(this.#chance() * keys.length)]
    if (key === undefined) return false
    const queue = this.#queues.get(key) as Job[]
    const job = queue.shift() as Job
    if (queue.length === 0) this.#queues.delete(key)
    if (job.mark !== undefined && (this.#marks.get(job.mark) ?? 0) > this.now()) {
      job.tell?.resolve({ outcome: 'duplicate' })
      return true
    }
    let handled: { answer: unknown; writes: WriteSet } | undefined
    let reason = ''
    try {
      handled = await gather(this.#options.handlers[job.address.type], job.address.key, job.event, this.#reads(key))
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
    const crash = this.#crashNow()
    if (crash === 'beforeCommit') {
      this.#recover([job])
      return true
    }
    this.#commit(job, key, handled?.writes, reason)
    if (crash === 'afterCommit') {
      this.#recover([job])
      return true
    }
    job.tell?.resolve(handled ? { outcome: 'done', value: handled.answer } : { outcome: 'poison', reason })
    for (const effect of handled?.writes.effects ?? []) this.#perform(job.address, effect)
    return true
  }

  #crashNow(): 'beforeCommit' | 'afterCommit' | undefined {
    if (this.#chance() >= (this.#options.crashRate ?? 0)) return undefined
    return this.#chance() < 0.5 ? 'beforeCommit' : 'afterCommit'
  }

  #commit(job: Job, key: string, writes: WriteSet | undefined, reason: string): void {
    if (job.mark !== undefined) this.#marks.set(job.mark, this.now() + MARK_DAYS * 86_400_000)
    if (job.inboxId !== undefined) this.#inbox.delete(job.inboxId)
    if (job.result) this.#settleLedger(job.result)
    if (!writes) {
      this.deadLetters.push({ address: job.address, event: job.event, reason })
      return
    }
    const object = this.#objects.get(key) ?? new Map<string, string>()
    this.#objects.set(key, object)
    for (const [name, text] of writes.values) {
      if (text === null) object.delete(name)
      else object.set(name, text)
    }
    for (const armingId of writes.cancels) this.#timers.delete(armingId)
    for (const { to, event, delayMs, armingId } of writes.sends) {
      if (delayMs === undefined) {
        this.#keepInInbox(to, event)
        continue
      }
      const dueAt = this.now() + delayMs
      this.#timers.set(armingId ?? `send-${this.#order}`, { dueAt, order: this.#order++, to, event: this.#stamped(event) })
    }
    for (const effect of writes.effects) this.#ledger.set(effect.id, { address: job.address, effect, state: 'pending' })
    for (const entry of writes.entries) {
      const sequence = (this.#sequences.get(key) ?? 0) + 1
      this.#sequences.set(key, sequence)
      this.history.push({ cursor: this.history.length + 1, object: key, sequence, at: this.now(), entry })
    }
  }

  #settleLedger(result: EffectResult): void {
    const row = this.#ledger.get(result.effectId)
    if (row && row.effect.attempt === result.attempt) this.#ledger.set(result.effectId, { ...row, state: ledgerAfter(result) })
  }

  #keepInInbox(to: ObjectAddress, event: ObjectEvent): void {
    const inboxId = ++this.#ids
    const stamped = this.#stamped(event)
    this.#inbox.set(inboxId, { to, event: stamped })
    this.#enqueue({ address: to, event: stamped, inboxId })
  }

  #perform(address: ObjectAddress, effect: Effect): void {
    const generation = this.#generation
    const isCurrent = () => generation === this.#generation
    const claim = (): Promise<void> => {
      const row = this.#ledger.get(effect.id)
      if (row) this.#ledger.set(effect.id, { ...row, state: 'claimed' })
      if (this.#crashNow() === undefined) return Promise.resolve()
      this.#isCrashRequested = true
      this.#running -= 1
      return new Promise(() => undefined)
    }
    this.#running += 1
    this.#options.perform(effect, { claim }).then(
      (result) => {
        if (!isCurrent()) return
        this.#running -= 1
        this.#enqueue({ address, event: this.#stamped(result), result })
      },
      (error: unknown) => {
        if (!isCurrent()) return
        this.#running -= 1
        throw error
      },
    )
  }

  /** A restart: memory is gone, what was committed goes on. */
  #recover(lost: readonly Job[] = []): void {
    this.crashes += 1
    this.#isCrashRequested = false
    this.#generation += 1
    this.#running = 0
    const asked = [...lost, ...[...this.#queues.values()].flat()]
    this.#queues = new Map()
    this.#sleeping = []
    for (const { tell } of asked) tell?.reject(new CrashedError('The process ended before it answered'))
    for (const [inboxId, { to, event }] of this.#inbox) this.#enqueue({ address: to, event, inboxId })
    for (const { address, effect, state } of this.#ledger.values()) {
      if (isSettled(state)) continue
      const verdict = state === 'claimed' ? this.#options.afterCrash(effect) : 'performAgain'
      if (verdict === 'performAgain') this.#perform(address, effect)
      else this.#enqueue({ address, event: this.#stamped(verdict), result: verdict })
    }
  }

  #enqueue(job: Job): void {
    const key = keyOf(job.address)
    const queue = this.#queues.get(key)
    if (queue) queue.push(job)
    else this.#queues.set(key, [job])
  }

  #stamped(event: ObjectEvent): ObjectEvent {
    return { ...event, revision: this.#options.revision() }
  }

  #reads(key: string): Reads {
    const object = this.#objects.get(key)
    return {
      now: () => this.now(),
      random: () => this.#random(),
      newId: () => `id-${++this.#ids}`,
      value: (name) => object?.get(name),
      names: () => [...(object?.keys() ?? [])],
    }
  }
}

function keyOf({ type, key }: ObjectAddress): string {
  return `${type}/${key}`
}

function byTime(a: Planned, b: Planned): number {
  return a.at - b.at || a.order - b.order
}
