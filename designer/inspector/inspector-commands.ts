/** What the inspector can be asked to do by name. */
import type { Problem } from '../../engine/script/script'
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

/** Within the settings, or with the language in which it is. */
function fieldIn([nodes, node, part, ...within]: Problem['path'], id: string): readonly Problem['path'][] {
  if (nodes !== 'nodes' || node !== id) return []
  return part === 'settings' ? [within] : part === 'translations' ? [[part, ...within]] : []
}

/** Fields with a problem, in the order of the form. */
function problemPaths(editor: Editor, id: string): readonly Problem['path'][] {
  return editor.view.getState().problems.flatMap(({ path }) => fieldIn(path, id))
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
