/**
 * How the document shows what could not be brought over. `notImported("…")` stands where an expression was: no such function exists, so
 * the place is a problem that blocks publishing, and the original can be read in it. A stand-in is a switch with such conditions: a way
 * out for each branch that the action had.
 */
import { cut } from './foreign-values'
import { distinct, idFrom } from './new-ids'

const MAX_SOURCE = 1000

export const notImported = (source: string): string => `notImported(${quoted(cut(source, MAX_SOURCE))})`

/** A text as the expression language writes it. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\"\p{Cc}\u2028\u2029]/gu, (sign) => {
    if (sign === '\\' || sign === '"') return `\\${sign}`
    if (sign === '\n') return '\\n'
    return `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  })
  return `"${escaped}"`
}

export interface StandIn {
  readonly settings: { readonly cases: readonly { readonly id: string; readonly label: string; readonly when: string }[] }
  /** Port by branch, in the order given. */
  readonly ports: readonly string[]
}

/** A switch has at most so many. */
export const MAX_CASES = 50

export function standIn(branches: readonly string[]): StandIn {
  const named = branches.length === 0 ? ['Not imported'] : branches.slice(0, MAX_CASES)
  const makeId = distinct('-')
  const cases = named.map((branch, place) => {
    const label = branch.trim() === '' ? `Way ${place + 1}` : cut(branch.trim(), 60)
    return { id: makeId(idFrom(label, 'way')), label, when: notImported(label) }
  })
  return { settings: { cases }, ports: branches.slice(0, MAX_CASES).map((_branch, place) => `case-${cases[place]?.id}`) }
}
