/**
 * The script in React Flow's terms: nodes and edges with sizes and jacks given, so that nothing has to be measured.
 *
 * E1. What did not change keeps its identity, and so does a list in which nothing changed: only changed cards are drawn anew. A script of
 *     thousands costs one pass of comparisons an edit, and a drag none.
 * E2. Frames lie below cords, cords below cards, notes above both; what is selected lies above its like.
 * E3. Places and sizes that are only passing (a drag, a resize) stand above those of the document, which does not know them.
 */
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import type { Frame, Link, Note, Script, ScriptNode, Position as XY } from '../../engine/script/script'
import { DEFAULT_PORT } from '../../nodes/define-node'
import type { Selected } from '../editor/selection'
import { membersOf, type Seen, seenOf } from './folding'
import { FOLDED_SIZE, frameRectangle, geometryOf, noteRectangle, type Size, WAY_IN_Y } from './geometry'

export type CardNode = Node<{ readonly node: ScriptNode }, 'card'>
export type NoteNode = Node<{ readonly note: Note }, 'note'>
export type FrameNode = Node<{ readonly frame: Frame; readonly count: number }, 'frame'>
export type CanvasNode = CardNode | NoteNode | FrameNode
export type CordEdge = Edge<{ readonly isDefault: boolean; readonly link: Link }, 'cord'>

export const JACK = 10

/** Ids of notes and frames may be those of nodes; in React Flow's terms all are nodes. */
export const noteKey = (id: string) => `note:${id}`
export const frameKey = (id: string) => `frame:${id}`

export interface ThingKey {
  readonly is: 'node' | 'note' | 'frame'
  readonly id: string
}
export function thingOf(key: string): ThingKey {
  if (key.startsWith('note:')) return { is: 'note', id: key.slice(5) }
  return key.startsWith('frame:') ? { is: 'frame', id: key.slice(6) } : { is: 'node', id: key }
}

/** See E3. */
export type Passing = ReadonlyMap<string, { readonly position: XY; readonly size?: Size }>

export interface NodesOptions {
  readonly passing?: Passing
  /** No other nodes yet. */
  readonly only?: ReadonlySet<string> | undefined
  /** With a finger, a card is dragged once it is selected: else it could not be swiped past. */
  readonly dragsSelectedOnly?: boolean
}

const NOTHING_PASSING: Passing = new Map()

export function nodesOf(script: Script, selected: Selected, before: CanvasNode[], options: NodesOptions = {}): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const { passing = NOTHING_PASSING, only, dragsSelectedOnly = false } = options
  const { hidden, hiddenNotes } = seenOf(script)
  const members = membersOf(script)
  const all: CanvasNode[] = []
  const add = (next: CanvasNode) => {
    const draggable = dragsSelectedOnly ? { draggable: next.selected ?? false } : {}
    all.push(kept(known.get(next.id), { ...next, ...draggable }, passing.get(next.id)))
  }
  for (const [id, frame] of Object.entries(script.frames ?? {})) {
    add(frameNode(id, frame, members.get(id)?.length ?? 0, selected.frames.has(id)))
  }
  for (const id of Object.keys(script.nodes)) {
    const node = script.nodes[id]
    if (!node || hidden.has(id) || (only && !only.has(id))) continue
    const [card, isSelected] = [known.get(id), selected.nodes.has(id)]
    if (card && isOf(card, node, isSelected) && !passing.has(id)) all.push(card)
    else add(cardNode(id, node, isSelected))
  }
  for (const [id, note] of Object.entries(script.notes)) if (!hiddenNotes.has(id)) add(noteNode(id, note, selected.notes.has(id)))
  return sameList(before, all)
}

/** Told at a glance, before anything is made. */
const isOf = ({ data, position, selected }: CanvasNode, node: ScriptNode, isSelected: boolean): boolean =>
  'node' in data && data.node === node && position === node.position && selected === isSelected

function sameList<Element>(before: Element[], now: Element[]): Element[] {
  return before.length === now.length && now.every((element, place) => element === before[place]) ? before : now
}

/** See E1. */
function kept(before: CanvasNode | undefined, next: CanvasNode, passing: { position: XY; size?: Size } | undefined): CanvasNode {
  const now = passing ? { ...next, position: passing.position, ...passing.size } : next
  if (!before) return now
  const isSameData = sameFields(before.data, now.data)
  if (
    isSameData &&
    before.selected === now.selected &&
    before.draggable === now.draggable &&
    before.width === now.width &&
    before.height === now.height &&
    before.position.x === now.position.x &&
    before.position.y === now.position.y
  ) {
    return before
  }
  return (isSameData ? { ...now, data: before.data } : now) as CanvasNode
}

function sameFields(one: object, other: object): boolean {
  return Object.entries(one).every(([field, value]) => (other as Readonly<Record<string, unknown>>)[field] === value)
}

