/** Opening the parts around the canvas that have no commands of their own. */
import type { Panel, Rail } from '../editor/view-state'
import { words } from '../wording/words'
import type { Command } from './command'
import { focusCanvas, focusSide } from './focus-part'

const rail = (name: Rail, keys: readonly string[]): Command => ({
  id: `rail.${name}`,
  group: 'view',
  title: () => words.commands.titles.rail(words.shell.rails[name]),
  keys,
  where: 'anywhere',
  run({ view }) {
    view.set({ rail: name })
    focusSide(words.shell.rails[name])
  },
})

const panel = (name: Panel, keys: readonly string[]): Command => ({
  id: `panel.${name}`,
  group: name === 'simulator' ? 'try' : 'view',
  title: () => words.commands.titles.panel(words.shell.panels[name]),
  keys,
  where: 'anywhere',
  run({ view }) {
    view.set({ panel: name })
    focusSide(words.shell.panels[name])
  },
})

export const placeCommands: readonly Command[] = [
  rail('palette', ['g a']),
  rail('outline', ['g o']),
  rail('search', ['$mod+f']),
  rail('variables', ['g x']),
  panel('simulator', ['$mod+Enter']),
  panel('code', ['g j']),
  {
    id: 'canvas.focus',
    group: 'view',
    title: () => words.commands.titles.toCanvas,
    keys: ['F6'],
    where: 'anywhere',
    inFields: true,
    run: focusCanvas,
  },
]
