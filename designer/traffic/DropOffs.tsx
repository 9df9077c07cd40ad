/** Where cases get lost, node by node: how many of those that went on did so by a way that nobody hopes for. */
import { words } from '../wording/words'
import { Bar } from './Bar'
import type { Naming } from './naming'
import { share as said } from './numbers'
import type { Place } from './places'
import type { DropOff } from './read-counts'
import styles from './traffic.module.css'

interface DropOffsProps {
  readonly dropOffs: readonly DropOff[]
  readonly naming: Naming
  readonly onChoose: (place: Place) => void
}

export function DropOffs({ dropOffs, naming, onChoose }: DropOffsProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.traffic.dropOff}</h3>
      <p className={styles.quiet}>{dropOffs.length === 0 ? words.traffic.noDropOff : words.traffic.dropOffHelp}</p>
      <ul>
        {dropOffs.map(({ node, share, lost, left, ports }) => (
          <li key={node}>
            <button
              type="button"
              className={styles.row}
              aria-label={words.traffic.lostIn(naming.node(node), said(share), lost, left)}
              onClick={() => onChoose({ node, ...(ports.length === 1 && ports[0] ? { port: ports[0].port } : {}) })}
            >
              <span className={styles.rowName}>
                <span className={styles.rowNode} dir="auto">
                  {naming.node(node)}
                </span>
                <span className={styles.rowPort} dir="auto">
                  {ports.map(({ port }) => naming.port(node, port)).join(', ')}
                </span>
              </span>
              <span className={styles.rowCount}>{said(share)}</span>
              <Bar value={lost} of={left} look="lost" />
              <span className={styles.rowNote}>{words.traffic.lostOf(lost, left)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
