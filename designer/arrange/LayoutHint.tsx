/** Offers a layout where cards lie over one another, until it is taken or waved away. */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './arrange.module.css'
import { layOutDrawing, layoutOf } from './layout-run'
import { layoutWouldHelp } from './layout-would-help'

/** While somebody draws, cards pass over one another. */
const CALM_MS = 1200
/** One card over another is soon moved by hand. */
const WORTH_A_WORD = 2

export function LayoutHint() {
  const editor = useEditor()
  const [overlapping, setOverlapping] = useState<readonly string[]>([])
  const [isWavedAway, setIsWavedAway] = useState(false)
  const isRunning = useStore(layoutOf(editor), ({ run }) => run !== undefined)
  useEffect(() => {
    if (isWavedAway || editor.isReadOnly) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setOverlapping(layoutWouldHelp(editor.script.script())), CALM_MS)
    }
    look()
    const unsubscribe = editor.script.subscribe((now, before) => {
      if (now.script !== before.script) look()
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [editor, isWavedAway])
  if (isWavedAway || isRunning || overlapping.length < WORTH_A_WORD) return null
  return (
    <div className={styles.bar}>
      <span role="status">{words.arrange.hint(overlapping.length)}</span>
      <button type="button" className={controls.button} onClick={() => void layOutDrawing(editor)}>
        {words.arrange.commands.layOut}
      </button>
      <button type="button" className={controls.icon} aria-label={words.arrange.waveAway} onClick={() => setIsWavedAway(true)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}
