/**
 * One handling of one event: gives the handler its context, gathers what it writes, and holds it to the rules. Nothing that is
 * gathered here has an effect until the host commits it, so a handler that throws has changed nothing.
 *
 * W1. After the first write nothing may be read and the handler has to finish: it returns within the same burst of microtasks.
 * W2. Values are turned to JSON when they are written, so what the handler does to them later is not seen.
 */
import type { Effect } from '../../effects/types'
import type { HistoryEntry } from '../../history/entries'
import type { DurableContext, ObjectAddress, ObjectEvent, ObjectHandler, SendOptions } from '../host'
import { type AddressText, addressText, parseAddress } from './delivery'
import { toJson } from './json'

/** As written, with its JSON text of that moment. */
export interface Written<T> {
  readonly value: T
  readonly json: string
}

/** To another object at once; the event is stamped already. */
export interface Sent {
  readonly to: AddressText
  readonly event: Written<ObjectEvent>
}

/** In the order of writing: a cancel and a send of timers may follow each other. The event is stamped when it comes due. */
export type TimerWrite =
  | { readonly cancel: string }
  | { readonly to: AddressText; readonly event: Written<ObjectEvent>; readonly delayMs: number; readonly armingId: string | undefined }

export interface WriteSet {
  /** Name -> JSON text; null: cleared. */
  readonly values: Map<string, string | null>
  readonly sends: Sent[]
  readonly timers: TimerWrite[]
  readonly effects: Written<Effect>[]
  readonly entries: Written<HistoryEntry>[]
}

export type Outcome =
  | { readonly outcome: 'done'; readonly answer: unknown; readonly writes: WriteSet }
  | { readonly outcome: 'poison'; readonly reason: string; readonly stack: string | undefined }

/** What the handler may read: the object as its predecessors left it, committed or not. */
export interface Readable {
  read(name: string): string | undefined
  names(): string[]
}

/** What a context takes from outside; `at` is one time for the whole handling, `revision` is put on the events it sends. */
export interface Sources {
  readonly at: number
  readonly revision: number
  random(): number
  newId(): string
}

/** How many rounds of microtasks a handler may take to return after its first write: room for wrappers, none for waiting. */
const ROUNDS_AFTER_WRITE = 64

export interface Handling {
  /** Never rejects. */
  readonly outcome: Promise<Outcome>
  /** Ends the wait for a handler that does not return; too late it changes nothing. */
  giveUp(reason: string): void
}

/** Runs the handler on one event. */
export function startHandler(
  handler: ObjectHandler,
  address: AddressText,
  event: ObjectEvent,
  object: Readable,
  sources: Sources,
): Handling {
  let fail: (error: unknown) => void = () => undefined
  const outcome = new Promise<Outcome>((resolve) => {
    fail = (error) => {
      context.close()
      resolve(poison(context.violation ?? error))
    }
    const context = new GatheringContext(parseAddress(address).key, object, sources, fail)
    try {
      handler(context, event).then((answer) => resolve(context.finish(answer)), fail)
    } catch (error) {
      fail(error)
    }
  })
  return { outcome, giveUp: (reason) => fail(new Error(reason)) }
}

function poison(error: unknown): Outcome {
  if (!(error instanceof Error)) return { outcome: 'poison', reason: String(error), stack: undefined }
  return { outcome: 'poison', reason: error.message, stack: error.stack }
}

class GatheringContext implements DurableContext {
  readonly writes: WriteSet = { values: new Map(), sends: [], timers: [], effects: [], entries: [] }
  /** A broken rule counts even if the handler catches the error that told it. */
  violation: Error | undefined
  #phase: 'reading' | 'writing' | 'over' = 'reading'

  constructor(
    readonly key: string,
    private readonly object: Readable,
    private readonly sources: Sources,
    private readonly giveUp: (error: Error) => void,
  ) {}

  async now(): Promise<number> {
    this.#beforeRead('now')
    return this.sources.at
  }

  async random(): Promise<number> {
    this.#beforeRead('random')
    return this.sources.random()
  }

  async newId(): Promise<string> {
    this.#beforeRead('newId')
    return this.sources.newId()
  }

  async get<T>(name: string): Promise<T | undefined> {
    this.#beforeRead(`get(${name})`)
    const text = this.object.read(name)
    return text === undefined ? undefined : (JSON.parse(text) as T)
  }

  async names(): Promise<string[]> {
    this.#beforeRead('names')
    return this.object.names()
  }

  set<T>(name: string, value: T): void {
    this.#beforeWrite()
    this.writes.values.set(name, this.#written(value, name).json)
  }

  clear(name: string): void {
    this.#beforeWrite()
    this.writes.values.set(name, null)
  }

  send(to: ObjectAddress, event: ObjectEvent, { delayMs, armingId }: SendOptions = {}): void {
    this.#beforeWrite()
    const address = addressText(to)
    if (delayMs === undefined && armingId === undefined) {
      const stamped = { ...event, revision: this.sources.revision }
      this.writes.sends.push({ to: address, event: this.#written(stamped, 'event') })
      return
    }
    if (delayMs !== undefined && !Number.isFinite(delayMs)) throw this.#broken(`a delay of ${delayMs} ms`)
    this.writes.timers.push({ to: address, event: this.#written(event, 'event'), delayMs: Math.max(0, delayMs ?? 0), armingId })
  }

  cancel(armingId: string): void {
    this.#beforeWrite()
    this.writes.timers.push({ cancel: armingId })
  }

  perform(effect: Effect): void {
    this.#beforeWrite()
    this.writes.effects.push(this.#written(effect, 'effect'))
  }

  record(entry: HistoryEntry): void {
    this.#beforeWrite()
    this.writes.entries.push(this.#written(entry, 'entry'))
  }

  finish(answer: unknown): Outcome {
    this.close()
    try {
      if (this.violation) return poison(this.violation)
      if (answer !== undefined) this.#written(answer, 'answer')
      return { outcome: 'done', answer, writes: this.writes }
    } catch (error) {
      return poison(error)
    }
  }

  /** What a handler does after this goes nowhere. */
  close(): void {
    this.#phase = 'over'
  }

  #beforeRead(what: string): void {
    if (this.#phase === 'reading') return
    throw this.#broken(`${what} after the first write; a handler computes first and writes last`)
  }

  #beforeWrite(): void {
    if (this.#phase === 'over') throw this.#broken('a write after the handler was given up')
    if (this.#phase === 'writing') return
    this.#phase = 'writing'
    this.#watch(ROUNDS_AFTER_WRITE)
  }

  #watch(rounds: number): void {
    queueMicrotask(() => {
      if (this.#phase === 'over') return
      if (rounds > 0) this.#watch(rounds - 1)
      else this.giveUp(this.#broken('the handler waits after its first write; it computes first and writes last'))
    })
  }

  #written<T>(value: T, what: string): Written<T> {
    try {
      return { value, json: toJson(value, what) }
    } catch (error) {
      throw this.#broken(error instanceof Error ? error.message : String(error))
    }
  }

  #broken(what: string): Error {
    this.violation ??= new Error(`Host rule broken: ${what}`)
    return this.violation
  }
}
