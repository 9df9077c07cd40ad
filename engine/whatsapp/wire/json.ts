/**
 * Reading JSON of unknown shape, total and cheap: every function answers undefined for what it does not understand. Only named
 * members are read, never enumerated into other objects, so `__proto__` and its kin are inert (requirement R52).
 */

export type JsonObject = Readonly<Record<string, unknown>>

export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** A single value stands for a list of one: senders were seen to leave the brackets out. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** Text that says something; an empty string counts as absent. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Ids are strings to us; some senders give them as JSON numbers. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value)
}

/** A number, or text that spells one. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The last millisecond a JavaScript date can name. */
const END_OF_TIME = 8.64e15
/** Unix seconds stay below this until the year 5138: what is larger was milliseconds to begin with. */
const SURELY_MILLISECONDS = 1e11

/** Unix seconds, as text or number, in milliseconds. */
export function millisOf(value: unknown): number | undefined {
  const number = numberOf(value)
  if (number === undefined || number <= 0) return undefined
  const millis = number < SURELY_MILLISECONDS ? number * 1000 : number
  return millis <= END_OF_TIME ? Math.trunc(millis) : undefined
}

const DIGITS = /^\d{1,32}$/

/** Digits of an international number; punctuation is dropped, anything else is no number. */
export function phoneOf(value: unknown): string | undefined {
  const text = idOf(value)
  if (text === undefined || DIGITS.test(text)) return text
  const digits = text.replace(/[\s+()-]/g, '')
  return DIGITS.test(digits) ? digits : undefined
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same object without the members that are undefined. */
export function given<T extends object>(members: T): Given<T> {
  const kept: Record<string, unknown> = {}
  // no Object.entries: this runs several times for every message
  for (const name in members) if (members[name] !== undefined) kept[name] = members[name]
  return kept as Given<T>
}
