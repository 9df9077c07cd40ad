/**
 * Variables and expressions of a web-Studio script. Names mean the same in any case. `{name}` puts a value into a text; some names are
 * given by Studio and have a counterpart here. A variable is a number when all that is assigned to it is.
 */

import { asExpression, asTemplate, atom, type Dialect, type Piece, type Translated, translate } from '../foreign-expression'
import { notImported } from '../not-imported'
import { type Remark, remark } from '../remarks'
import type { ScriptDraft } from '../script-draft'
import { property, type StudioAction, type StudioScript } from './studio-script'

/** Lower-case name of theirs -> ours. */
const GIVEN: ReadonlyMap<string, string> = new Map([
  ['ani', 'contact.phone'],
  ['dnis', 'channel.number'],
  ['contactid', 'case.id'],
  ['agentid', 'agent.id'],
  ['skillname', 'case.skill'],
  ['custfirstname', 'contact.name'],
])

/** Outputs of ONASSIGNMENT -> ours. */
const ASSIGNMENT_OUTPUTS: readonly (readonly [string, string])[] = [
  ['AgentFirstName', 'agent.name'],
  ['AgentID', 'agent.id'],
  ['SkillName', 'case.skill'],
]

const PLACE = /\{([^{}\r\n]{1,200})\}/g
const PLAIN_NAME = /^(global:)?[A-Za-z_]\w*$/

const keyOf = (name: string): string => name.replace(/^global:/i, '').toLowerCase()

/** What came of a text or expression, with what has to be said of it. */
export interface WithRemarks {
  readonly made: string
  readonly remarks: readonly Remark[]
}

export class StudioValues {
  private readonly ours = new Map<string, Translated>([...GIVEN].map(([name, code]) => [name, atom(code, 'text')]))
  private readonly numbers: ReadonlySet<string>
  readonly dialect: Dialect = { resolve: (name) => this.resolve(name), calls: new Map() }

  constructor(
    { actions }: StudioScript,
    private readonly draft: ScriptDraft,
  ) {
    this.numbers = numbersIn(actions)
    for (const action of actions) {
      if (action.sort !== 'onassignment' && action.sort !== 'onanswer') continue
      for (const [output, code] of ASSIGNMENT_OUTPUTS) {
        const name = property(action, output)
        if (PLAIN_NAME.test(name)) this.ours.set(keyOf(name), atom(code, 'text'))
      }
    }
  }

  /** A variable that is written; undefined for what no variable can be called. */
  variable(name: string): { readonly name: string; readonly type: Translated['type'] } | undefined {
    const plain = name.replace(/^\{(.*)\}$/, '$1').trim()
    if (!PLAIN_NAME.test(plain)) return undefined
    const known = this.resolve(plain)
    // a value that Studio gives cannot be written here
    return known && !known.code.includes('.') ? { name: known.code, type: known.type } : undefined
  }

  text(source: string): WithRemarks {
    const remarks: Remark[] = []
    return { made: asTemplate(this.pieces(source, remarks)), remarks }
  }

  /** An expression that gives the text. */
  textValue(source: string): WithRemarks {
    const remarks: Remark[] = []
    return { made: asExpression(this.pieces(source, remarks)), remarks }
  }

  condition(source: string): WithRemarks {
    const translated = translate(source, this.dialect)
    if (translated?.type === 'boolean') return { made: translated.code, remarks: [] }
    return { made: notImported(source), remarks: [remark('expression-left', { source })] }
  }

  private resolve(name: string): Translated | undefined {
    if (!PLAIN_NAME.test(name)) return undefined
    const key = keyOf(name)
    const known = this.ours.get(key)
    if (known) return known
    const type = this.numbers.has(key) ? 'number' : 'text'
    const made = atom(this.draft.declare(name.replace(/^global:/i, ''), type), type)
    this.ours.set(key, made)
    return made
  }

  private pieces(source: string, remarks: Remark[]): readonly Piece[] {
    const pieces: Piece[] = []
    let end = 0
    for (const match of source.matchAll(PLACE)) {
      const [whole, inside = ''] = match
      const name = inside.trim()
      const value = this.resolve(name)
      // braces around something else, as in JSON, are part of the text
      if (!value && !/^[A-Za-z_$]/.test(name)) continue
      if (match.index > end) pieces.push({ is: 'literal', text: source.slice(end, match.index) })
      if (!value) remarks.push(remark('expression-left', { source: whole }))
      pieces.push({ is: 'value', value: value?.code ?? notImported(whole) })
      end = match.index + whole.length
    }
    if (end < source.length) pieces.push({ is: 'literal', text: source.slice(end) })
    return pieces
  }
}

/** Names, in small letters, of variables that only ever hold numbers. */
function numbersIn(actions: readonly StudioAction[]): ReadonlySet<string> {
  const numbers = new Set<string>()
  const others = new Set<string>()
  for (const action of actions) {
    const name = keyOf(property(action, 'Variable', 'ResultVariable', 'CounterName', 'Counter').replace(/^\{(.*)\}$/, '$1'))
    if (name === '') continue
    if (action.sort === 'loop' || (action.sort === 'assign' && isNumeric(action))) numbers.add(name)
    else if (action.sort !== 'case') others.add(name)
  }
  for (const name of others) numbers.delete(name)
  return numbers
}

/** The type says so, or there is none and a number is written there. */
export function isNumeric(action: StudioAction): boolean {
  const type = property(action, 'Type').toLowerCase()
  return type === '' ? /^-?\d+(\.\d+)?$/.test(property(action, 'Value')) : type === 'numeric'
}
