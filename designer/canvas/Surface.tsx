/** React Flow with the script on it: near, as cards and cords; far, painted. What a pointer does is handed to the gestures. */
import { ConnectionMode, ReactFlow, SelectionMode, useStore } from '@xyflow/react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useScript } from '../editor/editor-context'
import { Card } from './CardNode'
import { Cord } from './CordEdge'
import { CordInHand } from './CordInHand'
import { useCanvasUi } from './canvas-ui'
import { thingOf } from './elements'
import { FallbackCords } from './FallbackCords'
import { FarView } from './FarView'
import { FrameArea } from './FrameNode'
import { Grid } from './Grid'
import { GuideLines } from './GuideLines'
import { LooseCord } from './LooseCord'
import { NoteSlip } from './NoteNode'
import { KIND_TYPE } from './pane'
import type { Gestures } from './use-gestures'
import { useMarquee } from './use-marquee'
import { useOneTabStop } from './use-one-tab-stop'
import { useWheel } from './use-wheel'
import { leaveViewInAddress } from './ViewInAddress'
import { keepViewport } from './viewport'
import { isFarAway, MAX_ZOOM, MIN_ZOOM } from './zoom'

const nodeTypes = { card: Card, note: NoteSlip, frame: FrameArea }
const edgeTypes = { cord: Cord }
/** Marked on the browser's time line, for who measures. */
const DRAWN = 'cordboard.drawn'
/** From so many on, what is out of sight is left out of the page. */
const MANY_NODES = 80
/** Left selects, the others pan; with the hand, all pan. */
const MIDDLE_AND_RIGHT = [1, 2]

export const Surface = memo(function Surface({ gestures }: { readonly gestures: Gestures }) {
  const { editor, elements, first, viewport, isCoarse } = gestures
  const isHand = useCanvasUi((ui) => ui.isHand)
  const isFar = useStore(({ transform }) => isFarAway(transform[2]))
  const frame = useRef<HTMLDivElement>(null)
  const wheel = useWheel(frame)
  const isLarge = useScript(({ script }) => Object.keys(script.nodes).length > MANY_NODES)
  const handlers = useMemo(() => handlersOf(gestures), [gestures])
  useEffect(() => elements.start(), [elements])
  useMarquee(gestures)
  useOneTabStop(frame)

  useEffect(() => {
    // painted once, with the cards that are in sight
    const request = requestAnimationFrame(() => {
      frame.current?.setAttribute('data-canvas-ready', '')
      performance.mark(DRAWN)
    })
    return () => cancelAnimationFrame(request)
  }, [])

  const pans = isCoarse || isHand
  return (
    <ReactFlow
      ref={frame}
      // the drawing itself always runs from left to right
      dir="ltr"
      nodes={first.nodes}
      edges={first.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      defaultViewport={viewport}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      onlyRenderVisibleElements={isLarge}
      nodesDraggable={!editor.isReadOnly && !isHand}
      nodesConnectable={!editor.isReadOnly}
      edgesReconnectable={!editor.isReadOnly}
      nodesFocusable={false}
      edgesFocusable={false}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode="Shift"
      selectionOnDrag={!pans}
      selectionMode={SelectionMode.Partial}
      panOnDrag={pans ? true : MIDDLE_AND_RIGHT}
      panOnScroll={wheel === 'trackpad'}
      panOnScrollSpeed={1}
      zoomOnScroll={wheel === 'mouse'}
      zoomOnDoubleClick={false}
      connectionMode={ConnectionMode.Strict}
      connectOnClick={false}
      connectionRadius={isCoarse ? 32 : 24}
      reconnectRadius={isCoarse ? 20 : 12}
      nodeDragThreshold={isCoarse ? 6 : 2}
      connectionLineComponent={CordInHand}
      {...handlers}
    >
      {!isFar && <Grid />}
      {isFar && <FarView />}
      {!isFar && <FallbackCords />}
      <GuideLines />
      <LooseCord points={gestures.points} />
    </ReactFlow>
  )
})

type FlowProps = Parameters<typeof ReactFlow<Gestures['first']['nodes'][number], Gestures['first']['edges'][number]>>[0]

function handlersOf({ editor, ui, flow, elements, drags, cords, pane }: Gestures): Partial<FlowProps> {
  const withoutBox = () => queueMicrotask(() => flow.setState({ nodesSelectionActive: false }))
  return {
    onNodesChange: elements.onNodesChange,
    onEdgesChange: elements.onEdgesChange,
    onNodeDragStart: (event, node, dragged) => drags.begin(event, node, dragged),
    onNodeDragStop: () => drags.drop(),
    isValidConnection: cords.canLead,
    onConnect: cords.joined,
    onConnectEnd: cords.letGo,
    onReconnectStart: cords.reconnecting,
    onReconnect: cords.reconnected,
    onReconnectEnd: cords.endLetGo,
    onNodeDoubleClick: (_event, { id: key }) => {
      const thing = thingOf(key)
      if (thing.is === 'node') editor.view.set({ panel: 'inspector' })
      else if (!editor.isReadOnly) ui.setState({ writing: thing })
    },
    onEdgeMouseEnter: (_event, { id }) => ui.setState({ lifted: id }),
    onEdgeMouseLeave: () => ui.setState({ lifted: undefined }),
    onPaneClick: (event) => pane.click(event),
    onDoubleClick: (event) => {
      if ((event.target as Element).classList.contains('react-flow__pane')) pane.doubleClick(event)
    },
    onSelectionStart: pane.marqueeBegins,
    onSelectionEnd: () => {
      pane.marqueeEnds()
      withoutBox()
    },
    onNodeContextMenu: menuAt,
    onEdgeContextMenu: menuAt,
    onPaneContextMenu: menuAt,
    onDragOver: (event) => {
      if (editor.isReadOnly || !event.dataTransfer.types.includes(KIND_TYPE)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      pane.dragOver(event)
    },
    onDragLeave: () => ui.setState({ dropTarget: undefined }),
    onDrop: (event) => {
      const kind = event.dataTransfer.getData(KIND_TYPE)
      if (kind === '') return
      event.preventDefault()
      pane.dropKind(event, kind)
    },
    onMoveEnd(_event, viewport) {
      keepViewport(editor.script.script(), viewport)
      leaveViewInAddress(editor)
    },
  }

  function menuAt(event: { preventDefault(): void; clientX: number; clientY: number }): void {
    event.preventDefault()
    pane.openMenu(event)
  }
}
