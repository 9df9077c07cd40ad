/** The links that lead into a node, each a way back. */
import { useId } from 'react'
import { portLabels } from '../../catalogue/kind-in-words'
import { useEditor, useScript } from '../../editor/editor-context'
import { words } from '../../wording/words'
import styles from './node.module.css'
import { goTo, nameIn } from './Ways'

export function ComesFrom({ id }: { readonly id: string }) {
  const editor = useEditor()
  const headingId = useId()
  const links = useScript((state) => state.script.links)
  const nodes = useScript((state) => state.script.nodes)
  const arriving = Object.entries(links).filter(([, { to }]) => to === id)
  if (arriving.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {words.inspector.comesFrom}
      </h3>
      <ul className={styles.froms}>
        {arriving.map(([link, { from, port }]) => {
          const source = nodes[from]
          return (
            <li key={link}>
              <button type="button" className={styles.from} onClick={() => goTo(editor, from)}>
                <span dir="auto">{nameIn(nodes, from)}</span>
                <span className={styles.by} dir="auto">
                  {source ? (portLabels(source)[port] ?? port) : port}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
