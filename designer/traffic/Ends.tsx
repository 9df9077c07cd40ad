/** How the runs of the period ended. */
import type { RunEnd } from '../../engine/history/entries'
import type { ScriptTraffic } from '../api/traffic'
import { words } from '../wording/words'
import { count as said } from './numbers'
import styles from './traffic.module.css'

/** From what is hoped for to what is not. */
const ORDER: readonly RunEnd[] = ['end', 'moved', 'interrupted', 'unhandledPort', 'fault']

export function Ends({ ends }: Pick<ScriptTraffic, 'ends'>) {
  const counted = ORDER.map((how) => ({ how, count: ends[how] ?? 0 })).filter(({ count }) => count > 0)
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.traffic.ends}</h3>
      {counted.length === 0 ? (
        <p className={styles.quiet}>{words.traffic.noEnds}</p>
      ) : (
        <>
          <div className={styles.stack} aria-hidden>
            {counted.map(({ how, count }) => (
              <span key={how} data-how={how} style={{ flexGrow: count }} />
            ))}
          </div>
          <dl className={styles.legend}>
            {counted.map(({ how, count }) => (
              <div key={how}>
                <dt>
                  <span className={styles.key} data-how={how} aria-hidden />
                  {words.traffic.endOf[how]}
                </dt>
                <dd>{said(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
