/** A link as a cord between two jacks. Under the pointer, or where the keyboard stands on it, it offers to take a node in. */
import type { EdgeProps } from '@xyflow/react'
import { type MouseEvent, memo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { useEditor, useScript, useSelection } from '../editor/editor-context'
import { words } from '../wording/words'
import { canvasUi, useCanvasUi } from './canvas-ui'
import styles from './cord.module.css'
import { cordMiddle, cordPath } from './cord-path'
import { linkElementId } from './element-ids'
import { type CordEdge, JACK } from './elements'
import { CARD_WIDTH, WAY_IN_Y } from './geometry'
import { linkLabel } from './node-label'

/** Px; a cord that all take is so much thicker than one that nobody takes. */
const THICKEST = 6

export const Cord = memo(function Cord({ id, data, selected = false, sourceX, sourceY, targetX, targetY }: EdgeProps<CordEdge>) {
  const editor = useEditor()
  const { run, mark, share } = useCordState(id, data?.link.from)
  const isAt = useSelection(({ at }) => at?.is === 'link' && at.id === id)
  const isLifted = useCanvasUi(({ lifted }) => lifted === id)
  const isDropTarget = useCanvasUi(({ dropTarget }) => dropTarget?.link === id)
  const label = useScript(({ script }) => (data ? linkLabel(script, data.link) : ''))
  // jacks sit astride the edge of a card: the cord is plugged into their middle
  const line = { start: { x: sourceX - JACK / 2, y: sourceY }, end: { x: targetX + JACK / 2, y: targetY } }
  const path = cordPath(line)
  const middle = cordMiddle(line)
  const offersNode = (isLifted || selected || isAt) && !editor.isReadOnly

  function askToInsert(event: MouseEvent) {
    event.stopPropagation()
    canvasUi(editor).setState({
      adding: {
        at: { x: middle.x - CARD_WIDTH / 2, y: middle.y - WAY_IN_Y },
        menuAt: { x: event.clientX, y: event.clientY },
        onLink: id,
      },
    })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn in a picture
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a part of a picture is no control
    <g
      id={linkElementId(id)}
      role="group"
      aria-label={words.canvas.link.is(label)}
      className={styles.cord}
      data-run={run}
      data-default={data?.isDefault}
      data-selected={selected}
      data-at={isAt}
      data-lifted={isLifted}
      data-drop={isDropTarget}
      data-mark={mark}
    >
      <path d={path} className={styles.line} style={share === undefined ? undefined : { strokeWidth: 1.25 + THICKEST * share }} />
      {run === 'lit' && <path d={path} className={styles.lit} pathLength={1} />}
      <path d={path} className={`react-flow__edge-interaction ${styles.reach}`} />
      {offersNode && (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot be drawn in a picture
        <g
          className={`${styles.add} nodrag nopan`}
          role="button"
          tabIndex={-1}
          aria-label={`${words.canvas.link.add}: ${label}`}
          transform={`translate(${middle.x} ${middle.y})`}
          onClick={askToInsert}
        >
          <circle r={22} className={styles.addReach} />
          <circle r={12} className={styles.addGround} />
          <path d="M-5 0H5M0 -5V5" className={styles.addSign} />
        </g>
      )}
    </g>
  )
})

function useCordState(id: string, from: string | undefined) {
  const { view } = useEditor()
  return useStore(
    view,
    useShallow(({ path, marks, traffic }) => {
      const entered = from === undefined ? undefined : traffic?.nodes.get(from)?.entered
      return {
        run: !path ? 'none' : path.cords.has(id) ? 'lit' : 'elsewhere',
        mark: marks?.get(id),
        share: entered ? Math.min(1, (traffic?.ports.get(id) ?? 0) / entered) : undefined,
      }
    }),
  )
}
