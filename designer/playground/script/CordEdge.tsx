/** A cord between two jacks; a lit one is drawn once along its way, towards where the run went. */
import { type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'
import styles from './cord.module.css'

export type CordLink = Edge<{ readonly state: 'idle' | 'dim' | 'lit'; readonly isDefault: boolean }, 'cord'>

export function CordEdge({ data, ...ends }: EdgeProps<CordLink>) {
  const [path] = getBezierPath({ ...ends, curvature: 0.32 })
  const { state = 'idle', isDefault = false } = data ?? {}
  return (
    <g className={styles.cord} data-state={state} data-default={isDefault}>
      <path d={path} className={styles.line} />
      {state === 'lit' && <path d={path} className={styles.lit} pathLength={1} />}
      <circle cx={ends.sourceX} cy={ends.sourceY} r={2.5} className={styles.plug} />
      <circle cx={ends.targetX} cy={ends.targetY} r={2.5} className={styles.plug} />
    </g>
  )
}
