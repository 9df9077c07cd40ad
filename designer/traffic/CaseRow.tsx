/** One case in a list: whose it is, when, what became of it, and the way to open it. */
import { Route } from 'lucide-react'
import controls from '../controls.module.css'
import { useNow } from '../live/use-now'
import { words } from '../wording/words'
import { useShownCase } from './shown-case'
import { moment } from './times'
import styles from './traffic.module.css'

export interface ListedCase {
  readonly conversation: string
  readonly run: number
  readonly contactName?: string
  readonly at: number
  /** What became of it, in words. */
  readonly state?: string | undefined
  readonly isRunning?: boolean
}

export function CaseRow({ conversation, run, contactName, at, state, isRunning = false }: ListedCase) {
  const [, show] = useShownCase()
  const when = moment(at, useNow(60_000))
  const name = contactName ?? words.traffic.nameless
  return (
    <li className={styles.case}>
      <p className={styles.caseHead}>
        <span className={styles.caseName} dir="auto">
          {name}
        </span>
        <time className={styles.caseTime} dateTime={new Date(at).toISOString()}>
          {when}
        </time>
      </p>
      {state !== undefined && (
        <p className={styles.caseState}>
          {isRunning && <span className={styles.lamp} aria-hidden />}
          <span dir="auto">{state}</span>
        </p>
      )}
      <button
        type="button"
        className={`${controls.button} ${styles.open}`}
        aria-label={words.traffic.openWayOf(name, when)}
        onClick={() => show({ conversation, run })}
      >
        <Route size={14} aria-hidden />
        {words.traffic.openWay}
      </button>
    </li>
  )
}
