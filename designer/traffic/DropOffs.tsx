/** Where cases get lost, node by node: how many of those that went on did so by a way that nobody hopes for. */
import { words } from '../wording/words'
import { Bar } from './Bar'
import { CountRow } from './CountRow'
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
            <CountRow
              name={naming.node(node)}
              detail={ports.map(({ port }) => naming.port(node, port)).join(', ')}
              figure={said(share)}
              unit={words.traffic.unit.lost}
              note={words.traffic.lostOf(lost, left)}
              bar={<Bar value={lost} of={left} look="lost" />}
              onChoose={() => onChoose({ node, ...(ports.length === 1 && ports[0] ? { port: ports[0].port } : {}) })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
