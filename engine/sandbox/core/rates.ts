/**
 * Meta's own limits as a pure function of time: 80 (or 1000) messages a second for a number, and 45 at once, then one in 6 s,
 * between a number and one person (Meta: limits). Independent of the product's pacing on purpose: this is what it has to satisfy.
 */
export interface Bucket {
  tokens: number
  at: number
}

export interface BucketSize {
  readonly capacity: number
  readonly refillMs: number
}

export const PAIR: BucketSize = { capacity: 45, refillMs: 6_000 }
export const THROUGHPUT = { STANDARD: { capacity: 80, refillMs: 1000 / 80 }, HIGH: { capacity: 1000, refillMs: 1 } } as const

/** Takes one token; false when there is none. */
export function take(buckets: Map<string, Bucket>, key: string, size: BucketSize, now: number): boolean {
  const before = buckets.get(key) ?? { tokens: size.capacity, at: now }
  // a clock that jumped back must not take tokens away
  const elapsed = Math.max(0, now - before.at)
  const tokens = Math.min(size.capacity, before.tokens + elapsed / size.refillMs)
  const enough = tokens >= 1
  buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at: now })
  return enough
}

/** Counts calls in an hour that begins with the first of them. */
export interface HourCount {
  since: number
  calls: number
}

const HOUR_MS = 3_600_000

export function countInHour(counts: Map<string, HourCount>, key: string, now: number): number {
  const before = counts.get(key)
  const current = before && now - before.since < HOUR_MS ? before : { since: now, calls: 0 }
  current.calls += 1
  counts.set(key, current)
  return current.calls
}
