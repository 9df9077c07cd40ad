/** Modes give the next clicks and keys another meaning: the ways of dragging without a drag. */
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'

export function startMoving(editor: Editor): void {
  canvasUi(editor).setState({ mode: { is: 'move', steps: editor.script.getState().past.length } })
}

export const startArea = (editor: Editor): void => canvasUi(editor).setState({ mode: { is: 'area' } })

/** Ends it as done. */
export function endMode(editor: Editor): void {
  editor.script.endGathering()
  canvasUi(editor).setState({ mode: undefined })
}

/** Ends it as not begun: what was moved goes back. */
export function leaveMode(editor: Editor): void {
  const { mode } = canvasUi(editor).getState()
  if (mode?.is === 'move' && editor.script.getState().past.length > mode.steps) {
    editor.script.undo()
    editor.announcer.say(words.canvas.said.backAgain)
  }
  canvasUi(editor).setState({ mode: undefined })
}
