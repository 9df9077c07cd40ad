/** For which time the counts are: one that ends now, or one between two moments. Counts are kept by the hour. */

export const ROLLING = ['hour', 'today', 'week', 'month'] as const
export type Rolling = (typeof ROLLING)[number]

/** Moments in ms since 1970. */
export interface Range {
  readonly from: number
  readonly to: number
}

export type Period = { readonly is: Rolling } | ({ readonly is: 'between' } & Range)

const HOUR = 3_600_000
const DAYS_BACK = { today: 0, week: 6, month: 29 } as const

export function rangeOf(period: Period, now: number): Range {
  if (period.is === 'between') return { from: period.from, to: period.to }
  return { from: period.is === 'hour' ? wholeHour(now - HOUR) : daysBefore(now, DAYS_BACK[period.is]), to: now }
}

const wholeHour = (at: number) => at - (at % HOUR)

/** Days that tell what is usual, at most; fewer where the version is younger, and none on its first day. */
const USUAL_DAYS = 7

/** The whole days before today since `since`, undefined where there is none. */
export function usualRange(now: number, since: number): (Range & { readonly days: number }) | undefined {
  const today = daysBefore(now, 0)
  const days = Array.from({ length: USUAL_DAYS }, (_, place) => place + 1).filter((back) => daysBefore(now, back) >= daysBefore(since, 0))
  return days.length === 0 ? undefined : { from: daysBefore(now, days.length), to: today, days: days.length }
}

/** The beginning of the day so many days before, by the reader's own clock: days are not always 24 hours long. */
function daysBefore(now: number, days: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime()
}

/** As `<input type="datetime-local">` writes a moment. */
export function asLocalInput(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Undefined for what is no moment. */
export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}

export function isPeriod(value: unknown): value is Period {
  if (typeof value !== 'object' || value === null || !('is' in value)) return false
  if (value.is !== 'between') return ROLLING.some((name) => name === value.is)
  return 'from' in value && 'to' in value && typeof value.from === 'number' && typeof value.to === 'number'
}