/** React Flow takes null for none, though its types do not say so. */
const NO_LABEL = null as unknown as string
/** What React Flow would say of each element to assistive technology; the components say it themselves, in words. */
const SILENT = { 'aria-roledescription': undefined, 'aria-describedby': undefined }

function cardNode(id: string, node: ScriptNode, selected: boolean): CardNode {
  const { width, height } = geometryOf(node)
  return {
    id,
    type: 'card',
    position: node.position,
    selected,
    width,
    height,
    data: { node },
    handles: jacksOf(node),
    zIndex: selected ? 2 : 1,
    domAttributes: SILENT,
  }
}

const jacks = new WeakMap<object, NodeHandle[]>()

function jacksOf(node: ScriptNode): NodeHandle[] {
  const geometry = geometryOf(node)
  const known = jacks.get(geometry)
  if (known) return known
  const made = [
    ...(geometry.hasWayIn ? [jack('target', 0, WAY_IN_Y)] : []),
    ...Object.entries(geometry.portY).map(([id, y]) => ({ ...jack('source', geometry.width, y), id })),
  ]
  jacks.set(geometry, made)
  return made
}

function jack(type: 'source' | 'target', x: number, y: number): NodeHandle {
  const position = type === 'source' ? Position.Right : Position.Left
  return { type, position, x: x - JACK / 2, y: y - JACK / 2, width: JACK, height: JACK }
}

function noteNode(id: string, note: Note, selected: boolean): NoteNode {
  const { width, height } = noteRectangle(note)
  const zIndex = selected ? 4 : 3
  return { id: noteKey(id), type: 'note', position: note.position, selected, width, height, data: { note }, zIndex, domAttributes: SILENT }
}

function frameNode(id: string, frame: Frame, count: number, selected: boolean): FrameNode {
  const { width, height } = frameRectangle(frame)
  const y = FOLDED_SIZE.height / 2
  return {
    id: frameKey(id),
    type: 'frame',
    position: frame.position,
    selected,
    width,
    height,
    data: { frame, count },
    handles: [jack('target', 0, y), jack('source', width, y)],
    zIndex: frame.isFolded ? (selected ? 2 : 1) : -2,
    // what lies within a frame is got hold of through it
    ...(frame.isFolded ? {} : { style: { pointerEvents: 'none' } }),
    domAttributes: SILENT,
  }
}

export interface EdgesOptions {
  /** The link under the pointer: its ends can be got hold of. */
  readonly lifted?: string | undefined
  /** No links of other nodes yet. */
  readonly only?: ReadonlySet<string> | undefined
}

export function edgesOf(
  script: Script,
  selected: ReadonlySet<string>,
  before: CordEdge[],
  { lifted, only }: EdgesOptions = {},
): CordEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const seen = seenOf(script)
  const all: CordEdge[] = []
  for (const id of Object.keys(script.links)) {
    const link = script.links[id]
    if (!link || (only && !(only.has(link.from) && only.has(link.to)))) continue
    const ends = endsOf(link, seen)
    if (!ends || !(link.from in script.nodes) || !(link.to in script.nodes)) continue
    const state = { selected: selected.has(id), reconnectable: selected.has(id) || id === lifted }
    const cord = known.get(id)
    all.push(cord && isOfLink(cord, link, ends, state) ? cord : cordEdge(id, link, ends, state))
  }
  return sameList(before, all)
}

type Ends = Pick<CordEdge, 'source' | 'sourceHandle' | 'target'>
/** With `reconnectable`, its ends can be got hold of. */
type CordState = Readonly<Required<Pick<CordEdge, 'selected'>>> & { readonly reconnectable: boolean }

function isOfLink(cord: CordEdge, link: Link, { source, target }: Ends, { selected, reconnectable }: CordState): boolean {
  return (
    cord.data?.link === link &&
    cord.source === source &&
    cord.target === target &&
    cord.selected === selected &&
    cord.reconnectable === reconnectable
  )
}

function cordEdge(id: string, link: Link, ends: Ends, { selected, reconnectable }: CordState): CordEdge {
  return {
    id,
    type: 'cord',
    ...ends,
    selected,
    reconnectable,
    zIndex: reconnectable ? 0 : -1,
    data: { isDefault: link.port === DEFAULT_PORT, link },
    // said by the cord itself, in words
    ariaLabel: NO_LABEL,
    ariaRole: 'none',
    domAttributes: SILENT,
  }
}

/** Undefined for a link within one folded frame. */
function endsOf({ from, port, to }: Link, { hidden }: Seen): Ends | undefined {
  const [fromFrame, toFrame] = [hidden.get(from), hidden.get(to)]
  if (fromFrame !== undefined && fromFrame === toFrame) return undefined
  return {
    source: fromFrame === undefined ? from : frameKey(fromFrame),
    sourceHandle: fromFrame === undefined ? port : null,
    target: toFrame === undefined ? to : frameKey(toFrame),
  }
}
