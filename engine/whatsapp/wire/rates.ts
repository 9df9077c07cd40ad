/**
 * Keeps sends within Meta's rates (Meta: throughput, pair rate limits): token buckets as functions of time, so that they run on
 * the simulated clock too.
 *
 * A send books its place and is told how long to wait; booking ahead makes a bucket negative, so a thousand sends that wait
 * get a thousand different places and each has to come back only once. A place not taken soon after its time is lost.
 */

export interface BucketLimits {
  readonly capacity: number
  readonly refillPerSecond: number
}

/** One message in six seconds to the same contact, bursts of 45. */
export const PAIR_LIMITS: BucketLimits = { capacity: 45, refillPerSecond: 1 / 6 }
/** Of a number that Meta has not upgraded. */
const NUMBER_MESSAGES_PER_SECOND = 80

/** `tokens` as of `at` (ms); negative: booked ahead. */
export interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** A bucket never used, or not for long, is full. A clock that was set back refills nothing and starts counting from its new time. */
export function refilled(bucket: Bucket | undefined, limits: BucketLimits, now: number): Bucket {
  if (!bucket) return { tokens: limits.capacity, at: now }
  const elapsedSeconds = Math.max(0, now - bucket.at) / 1000
  return { tokens: Math.min(limits.capacity, bucket.tokens + elapsedSeconds * limits.refillPerSecond), at: now }
}

/** Takes a token, if need be one that is not there yet. `waitMs` is how long until it is. */
export function takeToken(
  bucket: Bucket | undefined,
  limits: BucketLimits,
  now: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const { tokens } = refilled(bucket, limits, now)
  const left = tokens - 1
  return { bucket: { tokens: left, at: now }, waitMs: left >= 0 ? 0 : Math.ceil((-left / limits.refillPerSecond) * 1000) }
}

/** Contacts, numbers and waiting sends remembered at least; forgetting one early only makes Meta say what we would have said. */
const REMEMBERED = 50_000
/** How long after its time a booked place is still good. */
const PLACE_KEPT_MS = 10_000
/** No honest wait is longer (10,000 sends on one number take two minutes): a later time means that the clock was set back. */
const LONGEST_WAIT_MS = 60 * 60_000

export interface SendPlace {
  readonly effectId: string
  readonly phoneNumberId: string
  /** The contact's number or user id. */
  readonly recipient: string
  /** Where Meta upgraded the number (1000) or shares it with the WhatsApp Business app (20). */
  readonly messagesPerSecond?: number
}

export class SendRates {
  readonly #pairs = new RecentlyUsed<Bucket>(REMEMBERED)
  readonly #numbers = new RecentlyUsed<Bucket>(REMEMBERED)
  readonly #places = new RecentlyUsed<number>(REMEMBERED)

  /** Milliseconds until this send may leave; 0: now. Asking again for the same effect finds the place it has. */
  waitMs(place: SendPlace, now: number): number {
    const { effectId, phoneNumberId, recipient, messagesPerSecond = NUMBER_MESSAGES_PER_SECOND } = place
    const booked = this.#places.get(effectId)
    if (booked !== undefined && now - booked <= PLACE_KEPT_MS && booked - now <= LONGEST_WAIT_MS) return Math.max(0, booked - now)
    const numberLimits = { capacity: messagesPerSecond, refillPerSecond: messagesPerSecond }
    const pairWaitMs = take(this.#pairs, `${phoneNumberId}/${recipient}`, PAIR_LIMITS, now)
    const numberWaitMs = take(this.#numbers, phoneNumberId, numberLimits, now)
    const waitMs = Math.max(pairWaitMs, numberWaitMs)
    this.#places.set(effectId, now + waitMs)
    return waitMs
  }

  /** The send leaves: its place is used up. */
  leave(effectId: string): void {
    this.#places.delete(effectId)
  }

  /** How much is remembered, for the tests of its bound. */
  get size(): { readonly pairs: number; readonly numbers: number; readonly places: number } {
    return { pairs: this.#pairs.size, numbers: this.#numbers.size, places: this.#places.size }
  }
}

function take(buckets: RecentlyUsed<Bucket>, key: string, limits: BucketLimits, now: number): number {
  const { bucket, waitMs } = takeToken(buckets.get(key), limits, now)
  buckets.set(key, bucket)
  return waitMs
}

/** A map that remembers at least the `count` keys set last, and never more than twice as many: the older half goes at once. */
class RecentlyUsed<T> {
  #young = new Map<string, T>()
  #old = new Map<string, T>()

  constructor(private readonly count: number) {}

  get size(): number {
    return this.#young.size + this.#old.size
  }

  get(key: string): T | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  set(key: string, value: T): void {
    if (this.#young.size >= this.count && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: string): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }
}
