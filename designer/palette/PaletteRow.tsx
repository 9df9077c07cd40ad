/** One thing of the palette: press it or drag it to add it, star it to keep it on top. */
import { Frame, Star, StickyNote } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useId } from 'react'
import { GroupIcon } from '../catalogue/GroupIcon'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './palette.module.css'
import { NOTE, type PaletteItem } from './palette-items'
import { toggleFavourite } from './palette-memory'

/** What a drag carries: the kind, or `note` or `frame`. */
const DRAGGED = 'application/x-cordboard-kind'

interface PaletteRowProps {
  readonly item: PaletteItem
  readonly isFavourite: boolean
  readonly onAdd: (item: PaletteItem) => void
}

export function PaletteRow({ item, isFavourite, onAdd }: PaletteRowProps) {
  const { announcer, isReadOnly } = useEditor()
  const { id, group, title, line, about, whyNot } = item
  const lineId = useId()
  const isDisabled = isReadOnly || whyNot !== undefined

  function onDragStart(event: DragEvent) {
    event.dataTransfer.setData(DRAGGED, id)
    event.dataTransfer.effectAllowed = 'copy'
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onAdd(item)
  }
  function toggle() {
    const isKept = toggleFavourite(id)
    announcer.say(isKept ? words.palette.favouriteKept(title) : words.palette.favouriteDropped(title))
  }

  return (
    <div className={styles.row} data-row>
      {/* biome-ignore lint/a11y/useSemanticElements: Firefox drags no button elements */}
      <div
        role="button"
        tabIndex={-1}
        data-cell
        className={styles.item}
        aria-disabled={isDisabled}
        aria-describedby={lineId}
        title={about}
        draggable={!isDisabled}
        onDragStart={onDragStart}
        onClick={() => onAdd(item)}
        onKeyDown={onKeyDown}
      >
        <span className={styles.icon}>{group === 'drawing' ? <DrawingIcon isNote={id === NOTE} /> : <GroupIcon group={group} />}</span>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span id={lineId} className={styles.line}>
            {whyNot ?? line}
          </span>
        </span>
      </div>
      <button
        type="button"
        tabIndex={-1}
        data-cell
        className={styles.star}
        aria-pressed={isFavourite}
        aria-label={isFavourite ? words.palette.dropFavourite(title) : words.palette.keepFavourite(title)}
        onClick={toggle}
      >
        <Star size={14} aria-hidden fill={isFavourite ? 'currentColor' : 'none'} />
      </button>
    </div>
  )
}

function DrawingIcon({ isNote }: { readonly isNote: boolean }) {
  const Icon = isNote ? StickyNote : Frame
  return <Icon size={16} aria-hidden />
}
