/** Commands by which a script leaves the designer, and a file comes in. */
import type { Command } from '../commands/command'
import { loadedAhead, loadPart } from '../shell/later'
import { words } from '../wording/words'
import { askForFile } from './import-state'

const exportActs = () => loadPart(import('./export-acts'))
loadedAhead(exportActs)

const command = (id: keyof typeof words.exchange.commands, told: Pick<Command, 'run' | 'keys' | 'isEnabled'>): Command => ({
  id: `exchange.${id}`,
  group: 'script',
  where: 'anywhere',
  title: () => words.exchange.commands[id],
  ...told,
})

export const exchangeCommands: readonly Command[] = [
  command('import', { isEnabled: ({ isReadOnly }) => !isReadOnly, run: askForFile }),
  command('json', { run: async (editor) => (await exportActs()).saveScript(editor) }),
  command('svg', { run: async (editor) => (await exportActs()).saveSvg(editor) }),
  command('png', { run: async (editor) => (await exportActs()).savePng(editor) }),
  command('printed', { run: async (editor) => (await exportActs()).saveSvg(editor, 'light') }),
  command('mermaid', { run: async (editor) => (await exportActs()).saveMermaid(editor) }),
  command('machine', { run: async (editor) => (await exportActs()).saveMachine(editor) }),
  command('scxml', { run: async (editor) => (await exportActs()).saveScxml(editor) }),
]
