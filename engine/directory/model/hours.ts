/**
 * Whether it is open at a moment, and until when that stays so.
 *
 * T1. Days and intervals are those of the hours' own time zone. Intervals of a day that touch or overlap count as one.
 * T2. An interval begins and ends once. It begins at the first moment when the clock shows `from`, or has passed it; and ends at
 *     the first moment when the clock shows `to`, or has passed it. So an hour skipped in spring shortens the interval around
 *     it, one that lies wholly within the skipped hour does not happen, and an hour repeated in autumn lengthens what spans it.
 * T3. On a holiday the intervals of that day are open and the rest, from midnight to midnight, is holiday.
 */
import { Temporal } from 'temporal-polyfill'
import { type Hours, WEEKDAYS } from './directory'

export type HoursState = 'open' | 'closed' | 'holiday'

export interface HoursAnswer {
  readonly state: HoursState
  /** When the state changes next, ms since 1970; null: never by these hours. */
  readonly until: number | null
}

/** An answer with the moment from which it holds. */
interface Stretch extends HoursAnswer {
  readonly since: number
}

interface Segment {
  readonly state: HoursState
  readonly from: number
  readonly to: number
}

/** An ordinary week and one with a clock change: what does not change in so many days does not change by the weekly pattern. */
const DAYS_OF_PATTERN = 15

/** `at` in ms since 1970. */
export function hoursState(hours: Hours, at: number): HoursAnswer {
  const { state, until } = stretchAt(hours, at)
  return { state, until }
}

export interface HoursClock {
  /** The same answer as hoursState; cheap while it is asked about the same stretch. */
  state(hours: Hours, at: number): HoursAnswer
}

/** Remembers the last stretch of each schedule, so that asking again within it needs no time-zone arithmetic. */
export function createHoursClock(): HoursClock {
  const stretches = new WeakMap<Hours, Stretch>()
  return {
    state(hours, at) {
      const known = stretches.get(hours)
      const isCovered = known && at >= known.since && (known.until === null || at < known.until)
      const stretch = isCovered ? known : stretchAt(hours, at)
      if (!isCovered) stretches.set(hours, stretch)
      return { state: stretch.state, until: stretch.until }
    },
  }
}

function stretchAt(hours: Hours, at: number): Stretch {
  let date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.timeZone).toPlainDate()
  // a clock set back over midnight shows yesterday's date again although today has begun
  while (startOf(date.add({ days: 1 }), hours.timeZone) <= at) date = date.add({ days: 1 })
  const segment = segmentsOf(hours, date).find(({ from, to }) => from <= at && at < to)
  if (!segment) throw new RangeError(`no stretch of ${date.toString()} in ${hours.timeZone} holds ${at}`)
  return { state: segment.state, since: segment.from, until: endOf(segment, hours, date) }
}

/** Follows the segments of the coming days while their state is the same. */
function endOf(first: Segment, hours: Hours, date: Temporal.PlainDate): number | null {
  const holidays = hours.holidays.map((holiday) => Temporal.PlainDate.from(holiday.date)).sort(Temporal.PlainDate.compare)
  let until = first.to
  let day = date
  let daysWithoutChange = 0
  for (;;) {
    const next = segmentsOf(hours, day).find(({ from, to }) => from <= until && until < to)
    if (next && next.state !== first.state) return until
    if (next) {
      until = next.to
      continue
    }
    day = day.add({ days: 1 })
    daysWithoutChange += 1
    if (daysWithoutChange <= DAYS_OF_PATTERN || holidays.some((holiday) => holiday.equals(day))) continue
    const holiday = holidays.find((candidate) => Temporal.PlainDate.compare(candidate, day) > 0)
    if (!holiday) return null
    day = holiday
    until = startOf(holiday, hours.timeZone)
    daysWithoutChange = 0
  }
}

/** The whole local day in order, without gaps; segments that a clock change swallowed are left out. */
function segmentsOf(hours: Hours, date: Temporal.PlainDate): Segment[] {
  const start = startOf(date, hours.timeZone)
  const end = startOf(date.add({ days: 1 }), hours.timeZone)
  const holiday = hours.holidays.find((candidate) => candidate.date === date.toString())
  const intervals = holiday ? holiday.open : (hours.week[WEEKDAYS[date.dayOfWeek - 1] ?? 'monday'] ?? [])
  const rest = holiday ? 'holiday' : 'closed'
  const open = intervals
    .map(({ from, to }) => ({ from: momentOf(date, from, hours.timeZone), to: momentOf(date, to, hours.timeZone) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const segments: Segment[] = []
  let reached = start
  for (const { from, to } of open) {
    if (from > reached) segments.push({ state: rest, from: reached, to: from })
    if (to > reached) segments.push({ state: 'open', from: Math.max(from, reached), to })
    reached = Math.max(reached, to)
  }
  if (reached < end) segments.push({ state: rest, from: reached, to: end })
  return segments
}

const startOf = (date: Temporal.PlainDate, timeZone: string) => date.toZonedDateTime(timeZone).epochMilliseconds

/** The first moment of the day when the clock shows this time or has passed it. */
function momentOf(date: Temporal.PlainDate, clock: string, timeZone: string): number {
  if (clock === '24:00') return startOf(date.add({ days: 1 }), timeZone)
  const local = date.toPlainDateTime(Temporal.PlainTime.from(clock))
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds
  // the clock skipped this time: the moment of the jump is the next change of the zone's offset
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds
}
