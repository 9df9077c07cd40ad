/** How long a count is beside the longest of its list, with a mark where it usually is. The number stands beside it, in figures. */
import styles from './traffic.module.css'

interface BarProps {
  readonly value: number
  readonly of: number
  readonly usual?: number | undefined
  readonly look?: 'plain' | 'lost'
}

export function Bar({ value, of, usual, look = 'plain' }: BarProps) {
  const part = (amount: number) => `${of === 0 ? 0 : Math.min(100, (amount / of) * 100)}%`
  return (
    <span className={styles.bar} data-look={look} aria-hidden>
      <span className={styles.filled} style={{ inlineSize: part(value) }} />
      {usual !== undefined && <span className={styles.usual} style={{ insetInlineStart: part(usual) }} />}
    </span>
  )
}
