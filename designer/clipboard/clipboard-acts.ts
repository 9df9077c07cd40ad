/** Copying, cutting and pasting in an editor. */
import type { Position, Problem } from '../../engine/script/script'
import { canvasUi } from '../canvas/canvas-ui'
import { GRID } from '../canvas/geometry'
import type { Editor } from '../editor/editor'
import { problemInWords } from '../problems/problem-in-words'
import type { Edit } from '../script/edits'
import { loadedAhead } from '../shell/later'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { copyOf } from './copy'
import { fragmentText } from './fragment-text'
import { showReport } from './paste-state'
import { placeUnderPointer } from './pointer'

export function copiedText(editor: Editor): { readonly text: string; readonly count: number } | undefined {
  const part = copyOf(editor.script.script(), editor.selection.getState())
  if (!part) return undefined
  const count = [part.nodes, part.notes, part.frames].reduce((sum, things) => sum + Object.keys(things).length, 0)
  return { text: fragmentText(part), count }
}

export const canCopy = ({ selection }: Editor): boolean => {
  const { nodes, notes, frames } = selection.getState()
  return nodes.size + notes.size + frames.size > 0
}

/** What was copied goes; a frame takes along what is in it. */
export function removeCopied(editor: Editor): void {
  const part = copyOf(editor.script.script(), editor.selection.getState())
  if (!part) return
  const edits: Edit[] = [
    { type: 'removeNodes', ids: Object.keys(part.nodes) },
    { type: 'removeNotes', ids: Object.keys(part.notes) },
    { type: 'removeFrames', ids: Object.keys(part.frames) },
  ]
  editor.dispatch(
    edits.filter((edit) => 'ids' in edit && edit.ids.length > 0),
    { as: 'cut' },
  )
  editor.selection.clear()
}

// reading scripts is needed here only
const loadPaste = () => Promise.all([import('./read-pasted'), import('./paste')])
loadedAhead(loadPaste)

/** Pastes that follow one another at the same place lie beside one another. */
let last: { readonly text: string; readonly at: Position; readonly count: number } | undefined
const ASIDE = 4 * GRID
let pastes = 0

export async function pasteText(editor: Editor, text: string): Promise<void> {
  if (editor.isReadOnly) return tell(editor, words.canvas.said.readOnly)
  const [{ readPasted }, { pasteOf, hasNews }] = await loadPaste()
  const pasted = readPasted(text)
  if (pasted.is !== 'part') return tell(editor, refusal(pasted))
  const { edits, selected, report } = pasteOf(
    editor.script.script(),
    pasted.part,
    editor.view.getState().directory,
    placeOfPaste(editor, text),
  )
  if (edits.length === 0) return tell(editor, words.clipboard.nothingLeft)
  pastes += 1
  // what is decided in the report belongs to this step
  const gather = `paste:${pastes}`
  editor.dispatch(edits, { as: 'paste', gather })
  const [first] = selected.nodes
  editor.selection.select(selected, first === undefined ? undefined : { is: 'node', id: first })
  editor.view.reveal([...selected.nodes])
  const shown = { report, nodes: selected.nodes, gather }
  if (report.missing.length > 0) showReport(editor, shown)
  const action = { label: words.clipboard.details, press: () => showReport(editor, shown) }
  tell(editor, words.clipboard.pasted(report.count), hasNews(report) && report.missing.length === 0 ? { action } : {})
}

function placeOfPaste(editor: Editor, text: string): Position | undefined {
  const at = placeUnderPointer(editor) ?? canvasUi(editor).getState().view?.middle()
  if (!at) return undefined
  const isAgain = last?.text === text && Math.hypot(last.at.x - at.x, last.at.y - at.y) < ASIDE
  const count = isAgain && last ? last.count + 1 : 0
  last = { text, at: isAgain && last ? last.at : at, count }
  return { x: last.at.x + count * ASIDE, y: last.at.y + count * ASIDE }
}

type Refusal = { readonly is: 'nothing' | 'tooLarge' | 'notAScript' | 'tooNew' } | { readonly is: 'broken'; readonly problem: Problem }

function refusal(pasted: Refusal): string {
  const said = words.clipboard.refused
  return pasted.is === 'broken'
    ? said.broken(pasted.problem.path.join(' › '), problemInWords(pasted.problem, { nodes: {} }))
    : said[pasted.is]
}
