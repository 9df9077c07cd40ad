/** Where a variable is used; each place can be gone to. */
import { fieldWords, nodeName } from '../catalogue/kind-in-words'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import type { VariableUse } from './variable-uses'
import styles from './variables.module.css'

export function VariableUses({ uses }: { readonly uses: readonly VariableUse[] }) {
  const editor = useEditor()
  const nodes = useScript(({ script }) => script.nodes)
  if (uses.length === 0) return <p className={styles.help}>{words.variables.notUsed}</p>

  function go({ node, path }: VariableUse) {
    editor.selection.selectNode(node)
    editor.view.reveal([node])
    editor.view.showField(node, path)
  }
  return (
    <div>
      <p className={styles.usedIn}>{words.variables.usedIn}</p>
      <ul className={styles.uses} aria-label={words.variables.usedIn}>
        {uses.map((use) => {
          const node = nodes[use.node]
          if (!node) return null
          return (
            <li key={`${use.node}.${use.path.join('.')}`}>
              <button type="button" className={styles.use} onClick={() => go(use)}>
                {words.variables.show(fieldWords(node.kind, use.path, use.meta).label, nodeName(node))}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
