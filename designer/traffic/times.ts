/** Moments as the panel writes them, in the reader's own way: of today the time, of other days the day as well. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const clockWithSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** @param at ms since 1970 */
export const moment = (at: number, now: number): string => (isSameDay(at, now) ? clock : day).format(at)

/** To the second, for steps that follow one another closely. */
export const exactTime = (at: number): string => clockWithSeconds.format(at)

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
