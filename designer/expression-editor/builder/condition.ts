/**
 * Conditions that can be built without writing: comparisons of one name with one value, all or any of which have to hold.
 *
 * C1. Builder and text are two views of one text. What is read from a text and written again means the same.
 * C2. What is not such a condition is not read at all: the builder never drops a part of what somebody wrote.
 */
export const OPERATORS = {
  text: ['is', 'isNot', 'contains', 'containsNot', 'startsWith', 'endsWith'],
  number: ['is', 'isNot', 'less', 'atMost', 'greater', 'atLeast'],
  boolean: ['true', 'false'],
} as const
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS][number]

export interface Comparison {
  /** As expressions write it; empty while none is chosen. */
  readonly name: string
  readonly operator: Operator
  readonly value: string | number
}

export interface Condition {
  readonly join: 'all' | 'any'
  readonly comparisons: readonly Comparison[]
}

const SIGNS = { is: '==', isNot: '!=', less: '<', atMost: '<=', greater: '>', atLeast: '>=' } as const
const CALLS = { contains: 'contains', startsWith: 'startsWith', endsWith: 'endsWith' } as const

export function writeCondition({ join, comparisons }: Condition): string {
  return comparisons.map(write).join(join === 'all' ? ' && ' : ' || ')
}

function write({ name, operator, value }: Comparison): string {
  switch (operator) {
    case 'true':
      return name
    case 'false':
      return `!${name}`
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return `${CALLS[operator]}(${name}, ${literal(value)})`
    case 'containsNot':
      return `!contains(${name}, ${literal(value)})`
    default:
      return `${name} ${SIGNS[operator]} ${literal(value)}`
  }
}

const literal = (value: string | number): string => (typeof value === 'number' ? String(value) : quoted(value))
const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`

/** Undefined for what only the text can say. An empty text is a condition without comparisons. */
export function readCondition(source: string): Condition | undefined {
  if (source.trim() === '') return { join: 'all', comparisons: [] }
  const split = splitAtJoins(source)
  if (!split) return undefined
  const comparisons = split.parts.map(read)
  return comparisons.every((each) => each !== undefined) ? { join: split.join, comparisons } : undefined
}

/** Texts are passed over; `&&` and `||` side by side are not read, nor are brackets around joins. */
function splitAtJoins(source: string): { readonly join: Condition['join']; readonly parts: readonly string[] } | undefined {
  const parts: string[] = ['']
  const joins = new Set<string>()
  let depth = 0
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"|&&|\|\||[\s\S]/g)) {
    if (token === '(') depth++
    if (token === ')') depth--
    const isJoin = token === '&&' || token === '||'
    if (isJoin && depth > 0) return undefined
    if (isJoin) {
      joins.add(token)
      parts.push('')
    } else parts[parts.length - 1] += token
  }
  return joins.size > 1 ? undefined : { join: joins.has('||') ? 'any' : 'all', parts }
}

const NAME = String.raw`(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)`
const TEXT = String.raw`(?<text>"(?:[^"\\\n\r]|\\[\\"nrt])*")`
const COMPARED = new RegExp(String.raw`^${NAME}\s*(?<sign>==|!=|<=|>=|<|>)\s*(?:${TEXT}|(?<number>-?\d+(?:\.\d+)?))$`)
const CALLED = new RegExp(String.raw`^(?<not>!\s*)?(?<call>contains|startsWith|endsWith)\(\s*${NAME}\s*,\s*${TEXT}\s*\)$`)
const ALONE = new RegExp(String.raw`^(?<not>!\s*)?${NAME}$`)

function read(part: string): Comparison | undefined {
  const source = part.trim()
  const compared = COMPARED.exec(source)?.groups
  if (compared) return readCompared(compared)
  const called = CALLED.exec(source)?.groups
  if (called) {
    const operator = called.not === undefined ? (called.call as 'contains' | 'startsWith' | 'endsWith') : 'containsNot'
    if (called.not !== undefined && called.call !== 'contains') return undefined
    return { name: called.name ?? '', operator, value: unquoted(called.text ?? '""') }
  }
  const alone = ALONE.exec(source)?.groups
  const isLiteral = alone?.name === 'true' || alone?.name === 'false'
  return alone && !isLiteral ? { name: alone.name ?? '', operator: alone.not === undefined ? 'true' : 'false', value: '' } : undefined
}

function readCompared({ name = '', sign, text, number }: Readonly<Record<string, string | undefined>>): Comparison | undefined {
  const operator = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((each) => SIGNS[each] === sign)
  if (operator === undefined) return undefined
  if (number !== undefined) return { name, operator, value: Number(number) }
  return operator === 'is' || operator === 'isNot' ? { name, operator, value: unquoted(text ?? '""') } : undefined
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter)
