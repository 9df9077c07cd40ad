/** Going on through what was found. */
import type { Command } from '../commands/command'
import { words } from '../wording/words'
import { stepHits } from './search-state'

export const searchCommands: readonly Command[] = [
  {
    id: 'search.next',
    group: 'view',
    title: () => words.search.commands.next,
    keys: ['F3'],
    where: 'anywhere',
    inFields: true,
    run: (editor) => stepHits(editor, 1),
  },
  {
    id: 'search.previous',
    group: 'view',
    title: () => words.search.commands.previous,
    keys: ['Shift+F3'],
    where: 'anywhere',
    inFields: true,
    run: (editor) => stepHits(editor, -1),
  },
]
