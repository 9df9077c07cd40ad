/** When a refused request is worth another try. A class that is not listed is never tried again. */
import type { ErrorClass } from './errors'

interface Schedule {
  /** Requests in all, the first one included. */
  readonly tries: number
  readonly firstMs: number
  readonly factor: number
  readonly longestMs: number
}

const MINUTE_MS = 60_000

const SCHEDULES: Partial<Record<ErrorClass, Schedule>> = {
  backOff: { tries: 6, firstMs: 1000, factor: 2, longestMs: MINUTE_MS },
  backOffBriefly: { tries: 3, firstMs: 2000, factor: 2, longestMs: MINUTE_MS },
  // 4^n seconds (Meta: pair rate limits)
  pairLimit: { tries: 6, firstMs: 1000, factor: 4, longestMs: 1024 * 1000 },
  numberLimit: { tries: 12, firstMs: 1000, factor: 2, longestMs: 5 * MINUTE_MS },
  // a token is often renewed within minutes; after that the script's error port is the better answer
  stopChannel: { tries: 4, firstMs: MINUTE_MS, factor: 2, longestMs: 15 * MINUTE_MS },
}

/** Nobody may make us wait longer than this. */
const LONGEST_RETRY_AFTER_SECONDS = 24 * 3600

/** Up to a quarter on top, so that what failed together does not come back together; never earlier. */
const SPREAD = 0.25

/**
 * @param attempt the try that was refused, 1 for the first
 * @param retryAfterSeconds what the answer's `Retry-After` asked for
 * @param random 0 to 1
 * @returns milliseconds to wait before the next try; undefined: do not repeat
 */
export function retryDelayMs(
  errorClass: ErrorClass,
  attempt: number,
  retryAfterSeconds: number | undefined,
  random: number,
): number | undefined {
  const schedule = SCHEDULES[errorClass]
  if (!schedule || attempt >= schedule.tries) return undefined
  const grownMs = Math.min(schedule.firstMs * schedule.factor ** (attempt - 1), schedule.longestMs)
  const askedMs = Math.min(retryAfterSeconds ?? 0, LONGEST_RETRY_AFTER_SECONDS) * 1000
  return Math.round(Math.max(grownMs, askedMs) * (1 + SPREAD * random))
}
