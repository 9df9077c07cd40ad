/** How many cases wait for each skill, and since when. */
import type { Queue } from '../../api/cases'
import { useNow } from '../../live/use-now'
import { words } from '../../wording/words'
import { span } from '../times'
import styles from './desk.module.css'

export function WaitingQueues({ queues }: { readonly queues: readonly Queue[] }) {
  const now = useNow(1000)
  return (
    <div className={styles.waiting}>
      <h3 className={styles.waitingTitle}>{words.desk.waiting}</h3>
      <ul className={styles.queues}>
        {queues.map(({ skill, name, waiting, oldest }) => (
          <li key={skill} className={styles.queue} data-waiting={waiting > 0}>
            <span className={styles.queueLamp} aria-hidden />
            <span aria-hidden>{name}</span>
            <span aria-hidden className={styles.queueCount}>
              {waiting}
            </span>
            <span className="visually-hidden">{words.desk.waitingIn(name, waiting)}</span>
            {oldest !== undefined && <span className={styles.queueSince}>{words.desk.waitingSince(span(now - oldest))}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
