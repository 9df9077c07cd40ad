/**
 * Which date was written: 2026-12-01, 1.12.2026, 12/1/2026. A year of two digits is of this century, or of the last where only that
 * lies within the limits; without a year it is the next such day.
 */
import { Temporal } from 'temporal-polyfill'
import type { ExpectedAnswer } from '../../../nodes/machine-parts'
import type { ReadAnswer } from './read-answer'

type DateExpected = Extract<ExpectedAnswer, { is: 'date' }>

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const WITH_DOTS = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?$/
const WITH_STROKES = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/
const A_DAY_MS = 86_400_000
/** Between two 29ths of February lie up to eight years. */
const YEARS_TO_LOOK = 8

export function dateWritten(text: string, expected: DateExpected, at: number): ReadAnswer {
  const today = todayIn(expected.timeZone, at)
  const dates = datesMeant(text, expected.order, today)
  const first = limitAt(expected.earliest, today) ?? '0000-00-00'
  const last = limitAt(expected.latest, today) ?? '9999-12-31'
  const answer = dates.find((date) => first <= date && date <= last)
  if (answer !== undefined) return { answer }
  return dates.length > 0 ? 'outside' : 'unfit'
}

/** The likeliest first. */
function datesMeant(text: string, order: DateExpected['order'], today: string): string[] {
  const [, year = '', month = '', day = ''] = YEAR_FIRST.exec(text) ?? []
  if (year !== '') return dateOf(Number(year), month, day)
  const [, dayAt = '', monthAt = '', yearAt] = WITH_DOTS.exec(text) ?? []
  if (dayAt !== '') return inYears(yearAt, monthAt, dayAt, today)
  const [, one = '', two = '', yearOf] = WITH_STROKES.exec(text) ?? []
  if (one === '') return []
  const [dayFirst, monthFirst] = [inYears(yearOf, two, one, today), inYears(yearOf, one, two, today)]
  const [usual, other] = order === 'dayFirst' ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
  return usual.length > 0 ? usual : other
}

function inYears(year: string | undefined, month: string, day: string, today: string): string[] {
  if (year?.length === 4) return dateOf(Number(year), month, day)
  if (year !== undefined) return [2000, 1900].flatMap((century) => dateOf(century + Number(year), month, day))
  const thisYear = Number(today.slice(0, 4))
  const coming = Array.from({ length: YEARS_TO_LOOK + 1 }, (_, ahead) => dateOf(thisYear + ahead, month, day)).flat()
  return coming.filter((date) => date >= today).slice(0, 1)
}

/** None where the calendar has no such day. */
function dateOf(year: number, month: string, day: string): string[] {
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date) ? [date] : []
}

function limitAt(limit: string | undefined, today: string): string | undefined {
  if (!limit?.startsWith('today')) return limit
  return new Date(Date.parse(today) + Number(limit.slice('today'.length)) * A_DAY_MS).toISOString().slice(0, 10)
}

/** A zone that this system does not know counts as UTC: the check of the script has said so. */
function todayIn(timeZone: string, at: number): string {
  const now = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  } catch {
    return now.toZonedDateTimeISO('UTC').toPlainDate().toString()
  }
}
