/** The drawing from afar: painted instead of mounted. React Flow still pans, zooms and draws areas; it just has no cards to move. */
import { useStoreApi } from '@xyflow/react'
import { useRef } from 'react'
import styles from './canvas.module.css'
import { usePainting } from './use-painting'

export function FarView() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  usePainting({
    canvas,
    viewportFor: () => {
      const [x, y, zoom] = flow.getState().transform
      return { x, y, zoom }
    },
    onMove: (repaint) =>
      flow.subscribe((state, before) => {
        if (state.transform !== before.transform) repaint()
      }),
  })
  return <canvas ref={canvas} className={styles.far} aria-hidden />
}
