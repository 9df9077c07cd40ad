/** Adds what was chosen in the palette: behind the node at hand where its main way is free, else in the middle of the view. */
import type { Position } from '../../engine/script/script'
import { addFrame, addNode, addNote } from '../canvas/acts'
import { canvasUi } from '../canvas/canvas-ui'
import { CARD_WIDTH, HEAD_HEIGHT } from '../canvas/geometry'
import { placeAfter } from '../canvas/places'
import type { Editor } from '../editor/editor'
import { linkId } from '../script/apply-edit'
import { hasWayIn, mainPort } from '../script/ports'
import { FRAME, NOTE } from './palette-items'
import { rememberAdded } from './palette-memory'

export interface FreePort {
  readonly node: string
  readonly port: string
}

/** The port that the keyboard stands on, or the main one of the only node selected, as long as it leads nowhere. */
export function freePort(editor: Pick<Editor, 'script' | 'selection'>): FreePort | undefined {
  const { nodes: selected, at } = editor.selection.getState()
  const { nodes, links } = editor.script.script()
  const [id] = selected
  const node = id === undefined || selected.size > 1 ? undefined : nodes[id]
  if (id === undefined || !node) return undefined
  const port = at?.is === 'node' && at.id === id && at.port !== undefined ? at.port : mainPort(node)
  return port === undefined || linkId(id, port) in links ? undefined : { node: id, port }
}

export function addItem(editor: Editor, id: string): void {
  rememberAdded(id)
  const middle = canvasUi(editor).getState().view?.middle() ?? beyondAll(editor)
  if (id === NOTE) return addNote(editor, middle)
  if (id === FRAME) return addFrame(editor, middle)
  const from = hasWayIn(id) ? freePort(editor) : undefined
  const added = addNode(editor, id, from ? { from } : { at: { x: middle.x - CARD_WIDTH / 2, y: middle.y - HEAD_HEIGHT } })
  if (added !== undefined) editor.view.reveal([added])
}

/** Where nobody shows the drawing: behind its last node. */
function beyondAll(editor: Editor): Position {
  const script = editor.script.script()
  const last = Object.keys(script.nodes).at(-1)
  return last === undefined ? { x: 0, y: 0 } : placeAfter(script, last)
}
