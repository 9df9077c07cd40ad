/**
 * Translates simple expressions of another system (names, numbers, texts, comparisons, and/or/not, sums, calls of a few functions) into
 * ours. Types are known throughout, so what comes out has none of the faults that a checker would find; what is not understood comes out
 * as undefined, never as a guess.
 */

import { type Token, tokensOf } from './foreign-tokens'
import { cut } from './foreign-values'
import { quoted } from './not-imported'

export type ForeignType = 'text' | 'number' | 'boolean'

export interface Translated {
  readonly code: string
  readonly type: ForeignType
  /** A number or text written out: known before any run. */
  readonly literal?: string
  /** Stands without brackets beside any operator. */
  readonly isAtom: boolean
}

export interface Dialect {
  /** What a name of theirs is called here; undefined for one that means nothing here. */
  resolve(name: string): Translated | undefined
  /** Lower-case name -> what a call becomes. */
  readonly calls: ReadonlyMap<string, (args: readonly Translated[]) => Translated | undefined>
}

export const atom = (code: string, type: ForeignType): Translated => ({ code, type, isAtom: true })
export const textLiteral = (text: string): Translated => ({ code: quoted(text), type: 'text', literal: text, isAtom: true })

const MAX_DEPTH = 12
const MAX_CODE = 1500

export function translate(source: string, dialect: Dialect): Translated | undefined {
  const tokens = tokensOf(source)
  if (!tokens || tokens.length === 0) return undefined
  const parser = new Parser(tokens, dialect)
  const result = parser.whole()
  return result && result.code.length <= MAX_CODE ? result : undefined
}

