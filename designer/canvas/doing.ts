/** Small deeds of the keyboard and the menu that belong to no other file. */
import type { Editor } from '../editor/editor'
import { goToForm } from '../inspector/go-to-form'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'
import { endMode, leaveMode } from './modes'
import { nameOf, portName, tellWithProblems } from './telling'
import { linkOf, nodeOf, placeOf, portOf } from './walking'

export function toggleBreakpoint(editor: Editor): void {
  const breakpoints = new Set(editor.view.getState().breakpoints)
  for (const id of editor.selection.getState().nodes) if (!breakpoints.delete(id)) breakpoints.add(id)
  editor.view.set({ breakpoints })
}

/** Pins them all, or lets them go where all are pinned. */
export function togglePins(editor: Editor): void {
  const ids = [...editor.selection.getState().nodes]
  const { nodes } = editor.script.script()
  const isPinned = ids.some((id) => !nodes[id]?.pinned)
  editor.dispatch({ type: 'pinNodes', ids, isPinned })
  editor.announcer.say(isPinned ? words.canvas.said.pinned(ids.length) : words.canvas.said.unpinned(ids.length))
}

export function disconnect(editor: Editor): void {
  const { links } = editor.selection.getState()
  const ids = links.size > 0 ? [...links] : [linkOf(editor)].filter((id) => id !== undefined)
  const [first] = ids
  const link = first === undefined ? undefined : editor.script.script().links[first]
  if (!link) return
  const problems = editor.view.getState().problems.length
  editor.dispatch({ type: 'unlink', ids })
  editor.selection.selectNode(link.from, link.port)
  const text = words.canvas.said.disconnected(portName(editor, link.from, link.port), nameOf(editor, link.from))
  tellWithProblems(editor, text, problems)
}

/** What a pointer does, then a mode, then the port, then the selection; and at last it stands nowhere, where what is added follows nothing. */
export function stepOut(editor: Editor): void {
  const { cancel, mode, isHand } = canvasUi(editor).getState()
  const id = nodeOf(editor)
  if (cancel) cancel()
  else if (mode) leaveMode(editor)
  else if (isHand) canvasUi(editor).setState({ isHand: false })
  else if (id !== undefined && (portOf(editor) !== undefined || placeOf(editor)?.is === 'link')) editor.selection.selectNode(id)
  else if (isAnythingSelected(editor)) editor.selection.clear()
  else editor.selection.standAt(undefined)
}

function isAnythingSelected({ selection }: Editor): boolean {
  const { nodes, links, notes, frames } = selection.getState()
  return nodes.size + links.size + notes.size + frames.size > 0
}

/** The form of a node; a note is written in, a frame named. A mode ends here as done. */
export function openForm(editor: Editor): void {
  const place = placeOf(editor)
  const id = nodeOf(editor)
  if (canvasUi(editor).getState().mode) endMode(editor)
  else if (place && (place.is === 'note' || place.is === 'frame')) write(editor)
  else if (id === undefined) goToForm(editor)
  else {
    editor.selection.selectNode(id, portOf(editor))
    editor.view.showField(id, [])
  }
}

/** Names or writes what is stood on, where it stands. */
export function write(editor: Editor): void {
  const place = placeOf(editor)
  if (!place || place.is === 'link' || editor.isReadOnly) return
  canvasUi(editor).setState({ writing: { is: place.is, id: place.id } })
}
