/** The rows of a list message, over the lower part of the phone. Esc or a tap beside it closes it. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Choice } from '../../../engine/sandbox/core/sandbox'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './sheet.module.css'

interface ChoiceSheetProps {
  readonly title: string
  readonly rows: readonly Choice[]
  readonly onChoose: (row: Choice) => void
  readonly onClose: () => void
}

export function ChoiceSheet({ title, rows, onChoose, onClose }: ChoiceSheetProps) {
  const titleId = useId()
  const sheet = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    sheet.current?.querySelector<HTMLElement>('ul button')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Tab') keepInside(event, sheet.current)
  }

  return (
    <div className={styles.veil}>
      <button type="button" className={styles.beside} tabIndex={-1} aria-hidden onClick={onClose} />
      <div ref={sheet} className={styles.sheet} role="dialog" aria-modal aria-labelledby={titleId} onKeyDown={onKeyDown}>
        <div className={styles.head}>
          <h3 id={titleId}>{title}</h3>
          <button type="button" className={controls.icon} aria-label={words.phone.close} onClick={onClose}>
            <X size={18} aria-hidden />
          </button>
        </div>
        <ul className={styles.rows}>
          {rows.map((row, place) => (
            <li key={row.id}>
              {row.section !== undefined && row.section !== rows[place - 1]?.section && <p className={styles.section}>{row.section}</p>}
              <button type="button" className={styles.rowButton} onClick={() => onChoose(row)}>
                <span className={styles.rowTitle}>{row.title}</span>
                {row.description !== undefined && <span className={styles.rowText}>{row.description}</span>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Tab goes round within the sheet while it is open. */
function keepInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('button') ?? [])]
  const [first] = stops
  const last = stops.at(-1)
  const [leaving, entering] = event.shiftKey ? [first, last] : [last, first]
  if (document.activeElement !== leaving) return
  event.preventDefault()
  entering?.focus()
}
