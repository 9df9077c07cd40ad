/** Commands by which a script leaves the designer, and a file comes in. */
import type { Command } from '../commands/command'
import { words } from '../wording/words'
import { saveMachine, saveMermaid, savePng, saveScript, saveScxml, saveSvg } from './export-acts'
import { askForFile } from './import-state'

const command = (id: keyof typeof words.exchange.commands, told: Pick<Command, 'run' | 'keys' | 'isEnabled'>): Command => ({
  id: `exchange.${id}`,
  group: 'script',
  where: 'anywhere',
  title: () => words.exchange.commands[id],
  ...told,
})

export const exchangeCommands: readonly Command[] = [
  command('import', { isEnabled: ({ isReadOnly }) => !isReadOnly, run: askForFile }),
  command('json', { run: saveScript }),
  command('svg', { run: (editor) => saveSvg(editor) }),
  command('png', { run: (editor) => savePng(editor) }),
  command('printed', { run: (editor) => saveSvg(editor, 'light') }),
  command('mermaid', { run: saveMermaid }),
  command('machine', { run: saveMachine }),
  command('scxml', { run: saveScxml }),
]
