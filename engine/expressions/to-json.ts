/** What an expression gave, as plain JSON that shares nothing with the values it was computed from. */
import type { Json } from '../../nodes/machine-parts'
import { ValueFault } from './faults'
import { LIMITS } from './limits'
import { isForbidden } from './names'

const DEEPEST = 32

/** Characters of text that the result may still have; shared by all its parts. */
interface Allowance {
  characters: number
}

/** Times become ISO 8601 text; keys such as `__proto__` are left out. Throws ValueFault for what JSON cannot hold, and for more text in total than LIMITS.textCharacters. */
export function toJson(result: unknown): Json {
  return copy(result, 0, { characters: LIMITS.textCharacters })
}

function copy(value: unknown, depth: number, allowance: Allowance): Json {
  switch (typeof value) {
    case 'string':
      return spend(value, allowance)
    case 'boolean':
      return value
    case 'number':
    case 'bigint':
      return finite(Number(value))
    case 'object':
      return value === null ? null : copyObject(value, depth, allowance)
    default:
      throw new ValueFault('The result cannot be kept')
  }
}

function copyObject(value: object, depth: number, allowance: Allowance): Json {
  if (value instanceof Date) return isoText(value)
  if (depth >= DEEPEST) throw new ValueFault('The result is nested too deeply')
  if (Array.isArray(value)) {
    if (value.length > LIMITS.listElements) throw new ValueFault(`The list has more than ${LIMITS.listElements} elements`)
    return value.map((element) => copy(element, depth + 1, allowance))
  }
  if (value.constructor !== Object) throw new ValueFault('The result cannot be kept; use minutesBetween(from, to) for times')
  const entries = Object.entries(value).filter(([key]) => !isForbidden(key))
  return Object.fromEntries(entries.map(([key, part]) => [spend(key, allowance), copy(part, depth + 1, allowance)]))
}

function spend(text: string, allowance: Allowance): string {
  allowance.characters -= text.length
  if (allowance.characters < 0) throw new ValueFault(`The text becomes longer than ${LIMITS.textCharacters} characters`)
  return text
}

function isoText(time: Date): string {
  if (Number.isNaN(time.getTime())) throw new ValueFault('The time lies too far away')
  return time.toISOString()
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new ValueFault('The number is not finite: something was divided by zero')
  // -0 would not survive being stored as JSON
  return number === 0 ? 0 : number
}
