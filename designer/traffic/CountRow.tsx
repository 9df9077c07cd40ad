/**
 * A row of a list of counts, to be pressed: what is counted, its figure, and how that stands beside others. Its name is all that is
 * seen, in this order, with the words that the eye takes from headings and columns.
 */
import type { ReactNode } from 'react'
import styles from './traffic.module.css'

interface CountRowProps {
  /** The node's, or of a port where the node is said above. */
  readonly name: string
  /** The ports'. */
  readonly detail?: string | undefined
  readonly figure: string
  /** What the figure counts. */
  readonly unit: string
  readonly note?: string | undefined
  readonly bar?: ReactNode
  readonly isWaiting?: boolean
  readonly isChosen?: boolean | undefined
  readonly onChoose: () => void
}

export function CountRow({ name, detail, figure, unit, note, bar, isWaiting = false, isChosen, onChoose }: CountRowProps) {
  return (
    <button type="button" className={styles.row} aria-pressed={isChosen} onClick={onChoose}>
      <span className={styles.rowName}>
        {isWaiting && <span className={styles.lamp} aria-hidden />}
        <span className={styles.rowNode} dir="auto">
          {name}
        </span>
        {detail !== undefined && (
          <>
            <Unseen>,</Unseen>{' '}
            <span className={styles.rowPort} dir="auto">
              {detail}
            </span>
          </>
        )}
      </span>
      <Unseen>:</Unseen>{' '}
      <span className={styles.rowCount}>
        {figure} <Unseen>{unit}</Unseen>
      </span>
      {bar}
      {note !== undefined && (
        <>
          <Unseen>,</Unseen> <span className={styles.rowNote}>{note}</span>
        </>
      )}
    </button>
  )
}

const Unseen = ({ children }: { readonly children: ReactNode }) => <span className="visually-hidden">{children}</span>
