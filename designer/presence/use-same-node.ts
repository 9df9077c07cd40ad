/** Whether somebody else is changing the node that is selected here: a soft hint, nothing is locked. */
import { nodeName } from '../catalogue/kind-in-words'
import { useEditor, useSettledSelection } from '../editor/editor-context'
import { useOthers } from '../saving/use-saving'
import { words } from '../wording/words'

export function useSameNode(): { readonly who: string; readonly node: string } | undefined {
  const { script } = useEditor()
  const selected = useSettledSelection(({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  const other = useOthers().find(({ node, isEditing }) => isEditing && node !== undefined && node === selected)
  const node = selected === undefined ? undefined : script.script().nodes[selected]
  if (!other || !node) return undefined
  return { who: other.isYou ? words.saving.who.ownTabFirst : other.name, node: nodeName(node) }
}
