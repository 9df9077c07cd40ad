/** How JSON documents are taken apart to be compared: members of objects by key, members of lists by id where all have one. */

/** Where a value stands: keys of objects; the member of a list whose members have ids is named by its id. */
export type FieldPath = readonly (string | number)[]

export type JsonRecord = Readonly<Record<string, unknown>>

/** A member of a list that is told by its id, wherever it stands. */
export interface Identified extends JsonRecord {
  readonly id: string
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list whose members all have an id, each another; an empty list is one too. */
export function isIdentifiedList(value: unknown): value is readonly Identified[] {
  if (!Array.isArray(value)) return false
  const ids = value.map((member: unknown) => (isRecord(member) ? member.id : undefined))
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length
}

/** The member of that key, unless it is inherited. */
export function memberOf(record: JsonRecord | undefined, key: string): unknown {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The keys of all of them, each once. */
export function keysOf(...records: readonly (JsonRecord | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))]
}

/** Fields that say which sort of thing an object is: objects of different sorts have no field in common, whatever its name. */
const SORTS = ['type', 'by', 'kind']

export function areOfOneSort(records: readonly JsonRecord[]): boolean {
  return SORTS.every((sort) => new Set(records.map((record) => JSON.stringify(memberOf(record, sort)))).size <= 1)
}

/** The order of keys does not matter, and a member that is undefined is none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((member, index) => isSame(member, b[index]))
  if (!isRecord(a) || !isRecord(b)) return a === b
  const hasSame = (key: string) => isSame(memberOf(a, key), memberOf(b, key))
  return Object.keys(a).every(hasSame) && Object.keys(b).every((key) => Object.hasOwn(a, key) || b[key] === undefined)
}
