/**
 * Runs one handler and gathers what it writes, for any host that applies whole write sets.
 *
 * W1. Compute first, write last (H1): reading after the first write throws, so a host never has half of an event.
 * W2. What is written is JSON and is turned into text here, once: nothing that changes later can reach the store.
 */
import type { Effect } from '../../effects/types'
import type { HistoryEntry } from '../../history/entries'
import type { DurableContext, ObjectAddress, ObjectEvent, ObjectHandler } from '../../hosts/host'

export interface SentEvent {
  readonly to: ObjectAddress
  readonly event: ObjectEvent
  readonly delayMs?: number
  readonly armingId?: string
}

export interface WriteSet {
  /** Name -> JSON text, null where it was cleared. */
  readonly values: Map<string, string | null>
  readonly sends: SentEvent[]
  readonly cancels: string[]
  readonly effects: Effect[]
  readonly entries: HistoryEntry[]
}

/** What a handler may read. */
export interface Reads {
  now(): number
  random(): number
  newId(): string
  /** JSON text. */
  value(name: string): string | undefined
  names(): string[]
}

/** Handles one event; rejects with what the handler threw. */
export async function gather(
  handler: ObjectHandler,
  key: string,
  event: ObjectEvent,
  reads: Reads,
): Promise<{ readonly answer: unknown; readonly writes: WriteSet }> {
  const writes: WriteSet = { values: new Map(), sends: [], cancels: [], effects: [], entries: [] }
  let hasWritten = false
  const read = <T>(answer: () => T): Promise<T> => {
    if (hasWritten) return Promise.reject(new Error(`The handler of ${key} read after it had written (${event.type})`))
    return Promise.resolve(answer())
  }
  const write = (apply: () => void) => {
    hasWritten = true
    apply()
  }
  const context: DurableContext = {
    key,
    now: () => read(reads.now),
    random: () => read(reads.random),
    newId: () => read(reads.newId),
    get: <T>(name: string) =>
      read(() => {
        const text = reads.value(name)
        return text === undefined ? undefined : (JSON.parse(text) as T)
      }),
    names: () => read(reads.names),
    set: (name, value) => write(() => writes.values.set(name, asJson(value, name))),
    clear: (name) => write(() => writes.values.set(name, null)),
    send: (to, sent, options) => write(() => writes.sends.push({ to, event: sent, ...options })),
    cancel: (armingId) => write(() => writes.cancels.push(armingId)),
    perform: (effect) => write(() => writes.effects.push(effect)),
    record: (entry) => write(() => writes.entries.push(entry)),
  }
  return { answer: await handler(context, event), writes }
}

function asJson(value: unknown, name: string): string {
  const text = JSON.stringify(value)
  if (text === undefined) throw new Error(`The value "${name}" is not JSON`)
  return text
}
