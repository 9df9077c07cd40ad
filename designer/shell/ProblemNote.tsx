/** Something that was asked for did not work: why, and where it helps, another try. */
import { CircleAlert } from 'lucide-react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './states.module.css'

export function ProblemNote({ message, onRetry }: { readonly message: string; readonly onRetry?: () => void }) {
  return (
    <div className={controls.problem} role="alert">
      <CircleAlert size={16} aria-hidden />
      <span>{message}</span>
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          {words.shell.tryAgain}
        </button>
      )}
    </div>
  )
}
