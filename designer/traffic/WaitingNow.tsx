/** Where cases wait at this moment, whatever the period: each with the lamp that the canvas shows as well. */
import { words } from '../wording/words'
import { CountRow } from './CountRow'
import type { Naming } from './naming'
import { count as said } from './numbers'
import type { Place } from './places'
import styles from './traffic.module.css'

interface WaitingNowProps {
  readonly waiting: readonly { readonly node: string; readonly waiting: number }[]
  readonly naming: Naming
  readonly onChoose: (place: Place) => void
}

export function WaitingNow({ waiting, naming, onChoose }: WaitingNowProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.traffic.waiting}</h3>
      {waiting.length === 0 && <p className={styles.quiet}>{words.traffic.nobodyWaits}</p>}
      <ul>
        {waiting.map(({ node, waiting: count }) => (
          <li key={node}>
            <CountRow
              name={naming.node(node)}
              figure={said(count)}
              unit={words.traffic.unit.waiting(count)}
              isWaiting
              onChoose={() => onChoose({ node })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
