/** A pane with nothing to show: what that means, and what to do. */
import type { LucideIcon } from 'lucide-react'
import styles from './states.module.css'

interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly help?: string
}

export function EmptyState({ icon: Icon, title, help }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.picture}>
        <Icon size={20} aria-hidden />
      </span>
      <p className={styles.title}>{title}</p>
      {help !== undefined && <p className={styles.help}>{help}</p>}
    </div>
  )
}
