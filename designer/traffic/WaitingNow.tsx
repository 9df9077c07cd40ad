/** Where cases wait at this moment, whatever the period: each with the lamp that the canvas shows as well. */
import { words } from '../wording/words'
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
            <button
              type="button"
              className={styles.row}
              aria-label={words.traffic.waitingIn(naming.node(node), count)}
              onClick={() => onChoose({ node })}
            >
              <span className={styles.rowName}>
                <span className={styles.lamp} aria-hidden />
                <span className={styles.rowNode} dir="auto">
                  {naming.node(node)}
                </span>
              </span>
              <span className={styles.rowCount}>{said(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
