/** The message as the contact sees it, above the fields while they are written; it can be put away. */
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { MessagePreview } from '../../../nodes/define-node'
import { words } from '../../wording/words'
import { MessagePreviews } from '../preview/MessagePreviews'
import styles from './node.module.css'

const KEPT_AS = 'cordboard.preview'

export function Preview({ messages }: { readonly messages: readonly MessagePreview[] }) {
  const [isShown, setShown] = useState(() => localStorage.getItem(KEPT_AS) !== 'away')

  function toggle() {
    localStorage.setItem(KEPT_AS, isShown ? 'away' : 'shown')
    setShown(!isShown)
  }

  const label = isShown ? words.inspector.hidePreview : words.inspector.showPreview
  return (
    <div className={styles.preview} data-shown={isShown}>
      <button type="button" className={styles.previewToggle} aria-expanded={isShown} onClick={toggle} title={label} aria-label={label}>
        {isShown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
        {!isShown && words.preview.title}
      </button>
      {isShown && <MessagePreviews messages={messages} />}
    </div>
  )
}
