/** Opens the dialog that publishes the draft. */
import { Rocket } from 'lucide-react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './publish.module.css'
import { useSaving } from './use-saving'

export function PublishButton() {
  const { dialog, mayPublish } = useSaving()
  if (!mayPublish) return null
  return (
    <button
      type="button"
      className={controls.primary}
      aria-label={words.saving.publish.button}
      onClick={() => dialog.setState({ open: 'publish' })}
    >
      <Rocket size={15} aria-hidden />
      <span className={styles.label}>{words.saving.publish.button}</span>
    </button>
  )
}
