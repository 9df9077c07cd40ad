/** The cord that a pointer draws from a jack. */
import type { ConnectionLineComponentProps } from '@xyflow/react'
import styles from './cord.module.css'
import { cordPath } from './cord-path'
import type { CanvasNode } from './elements'

export function CordInHand({ fromX, fromY, toX, toY, fromHandle }: ConnectionLineComponentProps<CanvasNode>) {
  const [from, to] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ]
  const line = fromHandle.type === 'source' ? { start: from, end: to } : { start: to, end: from }
  return (
    <g>
      <path d={cordPath(line)} className={styles.inHand} />
      <circle cx={toX} cy={toY} r={5} className={styles.plug} />
    </g>
  )
}
