/** Functions on numbers, and from text to number. */
import { ValueFault } from '../faults'
import type { FunctionDefinition } from './define-function'

const MOST_DECIMALS = 10

export const numberFunctions: readonly FunctionDefinition[] = [
  {
    name: 'number',
    signature: 'number(text): number',
    help: 'The number that the text holds, such as 12 or -3.5 (with a point). Faults on anything else; wrap it in default(...) to go on.',
    example: 'default(number(answer), 0)',
    overloads: [
      { takes: ['string'], gives: 'double', run: parseNumber },
      { takes: ['double'], gives: 'double', run: (number: number) => number },
    ],
  },
  {
    name: 'int',
    signature: 'int(number or text): number',
    help: 'The whole number, decimals cut off. Faults when a text holds no number.',
    example: 'int(amount / 100)',
    overloads: [
      { takes: ['double'], gives: 'double', run: (number: number) => Math.trunc(number) },
      { takes: ['string'], gives: 'double', run: (text: string) => Math.trunc(parseNumber(text)) },
    ],
  },
  {
    name: 'round',
    signature: 'round(number, decimals?): number',
    help: `Rounded to a whole number, or to up to ${MOST_DECIMALS} decimals; halves go away from zero.`,
    example: 'round(amount, 2)',
    overloads: [
      { takes: ['double'], gives: 'double', run: (number: number) => roundTo(number, 0) },
      { takes: ['double', 'double'], gives: 'double', run: roundTo },
    ],
  },
  {
    name: 'floor',
    signature: 'floor(number): number',
    help: 'The next whole number below.',
    example: 'floor(days)',
    overloads: [{ takes: ['double'], gives: 'double', run: (number: number) => Math.floor(number) }],
  },
  {
    name: 'ceil',
    signature: 'ceil(number): number',
    help: 'The next whole number above.',
    example: 'ceil(waitMinutes)',
    overloads: [{ takes: ['double'], gives: 'double', run: (number: number) => Math.ceil(number) }],
  },
  {
    name: 'abs',
    signature: 'abs(number): number',
    help: 'The number without its sign.',
    example: 'abs(balance)',
    overloads: [{ takes: ['double'], gives: 'double', run: (number: number) => Math.abs(number) }],
  },
  {
    name: 'min',
    signature: 'min(a, b): number',
    help: 'The smaller of two numbers.',
    example: 'min(attempts, 3)',
    overloads: [{ takes: ['double', 'double'], gives: 'double', run: (a: number, b: number) => Math.min(a, b) }],
  },
  {
    name: 'max',
    signature: 'max(a, b): number',
    help: 'The greater of two numbers.',
    example: 'max(0, balance)',
    overloads: [{ takes: ['double', 'double'], gives: 'double', run: (a: number, b: number) => Math.max(a, b) }],
  },
  {
    name: 'formatNumber',
    signature: 'formatNumber(number, decimals): text',
    help: `The number as text with exactly so many decimals, 0 to ${MOST_DECIMALS}.`,
    example: 'formatNumber(amount, 2) + " EUR"',
    overloads: [
      { takes: ['double', 'double'], gives: 'string', run: (number: number, decimals: number) => formatNumber(number, decimals) },
    ],
  },
]

function parseNumber(text: string): number {
  const digits = text.trim()
  if (digits.length <= 40 && /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(digits)) return Number(digits)
  throw new ValueFault('The text is not a number')
}

function roundTo(number: number, decimals: number): number {
  assertDecimals(decimals)
  const factor = 10 ** decimals
  // 1.005 is stored a little below itself; the smallest step up makes it a half again
  const scaled = Math.abs(number) * (1 + Number.EPSILON) * factor
  return Number.isFinite(scaled) ? (Math.sign(number) * Math.round(scaled)) / factor : number
}

function formatNumber(number: number, decimals: number): string {
  if (!(Math.abs(number) < 1e21)) throw new ValueFault('The number is too large to be written with decimals')
  return roundTo(number, decimals).toFixed(decimals)
}

function assertDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    throw new ValueFault(`Decimals are a whole number from 0 to ${MOST_DECIMALS}`)
  }
}
