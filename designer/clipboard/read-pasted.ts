/** What a text from the clipboard is: a part of a drawing, a whole script file, or nothing that could be pasted, and why. */
import { MAX_SCRIPT_BYTES, readScriptDocument } from '../../engine/script/read-script'
import type { Problem } from '../../engine/script/script'
import { type CopiedPart, type CutLink, MARK } from './fragment-text'

export type Pasted =
  | { readonly is: 'part'; readonly part: CopiedPart }
  | { readonly is: 'nothing' }
  | { readonly is: 'tooLarge' }
  | { readonly is: 'notAScript' }
  | { readonly is: 'tooNew' }
  /** It means to be one. */
  | { readonly is: 'broken'; readonly problem: Problem }

export function readPasted(text: string): Pasted {
  if (text.trim() === '') return { is: 'nothing' }
  if (text.length > MAX_SCRIPT_BYTES) return { is: 'tooLarge' }
  const document = parsed(text)
  if (!isRecord(document) || !isRecord(document.nodes) || !('formatVersion' in document)) return { is: 'notAScript' }
  const isPart = document.cordboard === MARK
  // a part has neither id nor name; all else is as in a script, older forms included
  const read = readScriptDocument(isPart ? { ...document, id: 'part', name: 'Part' } : document)
  if (!read.ok) {
    const [problem] = read.problems
    if (!problem) return { is: 'notAScript' }
    return problem.rule === 'too-new' ? { is: 'tooNew' } : { is: 'broken', problem }
  }
  const { nodes, links, notes, frames = {}, variables } = read.script
  return { is: 'part', part: { nodes, links, notes, frames, variables, cutLinks: isPart ? cutLinksIn(document.cutLinks) : [] } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function cutLinksIn(value: unknown): CutLink[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((link: unknown) =>
    isRecord(link) && typeof link.from === 'string' && typeof link.port === 'string' && typeof link.to === 'string'
      ? [{ from: link.from, port: link.port, to: link.to }]
      : [],
  )
}
