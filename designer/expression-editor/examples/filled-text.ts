/** A text with its `{{ }}` filled in by example values; what has no value yet shows its name. */
import type { ExpressionValues } from '../../../engine/expressions/compile'
import { plainWords } from '../../catalogue/plain-words'
import type { ExpressionEngine } from '../use-engine'

export const hasPlaces = (text: string): boolean => text.includes('{{')

/** Without the engine, which may still be on its way, every place shows its name. */
export function filledText(text: string, values: ExpressionValues, engine: ExpressionEngine | undefined): string {
  if (!hasPlaces(text)) return text
  const fill = (place: string) => {
    const rendering = engine?.renderText(place, values)
    return rendering?.ok && rendering.text !== '' ? rendering.text : plainWords(place)
  }
  if (!engine) return text.replace(/\{\{[\s\S]*?\}\}/g, fill)
  const { parts, problems } = engine.parseTemplate(text)
  const filled = parts.map((part) => (part.type === 'literal' ? part.text : fill(`{{${part.source}}}`))).join('')
  const [problem] = problems
  return problem ? filled + text.slice(problem.offset) : filled
}
