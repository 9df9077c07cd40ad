/** How a thing differs from the version it is compared with, by sign and word as well as by colour. */
import { Minus, Move, PenLine, Plus } from 'lucide-react'
import type { Mark } from '../editor/view-state'
import { words } from '../wording/words'
import styles from './card.module.css'

const ICONS = { added: Plus, removed: Minus, changed: PenLine, moved: Move }

export function MarkTag({ mark }: { readonly mark: Mark }) {
  const Icon = ICONS[mark]
  return (
    <span className={styles.mark} data-mark={mark}>
      <Icon size={11} aria-hidden />
      {words.canvas.node.marks[mark]}
    </span>
  )
}
