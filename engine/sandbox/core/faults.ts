/**
 * Faults as data: what goes wrong with the next request or webhook. The server and the simulator act on the same decisions.
 *
 * F1. A request meets at most one fault; what is queued in `next` comes before the rates.
 * F2. `connectionReset`, `rateLimited` and the server errors befall a request before anything is recorded; `lostAnswer` and
 *     `slowAnswer` after it took place.
 * F3. The rolls come from the fault seed alone, so ids and faults do not disturb each other.
 */
import { z } from 'zod'
import { type Random, seededRandom } from './ids'

const REQUEST_FAULTS = [
  /** 429 with a Graph body (130429) and Retry-After. */
  'rateLimited',
  /** 500 with a Graph body (131000). */
  'serverError',
  /** 502 with a page of HTML, as a gateway gives it. */
  'bareServerError',
  'connectionReset',
  'lostAnswer',
  'slowAnswer',
  /** The send is accepted and fails afterwards with 131047. */
  'windowClosedLater',
] as const
export const RequestFault = z.enum(REQUEST_FAULTS)
export type RequestFault = z.infer<typeof RequestFault>

const Share = z.number().min(0).max(1)

export const FaultSettings = z
  .object({
    seed: z.int().nonnegative().default(1),
    /** Which requests meet faults: sends of messages, or every Graph call. */
    scope: z.enum(['sends', 'all']).default('sends'),
    /** Share of requests, 0 to 1 each, not above 1 together. */
    rates: z.partialRecord(RequestFault, Share).default({}),
    /** One for each of the next requests in scope; `none` lets one pass. */
    next: z.array(z.union([RequestFault, z.literal('none')])).default([]),
    slowAnswerMs: z.int().min(0).max(600_000).default(20_000),
    /** Share of webhooks that are sent twice. */
    duplicateWebhooks: Share.default(0),
    /** Share of webhooks that come late, by up to `lateWebhookMs`, and so out of order. */
    lateWebhooks: Share.default(0),
    lateWebhookMs: z.int().min(0).max(3_600_000).default(2_000),
  })
  .refine(({ rates }) => Object.values(rates).reduce<number>((sum, rate) => sum + (rate ?? 0), 0) <= 1, {
    message: 'the rates add up to more than 1; lower some of them',
    path: ['rates'],
  })
export type FaultSettings = z.infer<typeof FaultSettings>
export type FaultSettingsInput = z.input<typeof FaultSettings>

export interface Faults {
  settings: FaultSettings
  queue: (RequestFault | 'none')[]
  roll: Random
}

export function faultsFrom(input: FaultSettingsInput): Faults {
  const settings = FaultSettings.parse(input)
  return { settings, queue: [...settings.next], roll: seededRandom(settings.seed) }
}

export function nextRequestFault(faults: Faults, isSend: boolean): RequestFault | undefined {
  if (!isSend && faults.settings.scope === 'sends') return undefined
  const queued = faults.queue.shift()
  if (queued !== undefined) return queued === 'none' ? undefined : queued
  const rates = REQUEST_FAULTS.map((fault) => [fault, faults.settings.rates[fault] ?? 0] as const)
  if (rates.every(([, rate]) => rate === 0)) return undefined
  let rest = faults.roll()
  for (const [fault, rate] of rates) {
    if (rest < rate) return fault
    rest -= rate
  }
  return undefined
}

/** When one webhook is delivered: usually once, at `dueAt`. */
export function deliveryTimes(faults: Faults, dueAt: number): readonly number[] {
  const { duplicateWebhooks, lateWebhooks, lateWebhookMs } = faults.settings
  const happens = (share: number) => share > 0 && faults.roll() < share
  const late = () => (happens(lateWebhooks) ? Math.round(faults.roll() * lateWebhookMs) : 0)
  const first = dueAt + late()
  return happens(duplicateWebhooks) ? [first, dueAt + late()] : [first]
}
