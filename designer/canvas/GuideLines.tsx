/** The lines to which what is dragged has snapped. */
import { ViewportPortal } from '@xyflow/react'
import styles from './canvas.module.css'
import { useCanvasUi } from './canvas-ui'

export function GuideLines() {
  const guides = useCanvasUi((ui) => ui.guides)
  if (guides.length === 0) return null
  return (
    <ViewportPortal>
      {guides.map(({ runs, at, from, to }) => (
        <div
          key={runs}
          className={styles.guide}
          data-runs={runs}
          style={{
            transform: runs === 'down' ? `translate(${at}px, ${from}px)` : `translate(${from}px, ${at}px)`,
            [runs === 'down' ? 'height' : 'width']: to - from,
          }}
        />
      ))}
    </ViewportPortal>
  )
}
