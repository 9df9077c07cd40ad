/** Selecting by what hangs together. */
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import type { Command } from './command'
import { type Along, reachable } from './reachable'

function say({ announcer }: Editor, count: number): void {
  announcer.say(words.commands.said.selected(count))
}

function selectAll(editor: Editor): void {
  const { nodes, links, notes = {}, frames = {} } = editor.script.script()
  const ids = (things: object) => new Set(Object.keys(things))
  editor.selection.select({ nodes: ids(nodes), links: ids(links), notes: ids(notes), frames: ids(frames) })
  say(editor, Object.keys(nodes).length)
}

const selectAlong = (along: Along, title: () => string, keys: string): Command => ({
  id: `select.${along}`,
  group: 'select',
  title,
  keys: [keys],
  where: 'canvas',
  isEnabled: (editor) => editor.selection.getState().nodes.size > 0,
  run(editor) {
    const { nodes, at } = editor.selection.getState()
    const reached = reachable(editor.script.script(), nodes, along)
    editor.selection.select({ nodes: reached }, at)
    say(editor, reached.size)
  },
})

export const selectCommands: readonly Command[] = [
  { id: 'select.all', group: 'select', title: () => words.commands.titles.selectAll, keys: ['$mod+a'], where: 'canvas', run: selectAll },
  selectAlong('upstream', () => words.commands.titles.selectUpstream, '$mod+Shift+ArrowLeft'),
  selectAlong('downstream', () => words.commands.titles.selectDownstream, '$mod+Shift+ArrowRight'),
  selectAlong('connected', () => words.commands.titles.selectConnected, '$mod+Shift+ArrowDown'),
]
