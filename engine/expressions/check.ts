/** Tells an author what is wrong with an expression before it ever runs: syntax, names, types, limits (requirement R42). */
import { accessProblem } from './access'
import { checking, type ExpressionEnvironment } from './environment'
import { explain, typeName } from './explain'
import { functionsByName } from './functions'
import { RESERVED_NAMES } from './names'
import { parseExpression } from './parse'
import { type ExpressionProblem, problemAt } from './problem'
import { nearest } from './suggest'
import type { Read } from './vet'

/**
 * What the place where the expression stands does with the result: `condition` needs true or false, `number` a number, `text`
 * something that can be written into a text (text, number, time, true or false), `value` takes anything.
 */
export type Expected = 'condition' | 'number' | 'text' | 'value'

export type ResultType = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'map'

/** Every problem found, in order of place; empty when the expression can be used. Never throws. */
export function checkExpression(source: string, environment: ExpressionEnvironment, expects: Expected): ExpressionProblem[] {
  const outcome = inspect(source, environment)
  if (!outcome.ok) return [...outcome.problems]
  const { type } = outcome
  if (type !== undefined && FITTING[expects].includes(type)) return []
  return [problemAt({ start: 0, end: source.length }, unfitResult(expects, outcome.libraryType, type))]
}

/** The type of what the expression gives; undefined when it has a problem. */
export function typeOfExpression(source: string, environment: ExpressionEnvironment): ResultType | undefined {
  const outcome = inspect(source, environment)
  return outcome.ok ? outcome.type : undefined
}

type Inspection =
  | { readonly ok: true; readonly type: ResultType | undefined; readonly libraryType: string }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

function inspect(source: string, environment: ExpressionEnvironment): Inspection {
  const parsed = parseExpression(checking(environment), source)
  if (!parsed.ok) return parsed
  const unknown = parsed.reads.filter(({ name }) => !isKnown(name, environment))
  if (unknown.length > 0) return { ok: false, problems: unknown.map((read) => problemAt(read, unknownName(read, environment))) }
  const { valid, type = '', error } = parsed.program.check()
  if (!valid) return { ok: false, problems: [explain(error, source)] }
  const untyped = accessProblem(parsed.program.ast)
  return untyped ? { ok: false, problems: [untyped] } : { ok: true, type: resultType(type), libraryType: type }
}

const isKnown = (name: string, { variables }: ExpressionEnvironment): boolean =>
  Object.hasOwn(variables, name) || RESERVED_NAMES.includes(name)

function unknownName({ name }: Read, { variables }: ExpressionEnvironment): string {
  if (/^(true|false)$/i.test(name)) return `Write ${name.toLowerCase()} in small letters`
  const definition = functionsByName.get(name)
  if (definition && !nearest(name, Object.keys(variables))) return `${name} is a function; write ${definition.signature.replace(/:.*/, '')}`
  const meant = nearest(name, [...Object.keys(variables), ...RESERVED_NAMES])
  return `There is no variable "${name}"; ${meant ? `did you mean ${meant}?` : 'add it to the script, or put quotes around a text'}`
}

function resultType(type: string): ResultType | undefined {
  if (type === 'list' || type.startsWith('list<')) return 'list'
  if (type === 'map' || type.startsWith('map<')) return 'map'
  return RESULT_TYPES[type]
}

const RESULT_TYPES: Readonly<Record<string, ResultType>> = {
  string: 'text',
  double: 'number',
  bool: 'boolean',
  'google.protobuf.Timestamp': 'time',
}

const FITTING: Readonly<Record<Expected, readonly ResultType[]>> = {
  condition: ['boolean'],
  number: ['number'],
  text: ['text', 'number', 'boolean', 'time'],
  value: ['text', 'number', 'boolean', 'time', 'list', 'map'],
}

function unfitResult(expects: Expected, libraryType: string, type: ResultType | undefined): string {
  const gives = typeName(libraryType)
  if (expects === 'condition') return `A condition is true or false, but this is ${gives}; compare it with something`
  if (expects === 'number') return `A number is needed here, but this is ${gives}${type === 'text' ? '; write number(...) around it' : ''}`
  if (type === 'list') return 'A list cannot be written as text; use join(list, ", ")'
  if (type === 'map') return 'A map cannot be written as text; choose one entry: map["name"]'
  return `The result is ${gives}, which cannot be kept; use minutesBetween(from, to) for times`
}
