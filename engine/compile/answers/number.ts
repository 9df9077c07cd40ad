/** Which number was written, and whether it lies within its limits. */
import type { ExpectedAnswer } from '../../../nodes/machine-parts'
import { answerAs } from '../answers'
import type { ReadAnswer } from './read-answer'

export function numberWritten(
  text: string,
  { isWhole, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Extract<ExpectedAnswer, { is: 'number' }>,
): ReadAnswer {
  const number = answerAs('number', text)
  if (typeof number !== 'number') return 'unfit'
  if (number < least || number > most || (isWhole && !Number.isInteger(number))) return 'outside'
  return { answer: inDigits(number) }
}

/** Without an exponent, which nobody reads as a number. */
function inDigits(number: number): string {
  const text = String(number === 0 ? 0 : number)
  return text.includes('e') ? number.toFixed(15).replace(/\.?0+$/, '') : text
}
