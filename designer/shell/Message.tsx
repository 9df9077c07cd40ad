/** A whole page with one thing to say: what is the matter, and what to do. */
import type { ReactNode } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import { Logo } from './Logo'
import styles from './message.module.css'

interface MessageProps {
  readonly title: string
  readonly text?: string
  readonly action?: { readonly label: string; readonly press: () => void }
  readonly children?: ReactNode
}

export function Message({ title, text, action, children }: MessageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.product}>
          <Logo size={28} /> {words.product}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {children}
        {action && (
          <button type="button" className={controls.primary} onClick={action.press}>
            {action.label}
          </button>
        )}
      </div>
    </main>
  )
}
