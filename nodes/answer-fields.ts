/** Which kinds of answer a free question may ask for: the settings of each, what the engine is told of them, and what they cannot say. */
import { z } from 'zod'
import { VariableName } from './ids'
import type { ExpectedAnswer } from './machine-parts'

export const ANSWER_KINDS = ['text', 'number', 'date', 'time', 'phone', 'email', 'pattern', 'location', 'media'] as const
const MEDIA_KINDS = ['image', 'video', 'audio', 'document'] as const

const only = (...kinds: (typeof ANSWER_KINDS)[number][]) => ({ field: 'answer', in: kinds })

const DateLimit = z
  .string()
  .regex(/^(today([+-]\d{1,4})?|\d{4}-\d{2}-\d{2})$/, 'a date such as 2026-12-01, or today, or so many days from today: today+30')
const TimeLimit = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30')

export const answerFields = {
  answer: z
    .enum(ANSWER_KINDS)
    .default('text')
    .meta({
      label: 'What counts as an answer',
      help: 'It is kept in one form, however it was written: a date as 2026-12-01, a time as 09:30, a phone number as +4930123456, a place as latitude,longitude, a file by the id under which it is stored',
      shownWhen: { field: 'style', in: ['free'] },
    }),
  least: z
    .number()
    .optional()
    .meta({ label: 'At least', shownWhen: only('number') }),
  most: z
    .number()
    .optional()
    .meta({ label: 'At most', shownWhen: only('number') }),
  isWhole: z
    .boolean()
    .default(false)
    .meta({ label: 'Whole numbers only', shownWhen: only('number') }),
  dateOrder: z
    .enum(['dayFirst', 'monthFirst'])
    .default('dayFirst')
    .meta({ label: '1/12 means', help: '2026-12-01 and 1.12.2026 mean the same everywhere', shownWhen: only('date') }),
  earliest: DateLimit.optional().meta({
    label: 'Not before',
    help: 'A date such as 2026-12-01, or today, or so many days from today: today+30',
    shownWhen: only('date'),
  }),
  latest: DateLimit.optional().meta({ label: 'Not after', help: 'A date, today, or today+30', shownWhen: only('date') }),
  timeZone: z
    .string()
    .min(1)
    .max(64)
    .default('UTC')
    .meta({ label: 'Time zone of today', help: 'Such as Europe/Berlin', isAdvanced: true, shownWhen: only('date') }),
  from: TimeLimit.optional().meta({
    label: 'From',
    help: 'Such as 09:30; later than Until, it goes over midnight',
    shownWhen: only('time'),
  }),
  until: TimeLimit.optional().meta({ label: 'Until', shownWhen: only('time') }),
  countryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'the digits of a country code, such as 49')
    .optional()
    .meta({
      label: 'Country code of numbers without one',
      help: 'Digits, such as 49; without it a number that begins with 0 is no answer',
      shownWhen: only('phone'),
    }),
  pattern: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({
      label: 'Pattern',
      help: 'A regular expression that the whole answer must match: [A-Z]{2}[0-9]{6}',
      isPattern: true,
      shownWhen: only('pattern'),
    }),
  patternExample: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({
      label: 'An answer that fits',
      help: 'Proves the pattern whenever the script is checked, and answers in tests that are written for you',
      fitsPattern: 'pattern',
      shownWhen: only('pattern'),
    }),
  latitudeTo: VariableName.optional().meta({ label: 'Save the latitude in', refersTo: 'variable', shownWhen: only('location') }),
  longitudeTo: VariableName.optional().meta({ label: 'Save the longitude in', refersTo: 'variable', shownWhen: only('location') }),
  mediaKinds: z
    .array(z.enum(MEDIA_KINDS))
    .min(1)
    .max(MEDIA_KINDS.length)
    .default([...MEDIA_KINDS])
    .meta({ label: 'Files that count', shownWhen: only('media') }),
}

/** Kinds with limits, so that an answer may be understood and still not do. */
export const LIMITED = only('number', 'date', 'time')

const AnswerSettings = z.object(answerFields)
export type AnswerSettings = z.output<typeof AnswerSettings>

/** What the engine reads the reply by; undefined for plain text, which needs no reading. */
export function expectedAnswer(settings: AnswerSettings): ExpectedAnswer | undefined {
  const { least, most, earliest, latest, from, until, countryCode, latitudeTo, longitudeTo } = settings
  switch (settings.answer) {
    case 'text':
      return undefined
    case 'number':
      return { is: 'number', isWhole: settings.isWhole, ...given({ least, most }) }
    case 'date':
      return { is: 'date', order: settings.dateOrder, timeZone: settings.timeZone, ...given({ earliest, latest }) }
    case 'time':
      return { is: 'time', ...given({ from, until }) }
    case 'phone':
      return { is: 'phone', ...given({ countryCode }) }
    case 'email':
      return { is: 'email' }
    case 'pattern':
      return { is: 'pattern', pattern: settings.pattern ?? '' }
    case 'location':
      return { is: 'location', ...given({ latitudeTo, longitudeTo }) }
    case 'media':
      return { is: 'media', kinds: settings.mediaKinds }
  }
}

function given<Part extends object>(part: Part): { readonly [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  const held = Object.entries(part).filter(([, value]) => value !== undefined)
  return Object.fromEntries(held) as { readonly [Key in keyof Part]?: Exclude<Part[Key], undefined> }
}

export function checkAnswer(settings: AnswerSettings) {
  switch (settings.answer) {
    case 'number':
      return checkNumber(settings)
    case 'date':
      return checkDate(settings)
    case 'pattern':
      return settings.pattern === undefined ? [{ path: ['pattern'], message: 'Give the pattern that an answer must match' }] : []
    case 'media':
      return settings.mediaKinds.flatMap((kind, index) =>
        settings.mediaKinds.indexOf(kind) < index ? [{ path: ['mediaKinds', index], message: 'This kind of file is there twice' }] : [],
      )
    default:
      return []
  }
}

function checkNumber({ least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, isWhole }: AnswerSettings) {
  if (least > most) return [{ path: ['most'], message: `No number is at least ${least} and at most ${most}` }]
  return isWhole && Math.ceil(least) > Math.floor(most)
    ? [{ path: ['most'], message: `No whole number lies between ${least} and ${most}` }]
    : []
}

function checkDate({ earliest, latest, timeZone }: AnswerSettings) {
  const limits = { earliest, latest }
  const [first, last] = [daysFromToday(earliest), daysFromToday(latest)]
  const isEmpty =
    first !== undefined && last !== undefined
      ? first > last
      : first === undefined && last === undefined && earliest !== undefined && latest !== undefined && earliest > latest
  return [
    ...Object.entries(limits).flatMap(([field, limit]) =>
      limit === undefined || limit.startsWith('today') || isDate(limit) ? [] : [{ path: [field], message: `The calendar has no ${limit}` }],
    ),
    ...(isEmpty ? [{ path: ['latest'], message: `No date is from ${earliest} to ${latest}` }] : []),
    ...(isTimeZone(timeZone)
      ? []
      : [{ path: ['timeZone'], message: `There is no time zone "${timeZone}"; write one such as Europe/Berlin` }]),
  ]
}

function daysFromToday(limit: string | undefined): number | undefined {
  return limit?.startsWith('today') ? Number(limit.slice('today'.length)) : undefined
}

function isDate(iso: string): boolean {
  const at = Date.parse(`${iso}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(iso)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
