/** Commands that arrange the drawing. A chord begins with Alt+A; the second key says what. */
import type { Command } from '../commands/command'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { EDGES, type Edge } from './align'
import { align, arranged, canAlign, canDistribute, distribute, square } from './arranging'
import { layOutDrawing } from './layout-run'

const command = (id: string, told: Omit<Command, 'id' | 'group' | 'where'>): Command => ({
  id: `arrange.${id}`,
  group: 'arrange',
  where: 'canvas',
  ...told,
})

const canEdit = ({ isReadOnly }: Editor) => !isReadOnly
const hasSeveral = (editor: Editor) => canEdit(editor) && editor.selection.getState().nodes.size >= 2

const EDGE_KEYS: Readonly<Record<Edge, string>> = { left: 'l', centre: 'c', right: 'r', top: 't', middle: 'm', bottom: 'b' }

export const arrangeCommands: readonly Command[] = [
  command('layOut', {
    title: () => words.arrange.commands.layOut,
    keys: ['Alt+a a'],
    isEnabled: canEdit,
    run: (editor) => layOutDrawing(editor),
  }),
  command('layOutSelection', {
    title: () => words.arrange.commands.layOutSelection,
    keys: ['Alt+a s'],
    isEnabled: hasSeveral,
    run: (editor) => layOutDrawing(editor, { isOfSelection: true }),
  }),
  command('layOutAnew', {
    title: () => words.arrange.commands.layOutAnew,
    keys: ['Alt+a n'],
    isEnabled: canEdit,
    run: (editor) => layOutDrawing(editor, { isAnew: true }),
  }),
  ...EDGES.map((edge) =>
    command(`align.${edge}`, {
      title: () => words.arrange.commands.align[edge],
      keys: [`Alt+a ${EDGE_KEYS[edge]}`],
      isEnabled: canAlign,
      run: (editor) => align(editor, edge),
    }),
  ),
  command('distribute.across', {
    title: () => words.arrange.commands.distributeAcross,
    keys: ['Alt+a h'],
    isEnabled: canDistribute,
    run: (editor) => distribute(editor, 'across'),
  }),
  command('distribute.down', {
    title: () => words.arrange.commands.distributeDown,
    keys: ['Alt+a v'],
    isEnabled: canDistribute,
    run: (editor) => distribute(editor, 'down'),
  }),
  command('grid', {
    title: () => words.arrange.commands.grid,
    keys: ['Alt+a g'],
    isEnabled: (editor) => canEdit(editor) && arranged(editor).size > 0,
    run: square,
  }),
]
