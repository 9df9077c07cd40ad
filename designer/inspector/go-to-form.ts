/** Brings the keyboard into the form of what is selected, or of the script where nothing is. */
import { focusSide } from '../commands/focus-part'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'

export function goToForm(editor: Editor): void {
  editor.view.set({ panel: 'inspector' })
  focusSide(words.shell.panels.inspector)
}
