/** Virtual time as people read and set it: in the time zone of the script's hours, so that "09:00" means the same to both. */
import { Temporal } from 'temporal-polyfill'
import type { Directory } from '../../engine/directory/model/directory'
import { findHours } from '../../engine/directory/model/look-up'
import { referencesOf } from '../../engine/script/references'
import type { Script } from '../../engine/script/script'
import { span } from '../playground/times'
import { words } from '../wording/words'

export interface Clock {
  readonly zone: string
  /** Mon 23 Nov, 10:00:03 */
  full(at: number): string
  /** 10:00:03 */
  exact(at: number): string
  isSameDay(one: number, other: number): boolean
  /** 10:00 */
  short(at: number): string
  /** 2026-11-23T10:00, as a date-time field holds it. */
  toField(at: number): string
  /** Undefined for what is no date and time. */
  fromField(text: string): number | undefined
  /** The next day at this hour. */
  tomorrow(at: number, hour: number): number
}

/** The zone of the hours that the script asks for first, else of the workspace's first, else the reader's own. */
export function zoneOf(script: Script, directory: Directory): string {
  const [asked = ''] = referencesOf(script, 'hours')
  const hours = findHours(directory, asked) ?? directory.hours[0]
  return hours?.timeZone ?? Temporal.Now.timeZoneId()
}

export function clockFor(zone: string): Clock {
  const full = new Intl.DateTimeFormat(undefined, { ...DAY, ...TIME, second: '2-digit', timeZone: zone })
  const exact = new Intl.DateTimeFormat(undefined, { ...TIME, second: '2-digit', timeZone: zone })
  const short = new Intl.DateTimeFormat(undefined, { ...TIME, timeZone: zone })
  const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return {
    zone,
    full: (at) => full.format(at),
    exact: (at) => exact.format(at),
    isSameDay: (one, other) => zoned(one).toPlainDate().equals(zoned(other).toPlainDate()),
    short: (at) => short.format(at),
    toField: (at) => zoned(at).toPlainDateTime().toString({ smallestUnit: 'minute' }),
    fromField: (text) => {
      try {
        return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
      } catch {
        return undefined
      }
    },
    tomorrow: (at, hour) => zoned(at).add({ days: 1 }).withPlainTime({ hour }).epochMilliseconds,
  }
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const

const DAY_MS = 86_400_000

/** `4 days 3 h` where hours alone would be hard to grasp. */
export function longSpan(ms: number): string {
  if (ms < 2 * DAY_MS) return span(ms)
  return words.simulator.days(Math.floor(ms / DAY_MS), Math.floor((ms % DAY_MS) / 3_600_000))
}
