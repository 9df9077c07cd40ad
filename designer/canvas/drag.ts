/**
 * A drag from its first move to its drop: what moves along, and where it snaps. All of it is passing, until the drop becomes one edit.
 * Everything moves by the same distance, so that a frame looks only at the distance.
 */
import type { Position, Script } from '../../engine/script/script'
import { type CanvasNode, frameKey, noteKey, thingOf } from './elements'
import { membersOf, notesIn } from './folding'
import { around, grown, meets, type Rectangle } from './geometry'
import { type Guide, snap } from './guides'

export interface Drag {
  /** Everything that moves, by key, and where it was. */
  readonly starts: ReadonlyMap<string, Position>
  /** Where everything is when it was drawn by this distance. */
  at(distance: Position, options: DragOptions): Dragged
}

export interface DragOptions {
  /** On the grid and along guides. */
  readonly isSnapping: boolean
  readonly zoom: number
}

export interface Dragged {
  readonly places: ReadonlyMap<string, Position>
  readonly guides: readonly Guide[]
}

/** Things further away than this, in px of the drawing, draw nothing to them: a line to what is out of sight says nothing. */
const REACH = 900
/** Px on the screen. */
const NEAR = 6

type Drawing = Pick<Script, 'nodes' | 'notes' | 'frames'>

export function beginDrag(script: Drawing, nodes: readonly CanvasNode[], dragged: ReadonlySet<string>): Drag {
  const moving = withCompany(script, dragged)
  const starts = new Map(nodes.flatMap(({ id, position }) => (moving.has(id) ? [[id, position] as const] : [])))
  for (const key of moving) if (!starts.has(key)) addHidden(script, key, starts)
  const held = nodes.filter(({ id }) => dragged.has(id)).map(rectangleOf)
  const bounds = around(held) ?? { x: 0, y: 0, width: 0, height: 0 }
  const others = nodes.filter(({ id, type }) => type === 'card' && !moving.has(id)).map(rectangleOf)
  return {
    starts,
    at(distance, { isSnapping, zoom }) {
      const wanted = { ...bounds, x: bounds.x + distance.x, y: bounds.y + distance.y }
      const reach = grown(wanted, REACH)
      const near = isSnapping ? others.filter((other) => meets(other, reach)) : []
      const snapped = isSnapping ? snap(wanted, near, { near: NEAR / zoom }) : { x: wanted.x, y: wanted.y, guides: [] }
      const [x, y] = [snapped.x - bounds.x, snapped.y - bounds.y]
      return { guides: snapped.guides, places: new Map([...starts].map(([key, from]) => [key, { x: from.x + x, y: from.y + y }])) }
    },
  }
}

const rectangleOf = ({ position, width = 0, height = 0 }: CanvasNode): Rectangle => ({ ...position, width, height })

/** A frame takes its nodes along, and the notes that lie in it; a node takes the notes that are pinned to it. */
export function withCompany(script: Drawing, keys: Iterable<string>): ReadonlySet<string> {
  const all = new Set(keys)
  const members = membersOf(script)
  for (const key of [...all]) {
    const { is, id } = thingOf(key)
    const frame = is === 'frame' ? script.frames?.[id] : undefined
    if (!frame) continue
    for (const member of members.get(id) ?? []) all.add(member)
    for (const note of notesIn(script, frame)) all.add(noteKey(note))
  }
  for (const [id, { node }] of Object.entries(script.notes)) if (node !== undefined && all.has(node)) all.add(noteKey(id))
  return all
}

/** What is folded away moves as well. */
function addHidden({ nodes, notes, frames }: Drawing, key: string, starts: Map<string, Position>): void {
  const { is, id } = thingOf(key)
  const thing = is === 'node' ? nodes[id] : is === 'note' ? notes[id] : frames?.[id]
  if (thing) starts.set(key, thing.position)
}

/** The places by kind of thing, as edits name them; the document holds whole px. */
export function placesByKind(places: ReadonlyMap<string, Position>) {
  const byKind = {
    nodes: {} as Record<string, Position>,
    notes: {} as Record<string, Position>,
    frames: {} as Record<string, Position>,
  }
  for (const [key, { x, y }] of places) {
    const { is, id } = thingOf(key)
    byKind[`${is}s`][id] = { x: Math.round(x), y: Math.round(y) }
  }
  return byKind
}

/** Nodes whose frame is not dragged with them: they may have been put into another one, or taken out. */
export function droppedByThemselves({ nodes }: Pick<Script, 'nodes'>, keys: Iterable<string>): string[] {
  const all = new Set(keys)
  return [...all].filter((key) => {
    const { is, id } = thingOf(key)
    const frame = nodes[id]?.frame
    return is === 'node' && (frame === undefined || !all.has(frameKey(frame)))
  })
}
