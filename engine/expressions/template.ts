/** Splits a text with `{{ expression }}` into what is literal and what is evaluated. It looks at the author's text only, never at values. */
import { LIMITS } from './limits'
import { type ExpressionProblem, problemAt } from './problem'

export type TemplatePart =
  | { readonly type: 'literal'; readonly text: string }
  /** `offset` is that of the expression's first character, behind the braces. */
  | { readonly type: 'expression'; readonly source: string; readonly offset: number }

export interface Template {
  readonly parts: readonly TemplatePart[]
  readonly problems: readonly ExpressionProblem[]
}

const OPEN = '{{'

/** A text in quotes, in which braces mean nothing. An apostrophe without its partner is an ordinary character. */
const QUOTED = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'/y

/** Two braces are written into a text as `{{ "{{" }}`. */
export function parseTemplate(text: string): Template {
  if (text.length > LIMITS.templateCharacters) {
    return {
      parts: [],
      problems: [problemAt({ start: 0, end: text.length }, `The text is longer than ${LIMITS.templateCharacters} characters`)],
    }
  }
  const parts: TemplatePart[] = []
  let position = 0
  while (position < text.length) {
    const open = text.indexOf(OPEN, position)
    if (open === -1) break
    if (open > position) parts.push({ type: 'literal', text: text.slice(position, open) })
    const start = open + OPEN.length
    const end = endOfExpression(text, start)
    if (end === -1) return { parts, problems: [problemAt({ start: open, end: start }, 'This {{ has no }} that closes it')] }
    parts.push({ type: 'expression', source: text.slice(start, end), offset: start })
    position = end + OPEN.length
  }
  if (position < text.length) parts.push({ type: 'literal', text: text.slice(position) })
  return { parts, problems: [] }
}

/** Where the `}}` stands that closes the expression; braces in quotes and of maps are passed over. -1 when there is none. */
function endOfExpression(text: string, start: number): number {
  // an expression that is too long anyway is not searched further, so that many openings stay cheap
  const limit = Math.min(text.length, start + 2 * LIMITS.sourceCharacters)
  let openMaps = 0
  let position = start
  while (position < limit) {
    const character = text[position]
    if (character === '"' || character === "'") {
      QUOTED.lastIndex = position
      const quoted = QUOTED.exec(text)
      position += quoted ? quoted[0].length : 1
      continue
    }
    if (character === '{') openMaps++
    else if (character === '}' && openMaps > 0) openMaps--
    else if (character === '}' && text[position + 1] === '}') return position
    position++
  }
  return -1
}
