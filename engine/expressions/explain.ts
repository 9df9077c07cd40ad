/** Turns the library's errors into sentences for an administrator: our names for types, what to do instead, and the place. */
import { TypeError as CelTypeError, EvaluationError, ParseError } from '@marcbachmann/cel-js'
import { functionsByName } from './functions'
import { LIMITS } from './limits'
import { type ExpressionProblem, type Place, problemAt } from './problem'

type CelError = ParseError | EvaluationError | CelTypeError

export const isCelError = (error: unknown): error is CelError =>
  error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError

/** Any error that parsing or checking threw, as a problem with its place. */
export function explain(error: unknown, source: string): ExpressionProblem {
  const braces = source.indexOf('{{')
  if (error instanceof ParseError && braces !== -1 && source.trimStart().startsWith('{{')) {
    return problemAt({ start: braces, end: braces + 2 }, 'Leave out {{ and }}: this field already holds an expression')
  }
  if (!isCelError(error)) return problemAt({ start: 0, end: source.length }, TOO_LARGE)
  const place = placeOf(error, source)
  return problemAt(place, sentenceFor(error, source.slice(place.start, place.end)))
}

/** What an error at run time says, without place and without any value. */
export function explainFault(error: unknown): string {
  return isCelError(error) ? sentenceFor(error, '') : TOO_LARGE
}

const TOO_LARGE = `The expression is too large or too deeply nested; at most ${LIMITS.nodes} parts and ${LIMITS.depth} levels are allowed`

function placeOf({ range }: CelError, source: string): Place {
  const within = (position: number) => Math.min(Math.max(0, position), source.length)
  return range ? { start: within(range.start), end: within(range.end) } : { start: 0, end: source.length }
}

function sentenceFor(error: CelError, at: string): string {
  const sentence = Object.hasOwn(SENTENCES, error.code) ? SENTENCES[error.code] : undefined
  return sentence ? sentence(error, at) : inOurWords(error.summary)
}

const SENTENCES: Readonly<Record<string, (error: CelError, at: string) => string>> = {
  unexpected_character: (_, at) => misplaced(at),
  unexpected_token: (_, at) => (at === '' ? 'The expression ends too early' : misplaced(at)),
  expected_token: ({ summary }, at) => expected(summary, at),
  unterminated_string: () => 'The text is not closed: a quote is missing at its end',
  unterminated_triple_quoted_string: () => 'The text is not closed: three quotes are missing at its end',
  newline_in_string: () => String.raw`A text in quotes stays on one line; write \n for a line break`,
  invalid_escape_sequence: () => String.raw`A backslash begins a special character; write \\ for a backslash, or r"..." for a pattern`,
  reserved_identifier: (_, at) => `"${at}" is a reserved word and cannot be used as a name`,
  invalid_macro_argument: () => 'The first thing in the brackets is a name for the element, for example list.exists(word, word == "yes")',
  limit_exceeded: ({ summary }) =>
    /List|Map/.test(summary)
      ? `A list or map has at most ${LIMITS.listElements} elements`
      : /Arguments/.test(summary)
        ? `A function takes at most ${LIMITS.callArguments} values`
        : TOO_LARGE,
  no_such_overload: ({ summary, node }) => unfitOperator(summary.replace(/^no such overload: /, ''), node?.op),
  no_matching_overload: ({ summary }) => unfitArguments(summary),
  no_such_key: () => 'The map has no entry of this name; default(map[name], fallback) gives a fallback',
  index_out_of_bounds: () => 'The list has no element at this position',
  invalid_index_type: () => 'A position in a list is written as a whole number: list[0] is the first',
  cannot_index_type: ({ summary }) => `${capital(typeIn(summary))} has no parts`,
  heterogeneous_list_element: ({ summary }) => `All elements of a list have the same type${twoTypes(summary)}`,
  heterogeneous_map_key: ({ summary }) => `All names in a map have the same type${twoTypes(summary)}`,
  heterogeneous_map_value: ({ summary }) => `All values in a map have the same type${twoTypes(summary)}`,
  incompatible_ternary_branches: ({ summary }) => `Both values after ? have the same type${twoTypes(summary)}`,
  default_types_differ: ({ summary }) =>
    `The value and its fallback have the same type${twoTypes(summary.replace(/default of (.+) and (.+)/, "'$1' '$2'"))}`,
  invalid_logical_operand: ({ summary }) => `&& and || join what is true or false, not ${typeIn(summary)}; compare it with something`,
  invalid_condition_type: ({ summary }) => `A condition is true or false, not ${typeIn(summary)}; compare it with something`,
  invalid_comprehension_range: () => 'Only a list can be looped over; split(text, ",") makes one',
  variable_type_mismatch: () => 'A variable holds a value of another type than declared',
  field_type_mismatch: () => 'A map holds a value of another type than expected',
  list_item_type_mismatch: () => 'A list holds a value of another type than expected',
  unsupported_type: () => 'A value is no text, number, time, list, map, or true and false',
  invalid_comparison_type: () => 'These values cannot be compared',
}

