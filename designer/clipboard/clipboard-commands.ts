/** Commands of the clipboard, for menus and the palette; by their keys the browser brings its own events (ClipboardLayer). */
import type { Command } from '../commands/command'
import type { Editor } from '../editor/editor'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { canCopy, copiedText, pasteText, removeCopied } from './clipboard-acts'
import { readClipboard, writeClipboard } from './system-clipboard'

const canEdit = ({ isReadOnly }: Editor) => !isReadOnly

async function copy(editor: Editor, isCut: boolean): Promise<void> {
  const copied = copiedText(editor)
  if (!copied) return
  const isShared = await writeClipboard(copied.text)
  if (isCut) removeCopied(editor)
  const said = (isCut ? words.clipboard.cut : words.clipboard.copied)(copied.count)
  tell(editor, isShared ? said : `${said} ${words.clipboard.onlyHere}`)
}

export const clipboardCommands: readonly Command[] = [
  {
    id: 'clipboard.cut',
    group: 'edit',
    title: () => words.clipboard.commands.cut,
    keys: ['$mod+x'],
    isBrowsers: true,
    where: 'canvas',
    isEnabled: (editor) => canEdit(editor) && canCopy(editor),
    run: (editor) => copy(editor, true),
  },
  {
    id: 'clipboard.copy',
    group: 'edit',
    title: () => words.clipboard.commands.copy,
    keys: ['$mod+c'],
    isBrowsers: true,
    where: 'canvas',
    isEnabled: canCopy,
    run: (editor) => copy(editor, false),
  },
  {
    id: 'clipboard.paste',
    group: 'edit',
    title: () => words.clipboard.commands.paste,
    keys: ['$mod+v'],
    isBrowsers: true,
    where: 'canvas',
    isEnabled: canEdit,
    run: async (editor) => pasteText(editor, await readClipboard()),
  },
]
