/** At a version: how far cases of older ones were moved to it or interrupted, or what became of them. */
import type { RunChange } from '../../engine/directory/run-changes'
import { changeInWords } from '../saving/plan-words'
import { words } from '../wording/words'
import styles from './history.module.css'

export function ChangeOfRuns({ change }: { readonly change: RunChange }) {
  const { total, moved, finishing, interrupted, isDone } = change
  return (
    <div className={isDone ? styles.changed : styles.runs}>
      <p>{changeInWords(change)}</p>
      {!isDone && (
        <progress
          className={styles.progress}
          aria-label={words.publishing.changes.progress}
          max={Math.max(1, total)}
          value={moved + finishing + interrupted}
        />
      )}
    </div>
  )
}
