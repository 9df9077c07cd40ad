/** Reads a file of another system, in the words of the page's language. What reads it is loaded when such a file comes. */
import type { Format, ImportReport } from '../../engine/exchange/imported'
import type { Script } from '../../engine/script/script'
import { loadPart } from '../shell/later'
import { speakOfLaterParts, words } from '../wording/words'

export interface ForeignRead {
  readonly format: Format
  readonly report: ImportReport
}

export type ReadForeign =
  | ({ readonly is: 'read'; readonly script: Script } & ForeignRead)
  /** It is another system's, but cannot be taken. */
  | { readonly is: 'refused'; readonly said: string }
  | { readonly is: 'none' }

export async function readForeign(text: string): Promise<ReadForeign> {
  const [{ importFile }, { remarkInWords }] = await loadPart(
    Promise.all([import('../../engine/exchange/import-file'), import('./remark-in-words'), speakOfLaterParts()]),
  )
  const result = importFile(text, { say: remarkInWords })
  if (result.ok) return { is: 'read', script: result.script, format: result.format, report: result.report }
  switch (result.problems[0]?.rule) {
    case 'no-flow':
      return { is: 'refused', said: words.foreign.noFlow }
    case 'too-old':
      return { is: 'refused', said: words.foreign.tooOld }
    default:
      return { is: 'none' }
  }
}
