/** Ids and names of ours, made from names of another system: readable, within what the document allows, each once. */
import { variableNameProblem } from '../expressions/names'

const MAX_LENGTH = 64

/** `Café hours` -> `cafe-hours`. */
export function idFrom(name: string, otherwise: string): string {
  const plain = name
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
  return plain === '' ? otherwise : plain
}

/** Makes what is wanted unlike all that it made before, by a number at the end; the next number is remembered, so many alike cost no search. */
export function distinct(separator: string): (wanted: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return (wanted) => {
    let made = wanted
    for (let number = next.get(wanted) ?? 2; taken.has(made); number += 1) {
      made = `${wanted.slice(0, MAX_LENGTH - String(number).length - separator.length)}${separator}${number}`
      next.set(wanted, number + 1)
    }
    taken.add(made)
    return made
  }
}

/** A name that expressions can spell: `global:Order No.` -> `Order_No`. */
export function variableNameFrom(name: string): string {
  const plain = name
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/_+$/, '')
    .slice(0, MAX_LENGTH)
  if (plain === '') return 'value'
  return variableNameProblem(plain) === null ? plain : `${plain.slice(0, MAX_LENGTH - 6)}_value`
}
