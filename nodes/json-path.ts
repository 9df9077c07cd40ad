/**
 * Which value of a JSON document a path means: the part of RFC 9535 that names one value (`$.customer.name`, `$.items[0]`,
 * `$['first name']`, `$.items[-1]`). What names many values (wildcards, filters, slices) is no path here.
 */
import type { Json } from './machine-parts'

/** A member's name, or an item's place; places below zero count from the end. */
export type JsonPath = readonly (string | number)[]

const MAX_PARTS = 32
const NAME = /^\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*)/
const INDEX = /^\[(0|-?[1-9]\d{0,8})\]/
const QUOTED = /^\['((?:[^'\\]|\\.)*)'\]|^\["((?:[^"\\]|\\.)*)"\]/

/** Undefined for what is no such path. */
export function readJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined
  const parts: (string | number)[] = []
  for (let rest = text.slice(1); rest !== ''; ) {
    const [matched = '', part] = firstPart(rest) ?? []
    if (part === undefined || parts.length === MAX_PARTS) return undefined
    parts.push(part)
    rest = rest.slice(matched.length)
  }
  return parts
}

function firstPart(text: string): readonly [matched: string, part: string | number] | undefined {
  const name = NAME.exec(text)
  if (name) return [name[0], name[1] ?? '']
  const index = INDEX.exec(text)
  if (index) return [index[0], Number(index[1])]
  const quoted = QUOTED.exec(text)
  return quoted ? [quoted[0], (quoted[1] ?? quoted[2] ?? '').replaceAll(/\\(.)/g, '$1')] : undefined
}

/** Undefined where the document has nothing there. Only what the document itself holds is found, never what every object has. */
export function valueAt(document: Json, path: JsonPath): Json | undefined {
  let at: Json | undefined = document
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined
    if (isItems(at)) at = typeof part === 'number' ? at.at(part) : undefined
    else at = typeof part === 'string' && Object.hasOwn(at, part) ? at[part] : undefined
  }
  return at
}

const isItems = (value: object): value is readonly Json[] => Array.isArray(value)
