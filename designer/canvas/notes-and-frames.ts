/** What can be done with notes and frames that are selected. */
import type { Tint } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import type { Edit } from '../script/edits'
import { words } from '../wording/words'
import { nameOf } from './telling'

export function tintSelected(editor: Editor, tint: Tint): void {
  const { notes, frames } = editor.selection.getState()
  editor.dispatch([
    ...[...notes].map((id): Edit => ({ type: 'changeNote', id, changes: { tint } })),
    ...[...frames].map((id): Edit => ({ type: 'changeFrame', id, changes: { tint } })),
  ])
  editor.announcer.say(words.canvas.tools.tints[tint])
}

/** Resolves them all, or reopens them where all are resolved. */
export function resolveNotes(editor: Editor): void {
  const ids = [...editor.selection.getState().notes]
  const { notes } = editor.script.script()
  const isResolved = ids.some((id) => !notes[id]?.isResolved)
  editor.dispatch(ids.map((id) => ({ type: 'changeNote', id, changes: { isResolved: isResolved || undefined } })))
  editor.announcer.say(isResolved ? words.canvas.said.resolved : words.canvas.said.reopened)
}

/** To the node that is selected together with them. */
export function pinNotes(editor: Editor): void {
  const { notes, nodes } = editor.selection.getState()
  const [node] = nodes
  if (node === undefined) return
  editor.dispatch([...notes].map((id) => ({ type: 'changeNote', id, changes: { node } })))
  editor.announcer.say(words.canvas.said.pinnedNote(nameOf(editor, node)))
}

export function unpinNotes(editor: Editor): void {
  editor.dispatch([...editor.selection.getState().notes].map((id) => ({ type: 'changeNote', id, changes: { node: undefined } })))
  editor.announcer.say(words.canvas.said.unpinnedNote)
}

export function toggleFolds(editor: Editor): void {
  const { frames } = editor.script.script()
  const ids = [...editor.selection.getState().frames]
  editor.dispatch(ids.map((id) => ({ type: 'changeFrame', id, changes: { isFolded: frames?.[id]?.isFolded ? undefined : true } })))
}

export function takeOutOfFrame(editor: Editor): void {
  editor.dispatch({ type: 'frameNodes', ids: [...editor.selection.getState().nodes], frame: undefined })
  editor.announcer.say(words.canvas.said.outOfFrame)
}
