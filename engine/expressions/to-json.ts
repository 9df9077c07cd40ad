/** What an expression gave, as plain JSON that shares nothing with the values it was computed from. */
import type { Json } from '../../nodes/machine-parts'
import { ValueFault } from './faults'
import { LIMITS } from './limits'

const DEEPEST = 32

/** Times become ISO 8601 text. Throws ValueFault for what JSON cannot hold, and for more text in total than LIMITS.textCharacters. */
export function toJson(result: unknown): Json {
  let charactersLeft = LIMITS.textCharacters

  function copy(value: unknown, depth: number): Json {
    switch (typeof value) {
      case 'string':
        return spend(value)
      case 'boolean':
        return value
      case 'number':
      case 'bigint':
        return finite(Number(value))
      case 'object':
        return value === null ? null : copyObject(value, depth)
      default:
        throw new ValueFault('The result cannot be kept')
    }
  }

  function copyObject(value: object, depth: number): Json {
    if (value instanceof Date) return isoText(value)
    if (depth >= DEEPEST) throw new ValueFault('The result is nested too deeply')
    if (Array.isArray(value)) {
      if (value.length > LIMITS.listElements) throw new ValueFault(`The list has more than ${LIMITS.listElements} elements`)
      return value.map((element) => copy(element, depth + 1))
    }
    if (value.constructor !== Object) throw new ValueFault('The result cannot be kept; use minutesBetween(from, to) for times')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [spend(key), copy(part, depth + 1)]))
  }

  function spend(text: string): string {
    charactersLeft -= text.length
    if (charactersLeft < 0) throw new ValueFault(`The text becomes longer than ${LIMITS.textCharacters} characters`)
    return text
  }

  return copy(result, 0)
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
