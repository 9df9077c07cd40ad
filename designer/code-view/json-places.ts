/** Where each value of a JSON text stands, and where and why a text is none. */

export interface Place {
  /** Offsets of the value, or of the whole member with its name. */
  readonly from: number
  readonly to: number
  readonly members?: ReadonlyMap<string, Place>
}

export type Slip = 'value' | 'comma' | 'colon' | 'name' | 'text' | 'number' | 'twice' | 'deep' | 'after' | 'end'

export type ReadJson = { readonly ok: true; readonly root: Place } | { readonly ok: false; readonly at: number; readonly slip: Slip }

/** Nothing that people write is nested deeper. */
const DEEPEST = 200

export function readJson(text: string): ReadJson {
  const reader = { text, at: 0 }
  try {
    const root = readValue(reader, 0)
    skipBlanks(reader)
    return reader.at < text.length ? { ok: false, at: reader.at, slip: 'after' } : { ok: true, root }
  } catch (error) {
    if (error instanceof Stumble) return { ok: false, at: Math.min(error.at, text.length), slip: error.slip }
    throw error
  }
}

/** The innermost known place on the way; `members` are named, those of lists by their number. */
export function placeAt(root: Place, path: readonly (string | number)[]): Place {
  let place = root
  for (const part of path) {
    const next = place.members?.get(String(part))
    if (!next) return place
    place = next
  }
  return place
}

/** The names on the way to the innermost value around the offset. */
export function pathAt(root: Place, offset: number): string[] {
  const path: string[] = []
  let place: Place | undefined = root
  while (place) {
    const inner: [string, Place] | undefined = [...(place.members ?? [])].find(([, { from, to }]) => from <= offset && offset <= to)
    if (inner) path.push(inner[0])
    place = inner?.[1]
  }
  return path
}

interface Reader {
  readonly text: string
  at: number
}

class Stumble extends Error {
  constructor(
    readonly at: number,
    readonly slip: Slip,
  ) {
    super(slip)
  }
}

function readValue(reader: Reader, depth: number): Place {
  skipBlanks(reader)
  if (depth > DEEPEST) throw new Stumble(reader.at, 'deep')
  const from = reader.at
  const first = reader.text[from]
  if (first === '{') return readMembers(reader, depth, '}')
  if (first === '[') return readMembers(reader, depth, ']')
  if (first === '"') {
    readText(reader)
    return { from, to: reader.at }
  }
  if (first === undefined) throw new Stumble(from, 'end')
  const isNumber = /[-\d]/.test(first)
  if (!take(reader, isNumber ? NUMBER : LITERAL)) throw new Stumble(from, isNumber ? 'number' : 'value')
  return { from, to: reader.at }
}

function readMembers(reader: Reader, depth: number, end: '}' | ']'): Place {
  const from = reader.at
  const members = new Map<string, Place>()
  reader.at += 1
  skipBlanks(reader)
  while (reader.text[reader.at] !== end) {
    if (members.size > 0) expectSign(reader, ',', 'comma')
    skipBlanks(reader)
    const start = reader.at
    const name = end === '}' ? readName(reader) : String(members.size)
    if (members.has(name)) throw new Stumble(start, 'twice')
    const value = readValue(reader, depth + 1)
    members.set(name, { ...value, from: start })
    skipBlanks(reader)
  }
  reader.at += 1
  return { from, to: reader.at, members }
}

function readName(reader: Reader): string {
  if (reader.text[reader.at] !== '"') throw new Stumble(reader.at, reader.at < reader.text.length ? 'name' : 'end')
  const name = JSON.parse(readText(reader)) as string
  skipBlanks(reader)
  expectSign(reader, ':', 'colon')
  return name
}

function expectSign(reader: Reader, sign: string, slip: Slip): void {
  if (reader.text[reader.at] !== sign) throw new Stumble(reader.at, reader.at < reader.text.length ? slip : 'end')
  reader.at += 1
}

function readText(reader: Reader): string {
  const from = reader.at
  if (!take(reader, TEXT)) throw new Stumble(from, 'text')
  return reader.text.slice(from, reader.at)
}

/** Every sign but quotes, backslashes and control characters stands for itself. */
const TEXT = /"(?:[ !\u0023-\u005b\u005d-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
const BLANKS = /[ \t\r\n]*/y

const skipBlanks = (reader: Reader): void => {
  take(reader, BLANKS)
}

function take(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at
  if (!pattern.test(reader.text)) return false
  reader.at = pattern.lastIndex
  return true
}
