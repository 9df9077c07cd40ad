/** While a port waits for the click that says where it leads, its cord follows the pointer. */
import { ViewportPortal } from '@xyflow/react'
import { useEffect, useState } from 'react'
import type { Position } from '../../engine/script/script'
import { useScript } from '../editor/editor-context'
import { useCanvasUi } from './canvas-ui'
import styles from './cord.module.css'
import { cordPath } from './cord-path'
import { portPlace } from './geometry'
import type { Pointing } from './pointing'

export function LooseCord({ points }: { readonly points: Pick<Pointing, 'inDrawing'> }) {
  const from = useCanvasUi(({ mode }) => (mode?.is === 'link' ? mode.from : undefined))
  const node = useScript(({ script }) => (from ? script.nodes[from.node] : undefined))
  const [to, setTo] = useState<Position>()
  useEffect(() => {
    setTo(undefined)
    if (!from) return
    const follow = (event: PointerEvent) => setTo(points.inDrawing(event))
    addEventListener('pointermove', follow)
    return () => removeEventListener('pointermove', follow)
  }, [from, points])
  if (!from || !node || !to) return null
  return (
    <ViewportPortal>
      <svg className={styles.loose} aria-hidden>
        <path d={cordPath({ start: portPlace(node, from.port), end: to })} className={styles.inHand} />
        <circle cx={to.x} cy={to.y} r={5} className={styles.plug} />
      </svg>
    </ViewportPortal>
  )
}
