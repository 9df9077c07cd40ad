/** Buttons over the canvas: zoom, the whole script, and back to the run. */
import { useReactFlow } from '@xyflow/react'
import { LocateFixed, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { words } from '../../wording/words'
import styles from './board.module.css'

interface BoardControlsProps {
  readonly isFollowing: boolean
  readonly onFollow: () => void
  /** The reader looks elsewhere. */
  readonly onLeave: () => void
}

const QUICK = { duration: 140 }

export function BoardControls({ isFollowing, onFollow, onLeave }: BoardControlsProps) {
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  const buttons = [
    { label: words.script.zoomIn, icon: ZoomIn, press: () => zoomIn(QUICK) },
    { label: words.script.zoomOut, icon: ZoomOut, press: () => zoomOut(QUICK) },
    { label: words.script.fit, icon: Maximize, press: () => fitView({ padding: 0.06, ...QUICK }) },
  ]
  return (
    <div className={styles.controls}>
      {buttons.map(({ label, icon: Icon, press }) => (
        <button
          key={label}
          type="button"
          className={styles.control}
          aria-label={label}
          title={label}
          onClick={() => {
            onLeave()
            void press()
          }}
        >
          <Icon size={16} aria-hidden />
        </button>
      ))}
      <button
        type="button"
        className={styles.control}
        aria-label={words.script.follow}
        title={words.script.follow}
        aria-pressed={isFollowing}
        onClick={onFollow}
      >
        <LocateFixed size={16} aria-hidden />
      </button>
    </div>
  )
}
