/** How two JSON documents differ, as lines that a person reads: `settings.text: "Hello" -> "Welcome"`. */
import { create, type Delta } from 'jsondiffpatch'
import type { Subject } from './model/changes'

export interface SubjectChange extends Subject {
  readonly action: 'add' | 'change' | 'remove'
  readonly lines: readonly string[]
}

const MAX_LINES = 60
const MAX_VALUE_CHARACTERS = 120

/** Things of a list are recognised by id, dates by date; everything else by its content. */
const differ = create({
  objectHash: (item) => {
    const { id, date } = item as { id?: string; date?: string }
    return id ?? date ?? JSON.stringify(item)
  },
})

/** One line for each difference, at most 61 of them; empty when there is none. */
function describeDifferences(before: unknown, after: unknown): string[] {
  const lines = linesOf(differ.diff(before, after), [])
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES), `and ${lines.length - MAX_LINES} more`]
}

/** The change from one to the other; undefined on either side: it did not or will not exist. */
export function describeChange({ kind, id }: Subject, before: unknown, after: unknown): SubjectChange {
  if (before === undefined) return { kind, id, action: 'add', lines: [] }
  if (after === undefined) return { kind, id, action: 'remove', lines: [] }
  return { kind, id, action: 'change', lines: describeDifferences(before, after) }
}

/** `~ skill sales` with its differences indented below; `+` adds, `-` removes. */
export function printChange({ kind, id, action, lines }: SubjectChange): string {
  const sign = { add: '+', change: '~', remove: '-' }[action]
  return [`${sign} ${kind} ${id}`, ...lines.map((line) => `    ${line}`)].join('\n')
}

/** A delta is a tuple where a value came, changed, went or moved, and an object where something within it did. */
function linesOf(delta: Delta, path: readonly string[]): string[] {
  const place = path.join('.')
  if (delta === undefined) return []
  if (!Array.isArray(delta)) {
    // in a list `_3` is the third place before the change, `3` the one after it, and `_t` marks the list
    return Object.entries(delta).flatMap(([key, part]) => (key === '_t' ? [] : linesOf(part, [...path, key.replace(/^_(?=\d)/, '')])))
  }
  const [first, second, kind] = delta as readonly [unknown, unknown?, number?]
  if (delta.length === 1) return [`${place}: added ${show(first)}`]
  if (delta.length === 2) return [`${place}: ${show(first)} -> ${show(second)}`]
  return kind === 0 ? [`${place}: removed ${show(first)}`] : [`${place}: moved`]
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= MAX_VALUE_CHARACTERS ? text : `${text.slice(0, MAX_VALUE_CHARACTERS)}...`
}
