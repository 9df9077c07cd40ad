/** The links that lead into a node, each a way back. */
import { memo, useId } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Script } from '../../../engine/script/script'
import { portLabels } from '../../catalogue/kind-in-words'
import { useEditor, useScript } from '../../editor/editor-context'
import { words } from '../../wording/words'
import styles from './node.module.css'
import { goTo, nameIn } from './Ways'

export const ComesFrom = memo(function ComesFrom({ id }: { readonly id: string }) {
  const editor = useEditor()
  const headingId = useId()
  const flat = useScript(useShallow(({ script }) => arriving(script, id)))
  if (flat.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {words.inspector.comesFrom}
      </h3>
      <ul className={styles.froms}>
        {inFours(flat).map(([link, from, name, label]) => (
          <li key={link}>
            <button type="button" className={styles.from} onClick={() => goTo(editor, from)}>
              <span dir="auto">{name}</span>
              <span className={styles.by} dir="auto">
                {label}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
})

/** Of each link its id, where it leaves, and both in words; flat, so that it compares cheaply with every change of the script. */
function arriving({ nodes, links }: Script, id: string): readonly string[] {
  const flat: string[] = []
  for (const [link, { from, port, to }] of Object.entries(links)) {
    if (to !== id) continue
    const source = nodes[from]
    flat.push(link, from, nameIn(nodes, from), source ? (portLabels(source)[port] ?? port) : port)
  }
  return flat
}

const inFours = (flat: readonly string[]) =>
  Array.from({ length: flat.length / 4 }, (_, place) => flat.slice(4 * place, 4 * place + 4) as [string, string, string, string])
