/** What the inspector can be asked to do by name. */
import type { Command } from '../commands/command'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { goToForm } from './go-to-form'
import { inspectorUi } from './inspector-ui'

const onlyNode = (editor: Editor): string | undefined => {
  const { nodes, links, notes, frames } = editor.selection.getState()
  const [id] = nodes
  return nodes.size === 1 && links.size + notes.size + frames.size === 0 ? id : undefined
}

/** Fields with a problem, in the order of the form. */
function problemPaths(editor: Editor, id: string): (string | number)[][] {
  return editor.view
    .getState()
    .problems.flatMap(({ path }) => (path[0] === 'nodes' && path[1] === id && path[2] === 'settings' ? [path.slice(3)] : []))
}

export const inspectorCommands: readonly Command[] = [
  {
    id: 'inspector.open',
    group: 'view',
    title: () => words.inspector.commands.open,
    where: 'anywhere',
    keys: ['$mod+i'],
    run(editor) {
      const id = onlyNode(editor)
      if (id === undefined) goToForm(editor)
      else editor.view.showField(id, [])
    },
  },
  {
    id: 'inspector.replaceKind',
    group: 'edit',
    title: () => words.inspector.commands.replaceKind,
    where: 'canvas',
    keys: ['k'],
    isEnabled: (editor) => !editor.isReadOnly && onlyNode(editor) !== undefined,
    run(editor) {
      editor.view.set({ panel: 'inspector' })
      inspectorUi(editor).setState({ isReplacing: true })
    },
  },
  {
    id: 'inspector.nextProblem',
    group: 'edit',
    title: () => words.inspector.commands.nextProblem,
    where: 'anywhere',
    keys: ['$mod+F8'],
    inFields: true,
    isEnabled: (editor) => {
      const id = onlyNode(editor)
      return id !== undefined && problemPaths(editor, id).length > 0
    },
    run(editor) {
      const id = onlyNode(editor)
      if (id === undefined) return
      const paths = problemPaths(editor, id)
      const at = editor.view.getState().field
      const last = at?.node === id ? paths.findIndex((path) => path.join('.') === at.path.join('.')) : -1
      const next = paths[(last + 1) % Math.max(1, paths.length)]
      if (next) editor.view.showField(id, next)
    },
  },
  {
    id: 'inspector.script',
    group: 'script',
    title: () => words.inspector.commands.script,
    where: 'anywhere',
    run(editor) {
      editor.selection.clear()
      goToForm(editor)
    },
  },
]