function misplaced(at: string): string {
  switch (at) {
    case '=':
      return 'Use == to compare; a single = has no meaning here'
    case '&':
      return 'Use && for "and"'
    case '|':
      return 'Use || for "or"'
    case '“':
    case '”':
    case '„':
    case '‘':
    case '’':
      return 'Use straight quotes: " or \''
    case '<>':
      return 'Use != for "not equal"'
  }
  switch (at.toLowerCase()) {
    case 'and':
      return 'Use && for "and"'
    case 'or':
      return 'Use || for "or"'
    case 'not':
      return 'Use ! for "not"'
    case 'is':
    case 'equals':
      return 'Use == to compare'
    default:
      return at === '' ? 'The expression ends too early' : `"${at}" does not fit here`
  }
}

const TOKENS: Readonly<Record<string, string>> = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  COLON: ':',
  IDENTIFIER: 'name',
  LPAREN: '(',
}

function expected(summary: string, at: string): string {
  const missing = TOKENS[/^Expected (\w+)/.exec(summary)?.[1] ?? '']
  if (missing === ':') return 'A : is missing: a choice is written condition ? value : other'
  const found = at === '' ? 'the expression ends' : `there is "${at}"`
  return missing ? `${missing === 'name' ? 'A name' : `A ${missing}`} is missing; instead ${found}` : misplaced(at)
}

/** `double + string`, `!string`: what an operator was given. */
function unfitOperator(given: string, operator: string | undefined): string {
  const [left, right] = operator ? given.split(` ${operator} `) : []
  if (operator === undefined || left === undefined || right === undefined)
    return `This cannot be done with ${typeName(given.replace(/^[!-]/, ''))}`
  const types = `${typeName(left)} and ${typeName(right)}`
  const sides = new Set([left, right])
  const mixesTextWith = (type: string) => sides.has('string') && sides.has(type)
  if (operator === '+' && sides.has('string')) return `+ cannot join ${types}; write text(...) around what is no text`
  if (operator === 'in')
    return `in looks for an element in a list, not for ${typeName(left)} in ${typeName(right)}; use contains(text, part) for texts`
  if (mixesTextWith('double'))
    return `${operator} cannot compare or combine ${types}; put the number in quotes, or number(...) around the text`
  if (mixesTextWith('bool')) return `${operator} cannot compare ${types}; write true or false without quotes`
  if (mixesTextWith('google.protobuf.Timestamp')) return `${operator} cannot compare ${types}; write time(...) around the text`
  return `${operator} does not work with ${types}`
}

/** `found no matching overload for '$lower(double)'` and `'string.$lower(double)'`. */
function unfitArguments(summary: string): string {
  const call = /'(?:(.+)\.)?\$(\w+)\((.*)\)'$/.exec(summary)
  if (!call) return inOurWords(summary)
  const [, receiver, name = '', others = ''] = call
  const given = [...(receiver ? [receiver] : []), ...splitTypes(others)].map(typeName)
  const signature = functionsByName.get(name)?.signature ?? `${name}(...)`
  return `${name} cannot take ${given.length === 0 ? 'nothing' : given.join(', ')}; it is ${signature}`
}

const splitTypes = (types: string): string[] => (types === '' ? [] : types.split(/, (?![^<]*>)/))

const quoted = (summary: string): string[] => [...summary.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)

const typeIn = (summary: string): string => typeName(quoted(summary).at(-1) ?? '')

function twoTypes(summary: string): string {
  const [one, other] = quoted(summary).map(typeName)
  return one && other ? `, but here are ${one} and ${other}` : ''
}

/** What an author calls a type of the library's. */
export function typeName(type: string): string {
  const inner = /^(?:dyn|list)<(.+)>$/.exec(type)?.[1]
  if (type.startsWith('dyn<') && inner) return typeName(inner)
  if (type === 'list' || type.startsWith('list<')) return inner ? `a list of ${plural(typeName(inner))}` : 'a list'
  if (type === 'map' || type.startsWith('map<')) return 'a map'
  return TYPE_NAMES[type] ?? 'a value of unknown type'
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  double: 'a number',
  int: 'a number',
  bool: 'true or false',
  'google.protobuf.Timestamp': 'a time',
  'google.protobuf.Duration': 'a span of time',
}

const plural = (name: string): string => (/^an? \w+$/.test(name) ? `${name.replace(/^an? /, '')}s` : name)

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const inOurWords = (summary: string): string => summary.replaceAll('$', '')
