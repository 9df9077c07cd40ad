/** Moments as a person sets and reads them here: in the browser's own time zone. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A date field's value, to the minute. */
export function fieldOf(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE)
  return local.toISOString().slice(0, 16)
}

/** Undefined for a field that is empty or half filled. */
export function momentOf(field: string): number | undefined {
  const at = new Date(field).getTime()
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) && Number.isFinite(at) ? at : undefined
}

/** Tomorrow at nine: when people are there to see it. */
export function tomorrowMorning(now: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + 1)
  return day.setHours(9, 0, 0, 0)
}

/** `Europe/Berlin`. */
export const zoneName = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')

const language = () => document.documentElement.lang || undefined

/** `today, 14:00`, `tomorrow, 09:00`, `Wednesday 25 November, 09:00`. */
export function whenInWords(at: number, now: number): string {
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY)
  const time = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(at)
  return `${dayInWords(at, days, now)}, ${time}`
}

function dayInWords(at: number, days: number, now: number): string {
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(days, 'day')
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language(), { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(at)
}

/** How far ahead it is: `in 20 minutes`, `in 3 days`. */
export function ahead(at: number, now: number): string {
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'always' })
  const left = Math.max(0, at - now)
  if (left < MINUTE) return relative.format(Math.round(left / 1000), 'second')
  if (left < 2 * HOUR) return relative.format(Math.round(left / MINUTE), 'minute')
  if (left < 2 * DAY) return relative.format(Math.round(left / HOUR), 'hour')
  return relative.format(Math.round(left / DAY), 'day')
}