/** Operators by how loosely they bind, the loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', '|', 'or'],
  ['&&', 'and'],
  ['=', '==', '!=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/', '%'],
]

class Parser {
  private place = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly dialect: Dialect,
  ) {}

  whole(): Translated | undefined {
    const result = this.level(0)
    return this.place === this.tokens.length ? result : undefined
  }

  private level(number: number): Translated | undefined {
    const operators = LEVELS[number]
    if (!operators) return this.unary()
    let left = this.level(number + 1)
    for (let operator = this.take(operators); left && operator !== undefined; operator = this.take(operators)) {
      const right = this.level(number + 1)
      left = right && combine(operator, left, right)
    }
    return left
  }

  private unary(): Translated | undefined {
    const sign = this.take(['!', 'not', '-'])
    if (sign === undefined) return this.primary()
    const of = this.nested(() => this.unary())
    if (!of) return undefined
    if (sign === '-') return of.type === 'number' ? { ...of, code: `-${bracketed(of)}`, isAtom: false } : undefined
    return of.type === 'boolean' ? { code: `!${bracketed(of)}`, type: 'boolean', isAtom: false } : undefined
  }

  private primary(): Translated | undefined {
    const token = this.tokens[this.place]
    this.place += 1
    switch (token?.is) {
      case 'number':
        return { ...atom(String(Number(token.text)), 'number'), literal: token.text }
      case 'text':
        return textLiteral(token.text)
      case 'name':
        return this.take(['(']) === undefined ? this.name(token.text) : this.call(token.text)
      case 'sign':
        return token.text === '(' ? this.inBrackets() : undefined
      case undefined:
        return undefined
    }
  }

  private name(name: string): Translated | undefined {
    if (/^(true|false)$/i.test(name)) return atom(name.toLowerCase(), 'boolean')
    return this.dialect.resolve(name)
  }

  private call(name: string): Translated | undefined {
    const args: Translated[] = []
    if (this.take([')']) === undefined) {
      for (;;) {
        const arg = this.nested(() => this.level(0))
        if (!arg) return undefined
        args.push(arg)
        if (this.take([')']) !== undefined) break
        if (this.take([',']) === undefined) return undefined
      }
    }
    return this.dialect.calls.get(name.toLowerCase())?.(args)
  }

  private inBrackets(): Translated | undefined {
    const within = this.nested(() => this.level(0))
    return this.take([')']) === undefined ? undefined : within
  }

  private nested(parse: () => Translated | undefined): Translated | undefined {
    if (this.depth >= MAX_DEPTH) return undefined
    this.depth += 1
    const result = parse()
    this.depth -= 1
    return result
  }

  private take(wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.place]
    if (token?.is !== 'sign' && token?.is !== 'name') return undefined
    const text = token.text.toLowerCase()
    if (!wanted.includes(text)) return undefined
    this.place += 1
    return text
  }
}

function combine(operator: string, left: Translated, right: Translated): Translated | undefined {
  switch (operator) {
    case 'or':
    case '|':
    case '||':
      return bothAre('boolean', left, right) ? joined(left, '||', right, 'boolean') : undefined
    case 'and':
    case '&&':
      return bothAre('boolean', left, right) ? joined(left, '&&', right, 'boolean') : undefined
    case '&':
      if (bothAre('boolean', left, right)) return joined(left, '&&', right, 'boolean')
      return joined(asText(left), '+', asText(right), 'text')
    case '+':
      return sum(left, right)
    case '-':
    case '*':
    case '/':
    case '%':
      return joined(asNumber(left), operator, asNumber(right), 'number')
    default:
      return compare(operator === '=' ? '==' : operator === '<>' ? '!=' : operator, left, right)
  }
}

const bothAre = (type: ForeignType, left: Translated, right: Translated) => left.type === type && right.type === type

function sum(left: Translated, right: Translated): Translated | undefined {
  if (left.type === 'number' || right.type === 'number') return joined(asNumber(left), '+', asNumber(right), 'number')
  const isWritten = [left, right].some(({ literal }) => literal !== undefined)
  return isWritten && bothAre('text', left, right) ? joined(left, '+', right, 'text') : undefined
}

function compare(operator: string, left: Translated, right: Translated): Translated | undefined {
  const isOrder = operator !== '==' && operator !== '!='
  if (!isOrder && left.type === right.type) return joined(left, operator, right, 'boolean')
  if (!isOrder && [left, right].some(({ type }) => type === 'text')) {
    // a text may hold the number, or none: compared as text neither is a fault
    return joined(asText(left), operator, asText(right), 'boolean')
  }
  return joined(asNumber(left), operator, asNumber(right), 'boolean')
}

function joined(left: Translated | undefined, operator: string, right: Translated | undefined, type: ForeignType): Translated | undefined {
  if (!left || !right) return undefined
  const code = `${bracketed(left)} ${operator} ${bracketed(right)}`
  return code.length > MAX_CODE ? undefined : { code, type, isAtom: false }
}

const bracketed = ({ code, isAtom }: Translated): string => (isAtom ? code : `(${code})`)

export function asText(of: Translated): Translated {
  if (of.type === 'text') return of
  return of.literal === undefined ? atom(`text(${of.code})`, 'text') : textLiteral(of.literal)
}

export function asNumber(of: Translated): Translated | undefined {
  if (of.type === 'number') return of
  if (of.type === 'boolean') return undefined
  if (of.literal === undefined) return atom(`number(${of.code})`, 'number')
  const isNumber = /^\s*-?\d+(\.\d+)?\s*$/.test(of.literal)
  return isNumber
    ? { code: String(Number(of.literal)), type: 'number', literal: of.literal.trim(), isAtom: !of.literal.includes('-') }
    : undefined
}

/** A piece of a text with values in it. */
export type Piece = { readonly is: 'literal'; readonly text: string } | { readonly is: 'value'; readonly value: string }

/** As `{{ }}` text; `value` is code already. Braces of the text itself, which would open one, are put in as values. */
export function asTemplate(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.is === 'value' ? `{{ ${piece.value} }}` : piece.text.replace(/\{{2,}|\{$/g, (braces) => `{{ "${braces}" }}`)))
    .join('')
}

/** As one expression that gives the same text. */
export function asExpression(pieces: readonly Piece[]): string {
  const [only] = pieces
  if (pieces.length === 0 || !only) return '""'
  if (pieces.length === 1 && only.is === 'value') return only.value
  return pieces.map((piece) => (piece.is === 'value' ? `text(${piece.value})` : quoted(cut(piece.text, MAX_CODE)))).join(' + ')
}
