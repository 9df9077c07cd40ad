/** Commenting and reading comments by name: for the palette, shortcuts and menus. */
import { nodeOf } from '../canvas/walking'
import type { Command } from '../commands/command'
import { focusSide } from '../commands/focus-part'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { askFor } from './asked'
import { setInboxOpen } from './inbox-open'

/** The one that the keyboard stands on, or the only one that is selected. */
function nodeAtHand(editor: Editor): string | undefined {
  const { nodes } = editor.selection.getState()
  const at = nodeOf(editor)
  return at ?? (nodes.size === 1 ? [...nodes][0] : undefined)
}

export const commentsCommands: readonly Command[] = [
  {
    id: 'comments.write',
    group: 'edit',
    title: () => words.comments.commands.write,
    keys: ['Shift+N'],
    where: 'canvas',
    isEnabled: (editor) => nodeAtHand(editor) !== undefined,
    run: (editor) => askFor({ is: 'write', node: nodeAtHand(editor) }),
  },
  {
    id: 'comments.writeOnScript',
    group: 'script',
    title: () => words.comments.commands.writeOnScript,
    where: 'anywhere',
    run: () => askFor({ is: 'write', node: undefined }),
  },
  {
    id: 'panel.comments',
    group: 'view',
    title: () => words.commands.titles.panel(words.shell.panels.comments),
    keys: ['g c'],
    where: 'anywhere',
    run({ view }) {
      view.set({ panel: 'comments' })
      focusSide(words.shell.panels.comments)
    },
  },
  {
    id: 'comments.inbox',
    group: 'view',
    title: () => words.comments.commands.inbox,
    keys: ['g i'],
    where: 'anywhere',
    run: () => setInboxOpen(true),
  },
]
