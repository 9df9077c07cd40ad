/** What a reply means to a question: the choice taken, and the value that goes into the variable. */

import type { Json } from '../../nodes/machine-parts'
import type { InboundContent } from '../conversation/inbound'

/** What the contact said, as text; undefined for what says nothing in words (a picture, a sticker). */
export function textOf(content: InboundContent): string | undefined {
  switch (content.type) {
    case 'text':
      return content.text
    case 'choice':
      return content.title
    case 'media':
      return content.caption
    default:
      return undefined
  }
}

/**
 * The id of the choice that a reply takes: by its button or row, or typed as its title or its number in the list.
 * Undefined when it takes none.
 */
export function choiceTaken(
  content: InboundContent,
  choices: readonly { readonly id: string; readonly title: string }[],
): string | undefined {
  if (content.type === 'choice') return choices.find(({ id }) => id === content.id)?.id
  const said = textOf(content)?.trim().toLowerCase()
  if (!said) return undefined
  return (choices.find(({ title }) => title.trim().toLowerCase() === said) ?? choices[numbered(said) - 1])?.id
}

function numbered(text: string): number {
  return /^\d{1,2}$/.test(text) ? Number(text) : 0
}

/** The answer as a value of the variable's type, undefined when it does not fit. */
export function answerAs(type: 'text' | 'number' | 'boolean', answer: string): Json | undefined {
  switch (type) {
    case 'text':
      return answer
    case 'number':
      return asNumber(answer)
    case 'boolean':
      return { true: true, false: false }[answer.trim().toLowerCase()]
  }
}

/** Both decimal marks are understood as long as only one of them appears once: `12,5` and `12.5`, but not `1,234.5`. */
function asNumber(answer: string): number | undefined {
  const text = answer.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined
}
