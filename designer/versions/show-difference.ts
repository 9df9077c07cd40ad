/** Puts a version, or two documents held against one another, on the canvas. */
import type { Directory } from '../../engine/directory/model/directory'
import { createEditor } from '../editor/editor'
import { differenceList } from './difference-list'
import { type Named, shown } from './shown'
import { unionScript } from './union-script'

export function showVersion(what: Named, directory: Directory | undefined): void {
  const editor = createEditor(what.script, { isReadOnly: true })
  editor.view.set({ directory })
  shown.setState({ is: 'version', what, editor }, true)
}

export function showDifference(before: Named, after: Named, directory: Directory | undefined): void {
  const { script, marks } = unionScript(before.script, after.script)
  const editor = createEditor(script, { isReadOnly: true })
  editor.view.set({ directory, marks })
  const list = differenceList(before.script, after.script, directory)
  shown.setState({ is: 'difference', before, after, list, hidesLayout: false, editor }, true)
}

/** Leaves the marks of what was only moved out, or puts them in again. */
export function hideLayout(hidesLayout: boolean): void {
  const now = shown.getState()
  if (now.is !== 'difference') return
  const { marks } = unionScript(now.before.script, now.after.script, { hidesLayout })
  now.editor.view.set({ marks })
  shown.setState({ ...now, hidesLayout }, true)
}
