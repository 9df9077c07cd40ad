/**
 * The functions an expression may call; there are no others. Each is written `lower(name)` or `name.lower()`. `default` and the
 * loops are syntax rather than functions, because they decide what is evaluated; they are listed for completion all the same.
 */
import type { FunctionDefinition } from './functions/define-function'
import { numberFunctions } from './functions/number-functions'
import { textFunctions } from './functions/text-functions'
import { timeFunctions } from './functions/time-functions'

const definitions: readonly FunctionDefinition[] = [...textFunctions, ...numberFunctions, ...timeFunctions]

export const functionsByName: ReadonlyMap<string, FunctionDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)

/** Loop -> how many arguments it takes. The first is the name for the element at hand. */
export const LOOPS: Readonly<Record<string, readonly number[]>> = { all: [2], exists: [2], exists_one: [2], map: [2, 3], filter: [2] }

export const DEFAULT = 'default'

const syntax: readonly FunctionHelp[] = [
  {
    name: DEFAULT,
    signature: 'default(value, fallback): the value',
    help: 'The value; the fallback where the value is an empty text or cannot be computed. Both have the same type.',
    example: 'default(contact.name, "there")',
  },
  {
    name: 'all',
    signature: 'list.all(name, condition): true or false',
    help: 'Whether the condition holds for every element.',
    example: 'split(codes, ",").all(code, size(code) == 4)',
  },
  {
    name: 'exists',
    signature: 'list.exists(name, condition): true or false',
    help: 'Whether the condition holds for at least one element.',
    example: '["refund", "cancel"].exists(word, lower(answer).contains(word))',
  },
  {
    name: 'exists_one',
    signature: 'list.exists_one(name, condition): true or false',
    help: 'Whether the condition holds for exactly one element.',
    example: 'split(codes, ",").exists_one(code, code == "A1")',
  },
  {
    name: 'map',
    signature: 'list.map(name, value): list',
    help: 'The list of what the value comes to for each element.',
    example: 'join(split(names, ",").map(name, trim(name)), ", ")',
  },
  {
    name: 'filter',
    signature: 'list.filter(name, condition): list',
    help: 'The elements for which the condition holds.',
    example: 'size(split(answer, " ").filter(word, size(word) > 3))',
  },
]

export interface FunctionHelp {
  readonly name: string
  readonly signature: string
  readonly help: string
  /** An expression that uses it. */
  readonly example: string
}

/** Everything that completion and manual offer. */
export const functions: readonly FunctionHelp[] = [
  ...definitions.map(({ name, signature, help, example }) => ({ name, signature, help, example })),
  ...syntax,
]

/** What people write from habit -> what it is called here. */
export const INSTEAD: Readonly<Record<string, string>> = {
  matches: 're(text, pattern)',
  match: 're(text, pattern)',
  regex: 're(text, pattern)',
  test: 're(text, pattern)',
  toLowerCase: 'lower(text)',
  toLower: 'lower(text)',
  lowerAscii: 'lower(text)',
  toUpperCase: 'upper(text)',
  toUpper: 'upper(text)',
  upperAscii: 'upper(text)',
  strip: 'trim(text)',
  includes: 'contains(text, part)',
  indexOf: 'contains(text, part)',
  lastIndexOf: 'contains(text, part)',
  len: 'size(text)',
  length: 'size(text)',
  count: 'size(text)',
  replaceAll: 'replace(text, old, new)',
  substr: 'substring(text, from, to)',
  slice: 'substring(text, from, to)',
  string: 'text(value)',
  str: 'text(value)',
  toString: 'text(value)',
  concat: 'text + text',
  double: 'number(text)',
  float: 'number(text)',
  uint: 'int(number)',
  parseInt: 'int(text)',
  parseFloat: 'number(text)',
  timestamp: 'time(text)',
  date: 'formatTime(time, zone, form)',
  duration: 'minutesBetween(from, to)',
  getHours: 'hour(time, zone)',
  getMinutes: 'minute(time, zone)',
  getDayOfWeek: 'weekday(time, zone)',
  getFullYear: 'year(time, zone)',
  getMonth: 'month(time, zone)',
  getDate: 'day(time, zone)',
  has: 'default(value, fallback)',
  isEmpty: 'value == ""',
  coalesce: 'default(value, fallback)',
  ifEmpty: 'default(value, fallback)',
  if: 'condition ? value : other',
}
