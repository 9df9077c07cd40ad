/** Commands of saving and publishing. */
import type { Command } from '../commands/command'
import { words } from '../wording/words'
import { savingOf } from './saving'

export const savingCommands: readonly Command[] = [
  {
    id: 'saving.save',
    group: 'script',
    title: () => words.saving.commands.save,
    keys: ['$mod+s'],
    where: 'anywhere',
    inFields: true,
    isEnabled: (editor) => savingOf(editor)?.mayEdit === true,
    async run(editor) {
      await savingOf(editor)?.sync.flush()
    },
  },
  {
    id: 'saving.publish',
    group: 'script',
    title: () => words.saving.commands.publish,
    keys: ['$mod+Shift+Enter'],
    where: 'anywhere',
    inFields: true,
    isEnabled: (editor) => savingOf(editor)?.mayPublish === true,
    run: (editor) => savingOf(editor)?.dialog.setState({ open: 'publish' }),
  },
  {
    id: 'saving.schedule',
    group: 'script',
    title: () => words.publishing.command,
    where: 'anywhere',
    isEnabled: (editor) => savingOf(editor)?.mayPublish === true,
    run: (editor) => savingOf(editor)?.dialog.setState({ open: 'schedule' }),
  },
  {
    id: 'saving.decide',
    group: 'script',
    title: () => words.saving.commands.decide,
    where: 'anywhere',
    isEnabled: (editor) => savingOf(editor)?.sync.getState().status.is === 'conflict',
    run: (editor) => savingOf(editor)?.dialog.setState({ open: 'merge' }),
  },
]
