/**
 * What a reply is as the kind of answer that a question expects.
 *
 * E1. Nothing throws, whatever was written.
 * E2. An answer has one form, however it was written, and that form written as a reply is the same answer.
 */
import type { ExpectedAnswer } from '../../../nodes/machine-parts'
import type { InboundContent } from '../../conversation/inbound'
import { fitsWholly } from '../../expressions/patterns'
import { textOf } from '../answers'
import { dateWritten } from './date'
import { emailWritten } from './email'
import { storedFile } from './file'
import { numberWritten } from './number'
import { phoneWritten } from './phone'
import type { ReadAnswer } from './read-answer'
import { timeWritten } from './time'

/** `at`: ms since 1970, for what depends on today. */
export function readExpected(expected: ExpectedAnswer, content: InboundContent, at: number): ReadAnswer {
  if (expected.is === 'location') return content.type === 'location' ? placeShared(content) : 'unfit'
  if (expected.is === 'media') {
    const { kinds } = expected
    return content.type === 'media' && kinds.some((kind) => kind === content.kind) ? { answer: storedFile(content.media) } : 'unfit'
  }
  const text = textOf(content)?.trim()
  return text ? readText(expected, text, at) : 'unfit'
}

function readText(expected: Exclude<ExpectedAnswer, { is: 'location' | 'media' }>, text: string, at: number): ReadAnswer {
  switch (expected.is) {
    case 'number':
      return numberWritten(text, expected)
    case 'date':
      return dateWritten(text, expected, at)
    case 'time':
      return timeWritten(text, expected)
    case 'phone':
      return answerOr(phoneWritten(text, expected.countryCode))
    case 'email':
      return answerOr(emailWritten(text))
    case 'pattern':
      return fitsWholly(text, expected.pattern) ? { answer: text } : 'unfit'
  }
}

const answerOr = (answer: string | undefined): ReadAnswer => (answer === undefined ? 'unfit' : { answer })

function placeShared({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): ReadAnswer {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return 'unfit'
  // seven digits are a centimetre; as many as a number in a variable takes
  const place = { latitude: decimal(latitude), longitude: decimal(longitude) }
  return { answer: `${place.latitude},${place.longitude}`, place }
}

const decimal = (degrees: number): string =>
  degrees
    .toFixed(7)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
