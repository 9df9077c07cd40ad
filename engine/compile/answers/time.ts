/** Which time of day was written: 10:30, 10.30, 10 Uhr, 10 Uhr 30, 10h30, 10am, 10:30 p.m., or the hour alone. */
import type { ExpectedAnswer } from '../../../nodes/machine-parts'
import type { ReadAnswer } from './read-answer'

const WITH_MARK = /^(\d{1,2})(?:[:.](\d{2}))? ?(?:uhr|h|(am|pm|a\.m\.|p\.m\.))?$/i
const MINUTES_BEHIND = /^(\d{1,2}) ?(?:uhr|h) ?(\d{2})$/i

export function timeWritten(text: string, { from, until }: Extract<ExpectedAnswer, { is: 'time' }>): ReadAnswer {
  const answer = clockOf(text)
  if (answer === undefined) return 'unfit'
  const isAfter = from === undefined || answer >= from
  const isBefore = until === undefined || answer <= until
  const isOverMidnight = from !== undefined && until !== undefined && from > until
  return (isOverMidnight ? isAfter || isBefore : isAfter && isBefore) ? { answer } : 'outside'
}

function clockOf(text: string): string | undefined {
  const [, hour = '', minute = '00', half = ''] = WITH_MARK.exec(text) ?? MINUTES_BEHIND.exec(text) ?? []
  if (hour === '' || Number(minute) > 59) return undefined
  const hours = hourOfDay(Number(hour), half.toLowerCase())
  return hours === undefined ? undefined : `${String(hours).padStart(2, '0')}:${minute}`
}

function hourOfDay(hour: number, half: string): number | undefined {
  if (half === '') return hour < 24 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}
