/** What lies over the page because of layouts: the offer of one, and how it goes. */
import { createPortal } from 'react-dom'
import styles from './arrange.module.css'
import { LayoutHint } from './LayoutHint'
import { LayoutProgress } from './LayoutProgress'

export function ArrangeLayer() {
  return createPortal(
    <div className={styles.layer}>
      <LayoutHint />
      <LayoutProgress />
    </div>,
    document.body,
  )
}
