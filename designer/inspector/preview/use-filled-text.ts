/** A text with its `{{ }}` filled in by example values, as counters and previews show it. */
import { useExampleValues } from '../../expression-editor/examples/examples-store'
import { filledText, hasPlaces } from '../../expression-editor/examples/filled-text'
import { useEngine } from '../../expression-editor/use-engine'

export const useFilledText = (text: string): string => useFill([text])(text)

/** For several texts; `texts` says whether there is anything to fill in at all. */
export function useFill(texts: readonly string[]): (text: string) => string {
  const engine = useEngine(texts.some(hasPlaces))
  const values = useExampleValues()
  return (text) => filledText(text, values, engine)
}
