/** Functions on texts. Lengths are checked before a text is built, so none grows beyond LIMITS.textCharacters. */
import { asText } from '../as-text'
import { ValueFault } from '../faults'
import { LIMITS } from '../limits'
import { charge } from '../meter'
import { isFound, patternProblem } from '../patterns'
import { type FunctionDefinition, TIME } from './define-function'

export const textFunctions: readonly FunctionDefinition[] = [
  {
    name: 'lower',
    signature: 'lower(text): text',
    help: 'The text in small letters. Compare with it when capitals should not matter.',
    example: 'lower(answer) == "yes"',
    overloads: [{ takes: ['string'], gives: 'string', run: (text: string) => text.toLowerCase() }],
  },
  {
    name: 'upper',
    signature: 'upper(text): text',
    help: 'The text in capital letters.',
    example: 'upper(bookingCode)',
    overloads: [{ takes: ['string'], gives: 'string', run: (text: string) => text.toUpperCase() }],
  },
  {
    name: 'trim',
    signature: 'trim(text): text',
    help: 'The text without spaces and line breaks at its ends.',
    example: 'trim(answer)',
    overloads: [{ takes: ['string'], gives: 'string', run: (text: string) => text.trim() }],
  },
  {
    name: 'contains',
    signature: 'contains(text, part): true or false',
    help: 'Whether the part is somewhere in the text. Capitals matter.',
    example: 'lower(answer).contains("invoice")',
    overloads: [{ takes: ['string', 'string'], gives: 'bool', run: contains }],
  },
  {
    name: 'startsWith',
    signature: 'startsWith(text, beginning): true or false',
    help: 'Whether the text begins so. Capitals matter.',
    example: 'contact.phone.startsWith("+49")',
    overloads: [{ takes: ['string', 'string'], gives: 'bool', run: (text: string, part: string) => text.startsWith(part) }],
  },
  {
    name: 'endsWith',
    signature: 'endsWith(text, ending): true or false',
    help: 'Whether the text ends so. Capitals matter.',
    example: 'email.endsWith("@example.com")',
    overloads: [{ takes: ['string', 'string'], gives: 'bool', run: (text: string, part: string) => text.endsWith(part) }],
  },
  {
    name: 're',
    signature: 're(text, "pattern"): true or false',
    help: 'Whether the pattern is found in the text; begin it with ^ and end it with $ for the whole text. The pattern is written out in quotes (RE2: no look-around, no back-references).',
    example: String.raw`re(orderNumber, r"^[A-Z]{2}\d{6}$")`,
    overloads: [{ takes: ['string', 'string'], gives: 'bool', run: isFound }],
    literal: { argument: 1, isRequired: true, problem: patternProblem },
  },
  {
    name: 'replace',
    signature: 'replace(text, old, new): text',
    help: 'The text with every occurrence of old replaced by new.',
    example: 'replace(iban, " ", "")',
    overloads: [{ takes: ['string', 'string', 'string'], gives: 'string', run: replaceAll }],
  },
  {
    name: 'substring',
    signature: 'substring(text, from, to?): text',
    help: 'The characters from one position up to, but without, another; the first is 0. What lies outside the text is left out.',
    example: 'substring(orderNumber, 0, 2)',
    overloads: [
      { takes: ['string', 'double'], gives: 'string', run: (text: string, from: number) => text.substring(from) },
      {
        takes: ['string', 'double', 'double'],
        gives: 'string',
        run: (text: string, from: number, to: number) => text.slice(Math.max(0, from), Math.max(0, to)),
      },
    ],
  },
  {
    name: 'digits',
    signature: 'digits(text): text',
    help: 'Only the digits of the text.',
    example: 'digits(customerNumber)',
    overloads: [{ takes: ['string'], gives: 'string', run: (text: string) => text.replace(/[^0-9]+/g, '') }],
  },
  {
    name: 'text',
    signature: 'text(value): text',
    help: 'A number, time, or true and false written as text.',
    example: '"Order " + text(orderCount)',
    overloads: [
      { takes: ['string'], gives: 'string', run: (text: string) => text },
      { takes: ['double'], gives: 'string', run: (number: number) => writtenOut(asText(number)) },
      { takes: ['bool'], gives: 'string', run: (flag: boolean) => String(flag) },
      { takes: [TIME], gives: 'string', run: (time: Date) => time.toISOString() },
    ],
  },
  {
    name: 'split',
    signature: 'split(text, separator): list of texts',
    help: `The parts of the text between the separators, at most ${LIMITS.listElements}; [0] is the first.`,
    example: 'split(contact.name, " ")[0]',
    overloads: [{ takes: ['string', 'string'], gives: 'list<string>', run: split }],
  },
  {
    name: 'join',
    signature: 'join(list, separator): text',
    help: 'The texts of the list one after another, with the separator between them.',
    example: 'join(["a", "b"], ", ")',
    overloads: [{ takes: ['list<string>', 'string'], gives: 'string', run: join }],
  },
  {
    name: 'size',
    signature: 'size(text, list or map): number',
    help: 'How many characters a text has, or how many elements a list or map.',
    example: 'size(answer) > 100',
    overloads: [
      { takes: ['string'], gives: 'double', run: countCharacters },
      { takes: ['list'], gives: 'double', run: (list: readonly unknown[]) => list.length },
      { takes: ['map'], gives: 'double', run: (map: object) => Object.keys(map).length },
    ],
  },
]

/** The worst case of looking for a part: a text that fits almost everywhere. */
function chargeSearch(text: string, part: string): void {
  charge((Math.max(0, text.length - part.length) * part.length) / 32)
}

function contains(text: string, part: string): boolean {
  chargeSearch(text, part)
  return text.includes(part)
}

function replaceAll(text: string, old: string, replacement: string): string {
  if (old === '') return text
  charge(2 * text.length)
  chargeSearch(text, old)
  const parts = text.split(old)
  assertLength(text.length + (parts.length - 1) * (replacement.length - old.length))
  return parts.join(replacement)
}

function split(text: string, separator: string): string[] {
  charge(text.length)
  chargeSearch(text, separator)
  const parts = text.split(separator, LIMITS.listElements + 1)
  if (parts.length > LIMITS.listElements) throw new ValueFault(`split gives more than ${LIMITS.listElements} parts`)
  return parts
}

function join(list: readonly unknown[], separator: string): string {
  let length = Math.max(0, list.length - 1) * separator.length
  for (const part of list) {
    if (typeof part !== 'string') throw new ValueFault('join takes a list of texts')
    length += part.length
  }
  assertLength(length)
  return list.join(separator)
}

function assertLength(characters: number): void {
  if (characters > LIMITS.textCharacters) throw new ValueFault(`The text becomes longer than ${LIMITS.textCharacters} characters`)
}

function countCharacters(text: string): number {
  charge(text.length)
  let count = 0
  for (const _ of text) count++
  return count
}

function writtenOut(text: string | undefined): string {
  if (text === undefined) throw new ValueFault('The number is not finite: something was divided by zero')
  return text
}
