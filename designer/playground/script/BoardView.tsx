/**
 * The script on a canvas, to look at: pan, zoom, and follow the run; once it is over, its whole way is shown. One Tab stop; arrow
 * keys walk along the cords, and the node they stand on is told to assistive technology.
 */
import '@xyflow/react/dist/style.css'
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { words } from '../../wording/words'
import { BoardControls } from './BoardControls'
import type { Board } from './board'
import styles from './board.module.css'
import { CordEdge } from './CordEdge'
import { edgesOf, nodesOf } from './drawing'
import { LitContext } from './lit-context'
import { cardElementId, NodeCard } from './NodeCard'
import { isWalkKey, walk } from './walk'
import type { LitPath } from './way'

const nodeTypes = { card: NodeCard }
const edgeTypes = { cord: CordEdge }

/** From so many on, cards out of sight are left out of the page. */
const MANY_CARDS = 150
/** Two cards further apart than this are not shown together. */
const NEAR = 720
const FOLLOW_MS = 360

const MIN_ZOOM = 0.1
const READABLE_ZOOM = 0.6
/** Below this zoom only pictures and names are big enough to be seen. */
const FAR_ZOOM = 0.5
const isFarAway = ({ transform }: ReactFlowState) => transform[2] < FAR_ZOOM
const sizeOfCanvas = ({ width, height }: ReactFlowState) => `${width} ${height}`

interface BoardViewProps {
  readonly name: string
  readonly board: Board
  readonly path: LitPath
}

export function BoardView(props: BoardViewProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas({ name, board, path }: BoardViewProps) {
  const { fitView } = useReactFlow()
  const isFar = useStore(isFarAway)
  const size = useStore(sizeOfCanvas)
  const [isFollowing, setIsFollowing] = useState(true)
  const [walker, setWalker] = useState<ReturnType<typeof walk>>({ at: undefined, from: undefined })
  const helpId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const nodes = useMemo(() => nodesOf(board), [board])
  const edges = useMemo(() => edgesOf(board, path), [board, path])
  const lit = useMemo(() => ({ path, walkedTo: walker.at }), [path, walker.at])

  // a canvas out of sight has no size to fit anything into; it looks as soon as it gets one
  const look = (ids: readonly string[], minZoom = READABLE_ZOOM) => {
    if (!frame.current?.offsetWidth || ids.length === 0) return
    void fitView({ nodes: ids.map((id) => ({ id })), minZoom, maxZoom: 1, padding: 0.16, duration: motionMs(), ease })
  }
  const lookAtRun = useEffectEvent(() => {
    if (path.isOver) look([...path.nodes], MIN_ZOOM)
    else look(path.last === undefined ? firstCards(board) : together(board, path))
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows whenever the run gets somewhere, and when script or canvas change
  useEffect(() => {
    if (!isFollowing) return
    const request = requestAnimationFrame(() => lookAtRun())
    return () => cancelAnimationFrame(request)
  }, [isFollowing, path.last, path.previous, path.isOver, board, size])

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || !isWalkKey(event.key)) return
    event.preventDefault()
    const next = walk(board, walker, event.key, path.last)
    setWalker(next)
    setIsFollowing(false)
    if (next.at !== undefined) look([next.at])
  }

  return (
    <div ref={frame} className={styles.frame} data-far={isFar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls */}
      <div
        className={styles.canvas}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of the canvas
        tabIndex={0}
        role="group"
        aria-roledescription={words.script.canvasRole}
        aria-label={words.script.canvas(name)}
        aria-describedby={helpId}
        aria-activedescendant={walker.at === undefined ? undefined : cardElementId(walker.at)}
        onKeyDown={onKeyDown}
        onBlur={() => setWalker({ at: undefined, from: undefined })}
      >
        <LitContext value={lit}>
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            onlyRenderVisibleElements={board.cards.length > MANY_CARDS}
            minZoom={MIN_ZOOM}
            maxZoom={1.6}
            onMoveStart={(event) => event && setIsFollowing(false)}
          >
            <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--canvas-dot)" bgColor="var(--canvas)" />
          </ReactFlow>
        </LitContext>
      </div>
      <p id={helpId} className="visually-hidden">
        {words.script.canvasHelp}
      </p>
      <BoardControls isFollowing={isFollowing} onFollow={() => setIsFollowing(true)} onLeave={() => setIsFollowing(false)} />
    </div>
  )
}

/** The last node and the one before it, so that the cord between them is seen. */
function together({ cards }: Board, { last, previous }: LitPath): string[] {
  const one = cards.find(({ id }) => id === last)
  const other = cards.find(({ id }) => id === previous)
  if (!one) return []
  const isNear = other !== undefined && Math.hypot(one.x - other.x, one.y - other.y) < NEAR
  return isNear ? [one.id, other.id] : [one.id]
}

function firstCards({ cards, cords }: Board): string[] {
  const begin = cards.find(({ kind }) => kind === 'begin') ?? cards[0]
  const next = cords.find(({ from }) => from === begin?.id)?.to
  return [begin?.id, next].filter((id) => id !== undefined)
}

const motionMs = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FOLLOW_MS)

const ease = (part: number) => 1 - (1 - part) ** 3
