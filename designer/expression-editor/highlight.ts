/** What the parts of an expression, or of a text with `{{ }}`, are: for showing them in colours before an editor is there. */
import type { FieldMeta } from '../../nodes/define-node'

export type Language = NonNullable<FieldMeta['language']>

export type PartKind = 'plain' | 'text' | 'number' | 'word' | 'name' | 'function' | 'sign' | 'braces'

export interface Part {
  readonly is: PartKind
  readonly text: string
}

export const holdsPlaces = (language: Language): boolean => language === 'text' || language === 'address'

/** Together the parts are the source. */
export function partsOf(source: string, language: Language): readonly Part[] {
  return joined(holdsPlaces(language) ? ofText(source) : ofExpression(source))
}

const PLACE = /\{\{([\s\S]*?)(\}\}|$)/g

function ofText(source: string): Part[] {
  const parts: Part[] = []
  let position = 0
  for (const match of source.matchAll(PLACE)) {
    const [whole, inner = '', close = ''] = match
    parts.push({ is: 'plain', text: source.slice(position, match.index) }, { is: 'braces', text: '{{' })
    parts.push(...ofExpression(inner), { is: 'braces', text: close })
    position = match.index + whole.length
  }
  parts.push({ is: 'plain', text: source.slice(position) })
  return parts
}

const TOKEN =
  /(?<text>r?"(?:[^"\\\n]|\\.)*"?|r?'(?:[^'\\\n]|\\.)*'?)|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)(?<call>\s*\()?|(?<sign>[-+*/%<>=!&|?:]+)|[\s\S]/g

const WORDS = new Set(['true', 'false', 'null', 'in'])

function ofExpression(source: string): Part[] {
  return [...source.matchAll(TOKEN)].flatMap(({ 0: whole, groups = {} }): Part[] => {
    const { text, number, name, call, sign } = groups
    if (text !== undefined) return [{ is: 'text', text }]
    if (number !== undefined) return [{ is: 'number', text: number }]
    if (sign !== undefined) return [{ is: 'sign', text: sign }]
    if (name === undefined) return [{ is: 'plain', text: whole }]
    if (call !== undefined)
      return [
        { is: 'function', text: name },
        { is: 'plain', text: call },
      ]
    return [{ is: WORDS.has(name) ? 'word' : 'name', text: name }]
  })
}

function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.is === part.is) result[result.length - 1] = { is: part.is, text: last.text + part.text }
    else result.push(part)
  }
  return result
}
