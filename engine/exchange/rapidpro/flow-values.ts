/**
 * Variables and expressions of a flow. `@results.x`, `@fields.x` and the contact's name are translated, and what a simple `@( )` computes
 * from them. A result and a field of one name are two variables.
 */

import {
  asExpression,
  asNumber,
  asTemplate,
  asText,
  atom,
  type Dialect,
  type Piece,
  type Translated,
  translate,
} from '../foreign-expression'
import { cut } from '../foreign-values'
import { notImported } from '../not-imported'
import { type Remark, remark } from '../remarks'
import type { ScriptDraft } from '../script-draft'

const ROOTS = 'contact|child|parent|run|results|fields|urns|input|globals|webhook|trigger|ticket|resume|node|locals|legacy_extra'
const PLACE = new RegExp(`@@|@\\((?:[^()"]|"[^"]*"|\\((?:[^()"]|"[^"]*"|\\([^()]*\\))*\\))*\\)|@(?:${ROOTS})\\b(?:\\.\\w+)*`, 'gi')

/** As results are keyed: `Favorite Color` -> `favorite_color`. */
const resultKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

type Call = (args: readonly Translated[]) => Translated | undefined

const ofText =
  (name: string): Call =>
  ([value, ...more]) =>
    value && more.length === 0 ? atom(`${name}(${asText(value).code})`, 'text') : undefined

const ofNumber =
  (name: string): Call =>
  ([value, ...more]) => {
    const number = value && asNumber(value)
    return number && more.length === 0 ? atom(`${name}(${number.code})`, 'number') : undefined
  }

const all =
  (operator: string): Call =>
  (args) =>
    args.length > 0 && args.every(({ type }) => type === 'boolean')
      ? atom(`(${args.map(({ code, isAtom }) => (isAtom ? code : `(${code})`)).join(` ${operator} `)})`, 'boolean')
      : undefined

const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['upper', ofText('upper')],
  ['lower', ofText('lower')],
  ['trim', ofText('trim')],
  ['text', ofText('text')],
  ['format_urn', ([value]) => value],
  ['number', ([value]) => value && asNumber(value)],
  ['round', ofNumber('round')],
  ['abs', ofNumber('abs')],
  ['text_length', ([value]) => value && atom(`size(${asText(value).code})`, 'number')],
  ['len', ([value]) => value && atom(`size(${asText(value).code})`, 'number')],
  ['and', all('&&')],
  ['or', all('||')],
  ['default', ([value, otherwise]) => value && otherwise && atom(`default(${asText(value).code}, ${asText(otherwise).code})`, 'text')],
  [
    'if',
    ([condition, yes, no]) =>
      condition?.type === 'boolean' && yes && no && yes.type === no.type
        ? atom(`((${condition.code}) ? (${yes.code}) : (${no.code}))`, yes.type)
        : undefined,
  ],
])

export class FlowValues {
  private readonly results = new Map<string, string>()
  private readonly fields = new Map<string, string>()
  /** A category was asked for, which is not kept. */
  private hasAskedCategory = false
  readonly dialect: Dialect = { resolve: (name) => this.resolve(name.toLowerCase()), calls }

  constructor(private readonly draft: ScriptDraft) {}

  result(name: string): string {
    return this.declared(this.results, resultKey(name) || 'result', 'text')
  }

  field(key: string): string {
    return this.declared(this.fields, resultKey(key) || 'field', 'text')
  }

  text(source: string): { readonly made: string; readonly remarks: readonly Remark[] } {
    const remarks: Remark[] = []
    return { made: asTemplate(this.pieces(source, remarks)), remarks }
  }

  /** An expression that gives the text. */
  value(source: string): { readonly made: string; readonly remarks: readonly Remark[] } {
    const remarks: Remark[] = []
    return { made: asExpression(this.pieces(source, remarks)), remarks }
  }

  /** What a router looks at; undefined when it cannot be translated. */
  operand(source: string): { readonly of: Translated | undefined; readonly remarks: readonly Remark[] } {
    this.hasAskedCategory = false
    const of = this.translated(source.trim())
    return { of, remarks: this.hasAskedCategory ? [remark('category-by-value')] : [] }
  }

  private declared(known: Map<string, string>, key: string, type: 'text'): string {
    const name = known.get(key) ?? this.draft.declare(key, type)
    known.set(key, name)
    return name
  }

  private pieces(source: string, remarks: Remark[]): readonly Piece[] {
    const pieces: Piece[] = []
    const literal = (text: string) => {
      if (text !== '') pieces.push({ is: 'literal', text })
    }
    this.hasAskedCategory = false
    let end = 0
    for (const match of source.matchAll(PLACE)) {
      const [whole] = match
      literal(source.slice(end, match.index))
      end = match.index + whole.length
      if (whole === '@@') literal('@')
      else {
        const value = this.translated(whole)
        if (!value) remarks.push(remark('expression-left', { source: cut(whole, 200) }))
        pieces.push({ is: 'value', value: value?.code ?? notImported(whole) })
      }
    }
    literal(source.slice(end))
    if (this.hasAskedCategory) remarks.push(remark('category-by-value'))
    return pieces
  }

  private translated(source: string): Translated | undefined {
    if (source.startsWith('@(') && source.endsWith(')')) return translate(source.slice(2, -1), this.dialect)
    return source.startsWith('@') ? this.resolve(source.slice(1).toLowerCase()) : undefined
  }

  private resolve(name: string): Translated | undefined {
    const [root, ...path] = name
      .replace(/^run\.results\./, 'results.')
      .replace(/^contact\.fields\./, 'fields.')
      .split('.')
    const [key, part, ...deeper] = path
    if (deeper.length > 0) return undefined
    switch (root) {
      case 'results':
        if (key === undefined || (part !== undefined && !['value', 'category', 'category_localized'].includes(part))) return undefined
        if (part?.startsWith('category')) this.hasAskedCategory = true
        return atom(this.result(key), 'text')
      case 'fields':
        return key === undefined || part !== undefined ? undefined : atom(this.field(key), 'text')
      case 'contact':
        return part === undefined ? contactValue(key ?? 'name') : undefined
      case 'urns':
        return key === 'tel' || key === 'whatsapp' ? atom('contact.phone', 'text') : undefined
      default:
        return undefined
    }
  }
}

function contactValue(key: string): Translated | undefined {
  if (key === 'name') return atom('contact.name', 'text')
  return key === 'urn' || key === 'tel' ? atom('contact.phone', 'text') : undefined
}
