/**
 * Where durable objects live: the contract between what decides (conversation, routing) and what keeps (a host).
 *
 * A durable object is handled one event at a time per address, in the order of acceptance. A handler reads through its
 * context, computes, then writes; the host applies the whole write set in one commit, or none of it.
 *
 * H1. After the first set, clear, send, cancel, perform or record there is no await and no throw: compute first, write last.
 * H2. An event accepted with a mark changes its object at most once, however often it is delivered (marks are kept MARK_DAYS, per object).
 * H3. What `ask` answered is durable. A handler that throws changes nothing: its event is set aside with the reason, and
 *     the next event of this and every other object goes on.
 * H4. A timer is delivered at least once, never before it is due; receivers ignore an arming id they no longer hold.
 * H5. An effect is performed after the commit that asked for it; its result comes back as an event to the same object.
 */
import type { Effect } from '../effects/types'
import type { HistoryEntry } from '../history/entries'

/** Meta's pages say redelivery for 36 hours and for 7 days (requirement R6); one day of margin. */
export const MARK_DAYS = 8

export type ObjectType = 'conversation' | 'routing'

export interface ObjectAddress {
  readonly type: ObjectType
  readonly key: string
}

/** JSON. `revision` is the directory revision current when the event was accepted; the host stamps it and keeps it with the event. */
export interface ObjectEvent {
  readonly type: string
  readonly revision?: number
}

export interface SendOptions {
  /** Milliseconds from now; a timer is a delayed send. */
  readonly delayMs?: number
  /** Names a delayed send so that it can be cancelled; used once ever, unique among all objects. */
  readonly armingId?: string
}

export interface DurableContext {
  readonly key: string
  /** Milliseconds since 1970, the same on every replay; so are random (0 to 1) and newId. */
  now(): Promise<number>
  random(): Promise<number>
  newId(): Promise<string>
  get<T>(name: string): Promise<T | undefined>
  names(): Promise<string[]>
  set<T>(name: string, value: T): void
  clear(name: string): void
  send(to: ObjectAddress, event: ObjectEvent, options?: SendOptions): void
  /** Takes back a delayed send that this object armed. */
  cancel(armingId: string): void
  perform(effect: Effect): void
  record(entry: HistoryEntry): void
}

/** Returns the answer for `ask`; JSON or undefined. */
export type ObjectHandler = (context: DurableContext, event: ObjectEvent) => Promise<unknown>

export type ObjectHandlers = Readonly<Record<ObjectType, ObjectHandler>>

export interface AskOptions {
  /** Accept at most once: `wamid.X`, `wamid.X/delivered`. */
  readonly mark?: string
}

/** `poison`: the handler threw; the event was set aside as a dead letter and changed nothing. */
export type Answer =
  | { readonly outcome: 'done'; readonly value: unknown }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'poison'; readonly reason: string }

export interface Host {
  /** Resolves when the event's write set is durable. Rejects with StorageError when it could not be kept: nothing happened. */
  ask(address: ObjectAddress, event: ObjectEvent, options?: AskOptions): Promise<Answer>
  /** Reads one named value as last committed. */
  peek<T>(address: ObjectAddress, name: string): Promise<T | undefined>
}

/** The store refused: `full` and `locked` may pass and nothing happened; `broken` means that the storage cannot be trusted and the process stops. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  constructor(
    readonly kind: 'full' | 'locked' | 'broken',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
