/**
 * Keeps React Flow's nodes and edges in step with script and selection, and makes of React Flow's own changes what they mean here.
 *
 * F1. Elements go straight into React Flow's store: a frame of a drag draws the cards that move, and no component around them.
 * F2. Places and sizes are passing until the gesture ends. What the script becomes meanwhile (others' edits, undo) is drawn at once;
 *     only what is held stays in the hand.
 * F3. Far away React Flow is given nothing: the far view paints the script itself.
 * F4. Of a large script it is given what is in sight first, and the rest when that is painted.
 */
import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { StoreApi } from 'zustand/vanilla'
import type { Position } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { afterPaint } from '../shell/after-paint'
import { canvasUi } from './canvas-ui'
import { type CanvasNode, type CordEdge, edgesOf, nodesOf, type Passing } from './elements'
import { firstSeen } from './first-seen'
import { seenOf } from './folding'
import type { Size } from './geometry'
import { forgetWhatIsGone, selectLinks, selectThings } from './selecting'
import type { Viewport } from './viewport'
import { isFarAway } from './zoom'

/** The part of React Flow's store that is used here. */
export interface FlowState {
  readonly transform: readonly [number, number, number]
  readonly userSelectionRect: unknown
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CordEdge[]
  setNodes(nodes: CanvasNode[]): void
  setEdges(edges: CordEdge[]): void
}
export type FlowStore = Pick<StoreApi<FlowState>, 'getState' | 'subscribe'>

export interface ElementsInFlow {
  /** What React Flow is mounted with. */
  readonly first: { readonly nodes: CanvasNode[]; readonly edges: CordEdge[] }
  nodes(): readonly CanvasNode[]
  onNodesChange(changes: NodeChange<CanvasNode>[]): void
  onEdgesChange(changes: EdgeChange<CordEdge>[]): void
  /** While something is dragged, it decides where things are. */
  holdBy(drag: ((moves: ReadonlyMap<string, Position>) => void) | undefined): void
  /** Draws these things at other places, and `ghosts` besides, without telling the document. */
  pass(places: ReadonlyMap<string, Position>, ghosts?: readonly CanvasNode[]): void
  start(): () => void
}

/** Tells whether something is to be made anew: whether it would be made of other things than last time. */
function changesOf() {
  let madeOf: readonly unknown[] | undefined
  return (...of: readonly unknown[]): boolean => {
    if (madeOf && of.every((part, place) => part === madeOf?.[place])) return false
    madeOf = of
    return true
  }
}

const NO_NODES: CanvasNode[] = []
const NO_EDGES: CordEdge[] = []

export function elementsInFlow(
  editor: Editor,
  flow: FlowStore,
  { viewport, isCoarse }: { viewport: Viewport; isCoarse: boolean },
): ElementsInFlow {
  const { script, selection } = editor
  const ui = canvasUi(editor)
  let passing: Passing = new Map()
  let ghosts: readonly CanvasNode[] = []
  let drag: ((moves: ReadonlyMap<string, Position>) => void) | undefined
  let nodes: CanvasNode[] = []
  let edges: CordEdge[] = []
  let isFar = isFarAway(viewport.zoom)
  let only = firstSeen(script.script(), viewport, window)
  const made = { nodes: changesOf(), edges: changesOf() }

  function remake(): void {
    const selected = selection.getState()
    const { lifted } = ui.getState()
    const now = script.script()
    if (made.nodes(now, selected, passing, only)) {
      nodes = nodesOf(now, selected, nodes, { passing, only, dragsSelectedOnly: isCoarse })
    }
    // while a text is typed, no link changes; which nodes there are, and whether a frame stands for them, decides as well
    if (made.edges(now.links, selected.links, lifted, only, seenOf(now), Object.keys(now.nodes).length)) {
      edges = edgesOf(now, selected.links, edges, { lifted, only })
    }
  }

  /** React Flow takes every list as a new one, and looks all links up anew. */
  function show(): void {
    const shown = isFar ? NO_NODES : ghosts.length > 0 ? [...nodes, ...ghosts] : nodes
    const shownEdges = isFar ? NO_EDGES : edges
    const state = flow.getState()
    if (state.nodes !== shown) state.setNodes(shown)
    if (state.edges !== shownEdges) state.setEdges(shownEdges)
  }

  function update(): void {
    only = undefined
    remake()
    show()
  }

  /** Only what moves is made anew: in a script of thousands that is what a frame of a drag can afford. */
  function movePassing(): void {
    nodes = nodes.map((node) => {
      const to = passing.get(node.id)
      return to ? ({ ...node, position: to.position, ...to.size } as CanvasNode) : node
    })
    flow.getState().setNodes(ghosts.length > 0 ? [...nodes, ...ghosts] : nodes)
  }

  function pass(places: ReadonlyMap<string, Position>, withGhosts: readonly CanvasNode[] = []): void {
    const hadPassing = passing
    passing = new Map([...places].map(([key, position]) => [key, { position }]))
    ghosts = withGhosts
    // what is let go of goes back to where the document has it
    if ([...hadPassing.keys()].some((key) => !passing.has(key))) update()
    else movePassing()
  }

  function resizing(changes: readonly NodeChange<CanvasNode>[]): void {
    const next = new Map(passing)
    for (const change of changes) {
      const size: Size | undefined = change.type === 'dimensions' ? change.dimensions : undefined
      const position = change.type === 'position' ? change.position : undefined
      if (!('id' in change) || (!size && !position)) continue
      const known = next.get(change.id)
      const at = position ?? known?.position ?? nodes.find(({ id }) => id === change.id)?.position
      if (at) next.set(change.id, { position: at, ...(size ? { size } : known?.size ? { size: known.size } : {}) })
    }
    passing = next
    movePassing()
  }

  return {
    get first() {
      remake()
      return isFar ? { nodes: NO_NODES, edges: NO_EDGES } : { nodes, edges }
    },
    nodes: () => nodes,
    onNodesChange(changes) {
      selectThings(editor, changes, { isMarquee: flow.getState().userSelectionRect != null })
      const moves = new Map(
        changes.flatMap((change) => (change.type === 'position' && change.position ? [[change.id, change.position] as const] : [])),
      )
      if (drag) {
        if (moves.size > 0) drag(moves)
        return
      }
      // sizes that React Flow has only measured are known already
      if (changes.some((change) => change.type === 'dimensions' && change.resizing === true)) resizing(changes)
    },
    onEdgesChange(changes) {
      // a marquee is about things; links would only be counted along
      if (flow.getState().userSelectionRect == null) selectLinks(editor, changes)
    },
    holdBy(holder) {
      drag = holder
    },
    pass,
    start() {
      const ends = [
        only === undefined ? update() : afterPaint(update),
        script.subscribe((state, before) => {
          if (state.script === before.script) return
          forgetWhatIsGone(editor)
          update()
        }),
        selection.subscribe((state, before) => {
          if (
            state.nodes !== before.nodes ||
            state.links !== before.links ||
            state.notes !== before.notes ||
            state.frames !== before.frames
          ) {
            update()
          }
        }),
        ui.subscribe((state, before) => {
          if (state.lifted === before.lifted) return
          update()
        }),
        flow.subscribe(({ transform }) => {
          if (isFarAway(transform[2]) === isFar) return
          isFar = !isFar
          show()
        }),
      ]
      return () => {
        for (const end of ends) end?.()
      }
    },
  }
}
