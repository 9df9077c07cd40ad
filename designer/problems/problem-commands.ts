/** Going through the problems by name and by key. */
import type { Command } from '../commands/command'
import { words } from '../wording/words'
import { step } from './jump'

export const problemCommands: readonly Command[] = [
  {
    id: 'problems.next',
    group: 'view',
    title: () => words.problems.commands.next,
    keys: ['F8'],
    where: 'anywhere',
    inFields: true,
    isEnabled: ({ view }) => view.getState().problems.length > 0,
    run: (editor) => step(editor, 1),
  },
  {
    id: 'problems.previous',
    group: 'view',
    title: () => words.problems.commands.previous,
    keys: ['Shift+F8'],
    where: 'anywhere',
    inFields: true,
    isEnabled: ({ view }) => view.getState().problems.length > 0,
    run: (editor) => step(editor, -1),
  },
  {
    id: 'problems.show',
    group: 'view',
    title: () => words.problems.commands.show,
    keys: ['$mod+Shift+m'],
    where: 'anywhere',
    inFields: true,
    run: ({ view }) => view.set({ isProblemsOpen: !view.getState().isProblemsOpen }),
  },
]
