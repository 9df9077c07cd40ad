/** Times and spans in words, in the reader's own way of writing them. */
import { words } from '../wording/words'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** @param at ms since 1970 */
export const clockTime = (at: number): string => clock.format(at)

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** `3 h 12 min`, `12 min` or `40 s`; never negative. */
export function span(ms: number): string {
  const left = Math.max(0, ms)
  if (left >= HOUR) return words.spans.hoursMinutes(Math.floor(left / HOUR), Math.floor((left % HOUR) / MINUTE))
  if (left >= MINUTE) return words.spans.minutes(Math.floor(left / MINUTE))
  return words.spans.seconds(Math.floor(left / 1000))
}
