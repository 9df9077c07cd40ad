/** A link to what somebody sees: script, version or case, node or step, and the place at its zoom. */
import { navigate } from 'wouter/use-browser-location'
import { canvasUi } from '../canvas/canvas-ui'
import { withView } from '../canvas/view-in-address'
import { writeClipboard } from '../clipboard/system-clipboard'
import type { Editor } from '../editor/editor'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { editorOnCanvas } from './canvas-editor'
import type { Command } from './command'

/** Path and search parameters. */
function addressOfView(draft: Editor): string {
  const editor = editorOnCanvas(draft)
  const search = new URLSearchParams(location.search)
  // the address itself learns of the node a moment later
  const { nodes } = editor.selection.getState()
  const [node] = nodes
  if (!search.has('case')) search.delete('node')
  if (!search.has('case') && nodes.size === 1 && node !== undefined) search.set('node', node)
  const text = withView(search, canvasUi(editor).getState().view?.sight()).toString().replaceAll('%2C', ',')
  return `${location.pathname}${text === '' ? '' : `?${text}`}`
}

async function copyAddress(editor: Editor): Promise<void> {
  const address = addressOfView(editor)
  if (await writeClipboard(new URL(address, location.origin).href)) return tell(editor, words.commands.said.addressCopied)
  navigate(address, { replace: true })
  tell(editor, words.commands.said.addressNotCopied)
}

export const addressCommands: readonly Command[] = [
  { id: 'address.copy', group: 'view', title: () => words.commands.titles.copyAddress, where: 'anywhere', run: copyAddress },
]
