/** Something is on its way. Shows after a moment only, so that quick answers do not flicker. */
import { words } from '../wording/words'
import styles from './states.module.css'

export function Loading({ text = words.shell.loading }: { readonly text?: string }) {
  return (
    <p className={styles.loading} role="status">
      <span className={styles.lamps} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {text}
    </p>
  )
}
