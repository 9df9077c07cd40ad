/** Says what the next click or key means, while it means something else than usual. */
import { X } from 'lucide-react'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './canvas.module.css'
import { canvasUi, type Mode, useCanvasUi } from './canvas-ui'
import { leaveMode } from './modes'
import { nameOf, portName } from './telling'

export function ModeBanner() {
  const editor = useEditor()
  const mode = useCanvasUi((ui) => ui.mode)
  if (!mode) return null
  return (
    <div className={styles.mode}>
      <p role="status">{inWords(mode)}</p>
      <button
        type="button"
        className={styles.leave}
        aria-label={words.canvas.modes.leave}
        title={words.canvas.modes.leave}
        onClick={() => {
          leaveMode(editor)
          canvasUi(editor).getState().view?.focus()
        }}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  )

  function inWords(now: Mode): string {
    switch (now.is) {
      case 'move':
        return words.canvas.modes.move
      case 'area':
        return now.from ? words.canvas.modes.areaEnd : words.canvas.modes.area
      case 'link':
        return words.canvas.modes.link(portName(editor, now.from.node, now.from.port), nameOf(editor, now.from.node))
      default:
        return now satisfies never
    }
  }
}
