/** The names that an expression may compare or read: the script's variables, and the fields of what the run knows by itself. */
import { fieldsOf, RESERVED_OBJECTS } from '../../engine/expressions/names'
import type { Script, Variable } from '../../engine/script/script'
import { partsOf } from './highlight'

export type Variables = Script['variables']

/** All of them, as expressions write them. */
export function allNames(variables: Variables): readonly string[] {
  const known = Object.entries(RESERVED_OBJECTS).flatMap(([owner, fields]) => Object.keys(fields).map((field) => `${owner}.${field}`))
  return [...Object.keys(variables), ...known]
}

/** Undefined for what is none of them. */
export function typeOfName(name: string, variables: Variables): Variable['type'] | undefined {
  const [owner = '', field] = name.split('.')
  if (field !== undefined) return fieldsOf(owner)?.[field]
  return Object.hasOwn(variables, name) ? variables[name]?.type : undefined
}

/** Those that an expression reads, each once, in order. */
export function namesRead(source: string, variables: Variables): readonly string[] {
  const code = partsOf(source, 'value')
    .map(({ is, text }) => (is === 'text' ? '""' : text))
    .join('')
  const found = [...code.matchAll(/(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?/g)].map(([name]) => name)
  const plain = found.map((name) => (typeOfName(name, variables) === undefined ? (name.split('.')[0] ?? '') : name))
  return [...new Set(plain)].filter((name) => typeOfName(name, variables) !== undefined)
}
