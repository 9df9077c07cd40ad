/**
 * Where the ports of the selected node that have no link really lead, as dashed cords. Only of that one: of all of them, dashes would hide
 * the drawing.
 */
import { ViewportPortal } from '@xyflow/react'
import { useShallow } from 'zustand/react/shallow'
import type { Script } from '../../engine/script/script'
import { useScript, useSettledSelection } from '../editor/editor-context'
import { portsOf } from '../script/ports'
import { useCanvasUi } from './canvas-ui'
import styles from './cord.module.css'
import { cordPath } from './cord-path'
import { seenOf } from './folding'
import { frameRectangle, portPlace, wayInPlace } from './geometry'
import { fallbackOf } from './unwired'

export function FallbackCords() {
  const node = useSettledSelection(({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  // what is dragged leaves them behind
  const isHeld = useCanvasUi(({ cancel }) => cancel !== undefined)
  const paths = useScript(useShallow(({ script }) => (node === undefined ? NONE : pathsFrom(script, node))))
  if (paths.length === 0 || isHeld) return null
  return (
    <ViewportPortal>
      <svg className={styles.under} aria-hidden>
        {paths.map((path) => (
          <path key={path} d={path} className={styles.fallback} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

const NONE: readonly string[] = []

function pathsFrom(script: Script, id: string): readonly string[] {
  const node = script.nodes[id]
  const { hidden } = seenOf(script)
  if (!node || hidden.has(id)) return NONE
  return Object.keys(portsOf(node)).flatMap((port) => {
    const fallback = fallbackOf(script, id, node, port)
    const end = fallback && 'to' in fallback ? placeOf(script, fallback.to, hidden) : undefined
    return end ? [cordPath({ start: portPlace(node, port), end })] : []
  })
}

/** A folded frame stands for its nodes. */
function placeOf({ nodes, frames }: Script, id: string, hidden: ReadonlyMap<string, string>) {
  const frame = frames?.[hidden.get(id) ?? '']
  if (frame) {
    const { x, y, height } = frameRectangle(frame)
    return { x, y: y + height / 2 }
  }
  const node = nodes[id]
  return node && wayInPlace(node)
}
