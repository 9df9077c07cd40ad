/** A host under test, driven the same way whichever it is. */
import type { Effect, EffectResult, LedgerState } from '../../engine/effects/types'
import type { KeptEntry } from '../../engine/history/entries'
import type { Answer, DurableContext, Host, ObjectAddress, ObjectEvent, ObjectHandler } from '../../engine/hosts/host'
import type { AfterCrash, PerformEffect } from '../../engine/hosts/performing'

export interface SubjectParts {
  readonly conversation?: ObjectHandler
  readonly routing?: ObjectHandler
  readonly perform?: PerformEffect
  readonly afterCrash?: AfterCrash
  readonly revision?: () => number
}

export interface SubjectLetter {
  readonly id: number
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly reason: string
}

export interface Subject extends Host {
  /** Milliseconds of the wall clock. */
  now(): number
  /** Until everything that is due now is done. */
  settle(): Promise<void>
  /** Time passes, and everything that comes due in it is done. */
  passTime(ms: number): Promise<void>
  /** The wall clock is set; what is due by the new time is done within moments. */
  jumpClock(ms: number): Promise<void>
  /** The process dies without a word and starts again. */
  crash(): Promise<void>
  history(): KeptEntry[]
  deadLetters(): SubjectLetter[]
  retry(id: number): Promise<Answer | undefined>
  ledgerState(effectId: string): LedgerState | undefined
  close(): Promise<void>
}

export type StartSubject = (parts: SubjectParts) => Promise<Subject>

/** An event of a test: a type and whatever it needs. */
export type TestEvent = ObjectEvent & Readonly<Record<string, unknown>>

export const conversation = (key: string): ObjectAddress => ({ type: 'conversation', key })
export const routing = (key: string): ObjectAddress => ({ type: 'routing', key })

export function event(type: string, more: Readonly<Record<string, unknown>> = {}): ObjectEvent {
  return { type, ...more }
}

/** A handler of test events; those not named are taken without effect. */
export function handling(cases: Readonly<Record<string, (context: DurableContext, event: TestEvent) => Promise<unknown>>>): ObjectHandler {
  return async (context, taken) => cases[taken.type]?.(context, taken as TestEvent)
}

/** Appends the event's `item` to the list under `items`. */
export async function append(context: DurableContext, { item }: TestEvent): Promise<number> {
  const items = (await context.get<unknown[]>('items')) ?? []
  context.set('items', [...items, item])
  return items.length + 1
}

export function note(text: string) {
  return { type: 'fault', caseNumber: 0, what: text } as const
}

export function notes(entries: readonly KeptEntry[]): string[] {
  return entries.flatMap(({ entry }) => (entry.type === 'fault' ? [entry.what] : []))
}

export function text(id: string, attempt = 1): Effect {
  return {
    type: 'sendMessage',
    id,
    attempt,
    tries: attempt,
    channelId: 'front',
    to: { phone: '16505551234' },
    message: { type: 'text', text: `This is ${id}` },
  }
}

export function accepted({ id, attempt }: Effect): EffectResult {
  return { type: 'send.accepted', effectId: id, attempt, wamid: `wamid.${id}` }
}

export function inDoubt({ id, attempt }: Effect): EffectResult {
  return { type: 'send.inDoubt', effectId: id, attempt, reason: 'the process ended' }
}
