/** Reading of option values, with messages that say what was wanted. */
import { InvalidArgumentError } from 'commander'

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`wants a whole number from ${least} to ${most}`)
    }
    return number
  }
}

export function percent(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && number <= 100)) throw new InvalidArgumentError('wants a number from 0 to 100')
  return number
}
