/**
 * Functions on times. A time is an instant; hours and dates exist only in a time zone, so every function that gives them asks for
 * one, and none depends on where the engine runs.
 */
import { Temporal } from 'temporal-polyfill'
import { ValueFault } from '../faults'
import { charge } from '../meter'
import { type FunctionDefinition, TIME } from './define-function'

/** A conversion to a zone takes about 20 microseconds. */
const ZONE_WORK = 2000

const zoneArgument = { argument: 1, isRequired: false, problem: zoneProblem }

export const timeFunctions: readonly FunctionDefinition[] = [
  {
    name: 'time',
    signature: 'time(text): time',
    help: 'The time that a text holds, in the form 2026-03-29T09:30:00Z or with an offset such as +02:00. Faults on anything else.',
    example: 'now > time("2026-12-24T12:00:00+01:00")',
    overloads: [{ takes: ['string'], gives: TIME, run: parseTime }],
    literal: { argument: 0, isRequired: false, problem: (text) => (asTime(text) ? null : 'A time is written 2026-03-29T09:30:00Z') },
  },
  part('year', 'The year, such as 2026.', (local) => local.year),
  part('month', 'The month, 1 to 12.', (local) => local.month),
  part('day', 'The day of the month, 1 to 31.', (local) => local.day),
  part('weekday', 'The day of the week: 1 is Monday, 7 is Sunday.', (local) => local.dayOfWeek),
  part('hour', 'The hour, 0 to 23.', (local) => local.hour),
  part('minute', 'The minute, 0 to 59.', (local) => local.minute),
  {
    name: 'formatTime',
    signature: 'formatTime(time, "zone", "form"): text',
    help: 'The time as text. In the form, yyyy MM dd HH mm ss stand for year, month, day, hour, minute, second; all else stays.',
    example: 'formatTime(now, "Europe/Berlin", "dd.MM.yyyy HH:mm")',
    overloads: [{ takes: [TIME, 'string', 'string'], gives: 'string', run: formatTime }],
    literal: zoneArgument,
  },
  {
    name: 'addMinutes',
    signature: 'addMinutes(time, minutes): time',
    help: 'The time so many minutes later, or earlier when negative.',
    example: 'addMinutes(now, 90)',
    overloads: [
      { takes: [TIME, 'double'], gives: TIME, run: (time: Date, minutes: number) => valid(new Date(time.getTime() + minutes * 60_000)) },
    ],
  },
  {
    name: 'minutesBetween',
    signature: 'minutesBetween(from, to): number',
    help: 'Minutes from one time to another; negative when the other is earlier.',
    example: 'minutesBetween(time(askedAt), now) > 30',
    overloads: [{ takes: [TIME, TIME], gives: 'double', run: (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000 }],
  },
]

function part(name: string, help: string, read: (local: Temporal.ZonedDateTime) => number): FunctionDefinition {
  return {
    name,
    signature: `${name}(time, "zone"): number`,
    help: `${help} In the time zone, such as "Europe/Berlin".`,
    example: `${name}(now, "Europe/Berlin")`,
    overloads: [{ takes: [TIME, 'string'], gives: 'double', run: (time: Date, zone: string) => read(inZone(time, zone)) }],
    literal: zoneArgument,
  }
}

function inZone(time: Date, zone: string): Temporal.ZonedDateTime {
  charge(ZONE_WORK)
  const instant = Temporal.Instant.fromEpochMilliseconds(valid(time).getTime())
  try {
    return instant.toZonedDateTimeISO(zone)
  } catch {
    throw new ValueFault('The time zone is not known; it is written like "Europe/Berlin"')
  }
}

function zoneProblem(zone: string): string | null {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return null
  } catch {
    return `There is no time zone "${zone}"; it is written like "Europe/Berlin"`
  }
}

function formatTime(time: Date, zone: string, form: string): string {
  const local = inZone(time, zone)
  const parts: Readonly<Record<string, number>> = {
    yyyy: local.year,
    MM: local.month,
    dd: local.day,
    HH: local.hour,
    mm: local.minute,
    ss: local.second,
  }
  return form.replace(/yyyy|MM|dd|HH|mm|ss/g, (token) => String(parts[token]).padStart(token.length, '0'))
}

function parseTime(text: string): Date {
  charge(ZONE_WORK)
  const time = asTime(text)
  if (!time) throw new ValueFault('The text is not a time such as 2026-03-29T09:30:00Z')
  return time
}

function asTime(text: string): Date | undefined {
  if (text.length > 40) return undefined
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    return undefined
  }
}

function valid(time: Date): Date {
  if (Number.isNaN(time.getTime())) throw new ValueFault('The time lies too far away')
  return time
}
