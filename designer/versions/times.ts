/** Moments of the history: how long ago in words, and exactly. In the language of the screen. */
import { words } from '../wording/words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const language = () => document.documentElement.lang || undefined

/** Of today the time, of other days the day as well. */
export function moment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(language(), { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}

export function exactly(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/** `just now`, `5 minutes ago`, `yesterday`, `12 November`. */
export function ago(at: number, now: number): string {
  const passed = Math.max(0, now - at)
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' })
  if (passed < MINUTE) return words.versions.justNow
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute')
  if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour')
  if (passed < 7 * DAY) return relative.format(-Math.floor(passed / DAY), 'day')
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(at)
}
