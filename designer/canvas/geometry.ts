/**
 * How large things of the drawing are and where jacks sit, computed from the document alone: nothing has to be measured, links never
 * jump, and what is out of sight need not be drawn to be linked. All lengths are px at zoom 1, on the grid.
 */
import type { Frame, Note, Position, Script, ScriptNode } from '../../engine/script/script'
import { hasWayIn, portsOf } from '../script/ports'

export const GRID = 8
export const CARD_WIDTH = 240
export const HEAD_HEIGHT = 48
const SUMMARY_HEIGHT = 40
export const PORT_HEIGHT = 24
const FOOT_HEIGHT = 8
/** The middle of the way in, from the card's top. */
export const WAY_IN_Y = 24
/** A folded frame is drawn as a card of this size. */
export const FOLDED_SIZE = { width: CARD_WIDTH, height: 64 }
export const NOTE_SIZE = { width: 200, height: 120 }
/** Smaller ones could not be got hold of. */
export const SMALLEST_NOTE = { width: 96, height: 48 }
export const SMALLEST_FRAME = { width: 160, height: 96 }

export interface CardGeometry {
  readonly width: number
  readonly height: number
  readonly hasWayIn: boolean
  /** Port id -> middle of its jack, from the card's top. Jacks sit on the end edge. */
  readonly portY: Readonly<Record<string, number>>
}

const remembered = new WeakMap<ReturnType<typeof portsOf>, CardGeometry>()

export function geometryOf(node: ScriptNode): CardGeometry {
  const labels = portsOf(node)
  const known = remembered.get(labels)
  if (known) return known
  const ports = Object.keys(labels)
  const geometry = {
    width: CARD_WIDTH,
    height: HEAD_HEIGHT + SUMMARY_HEIGHT + ports.length * PORT_HEIGHT + FOOT_HEIGHT,
    hasWayIn: hasWayIn(node.kind),
    portY: Object.fromEntries(ports.map((port, place) => [port, HEAD_HEIGHT + SUMMARY_HEIGHT + place * PORT_HEIGHT + PORT_HEIGHT / 2])),
  }
  remembered.set(labels, geometry)
  return geometry
}

export interface Size {
  readonly width: number
  readonly height: number
}
export interface Rectangle extends Position, Size {}

export function cardRectangle(node: ScriptNode): Rectangle {
  const { width, height } = geometryOf(node)
  return { ...node.position, width, height }
}

export const noteRectangle = ({ position, size = NOTE_SIZE }: Note): Rectangle => ({ ...position, ...size })
export const frameRectangle = ({ position, size, isFolded }: Frame): Rectangle => ({ ...position, ...(isFolded ? FOLDED_SIZE : size) })

/** Where a link leaves and arrives, in the drawing. */
export const portPlace = (node: ScriptNode, port: string): Position => ({
  x: node.position.x + CARD_WIDTH,
  y: node.position.y + (geometryOf(node).portY[port] ?? WAY_IN_Y),
})
export const wayInPlace = ({ position }: Pick<ScriptNode, 'position'>): Position => ({ x: position.x, y: position.y + WAY_IN_Y })

export const onGrid = ({ x, y }: Position): Position => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })

/** The rectangle around all of them; undefined around nothing. */
export function around(rectangles: readonly Rectangle[]): Rectangle | undefined {
  if (rectangles.length === 0) return undefined
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { x, y, width, height } of rectangles) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function aroundDrawing({ nodes, notes, frames }: Pick<Script, 'nodes' | 'notes' | 'frames'>): Rectangle | undefined {
  return around([
    ...Object.values(nodes).map(cardRectangle),
    ...Object.values(notes).map(noteRectangle),
    ...Object.values(frames ?? {}).map(frameRectangle),
  ])
}

/** The rectangle between two corners. */
export const between = (one: Position, other: Position): Rectangle => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
})

export const grown = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

export const meets = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height

export const lies = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

export const holds = ({ x, y, width, height }: Rectangle, point: Position): boolean =>
  point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height

export const middleOf = ({ x, y, width, height }: Rectangle): Position => ({ x: x + width / 2, y: y + height / 2 })
