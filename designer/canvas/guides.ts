/** Snapping to what is near: while things are dragged, their edges and middle are drawn to those of others, and lines show it. */
import type { Position } from '../../engine/script/script'
import { GRID, type Rectangle } from './geometry'

/** A line to draw, in the drawing. */
export interface Guide {
  readonly runs: 'down' | 'across'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped extends Position {
  readonly guides: readonly Guide[]
}

interface SnapOptions {
  /** Nearer than this, in px of the drawing. */
  readonly near: number
}

/** Where the rectangle goes instead. Where nothing is near enough, the grid holds. */
export function snap(moved: Rectangle, others: readonly Rectangle[], { near }: SnapOptions): Snapped {
  const x = nearest(moved.x, moved.width, others, near, ({ x: start, width }) => [start, width])
  const y = nearest(moved.y, moved.height, others, near, ({ y: start, height }) => [start, height])
  const place = { x: x?.start ?? Math.round(moved.x / GRID) * GRID, y: y?.start ?? Math.round(moved.y / GRID) * GRID }
  const at = { ...moved, ...place }
  return {
    ...place,
    guides: [
      ...(x ? [guide('down', x, [at.y, at.height], ({ y: start, height }) => [start, height])] : []),
      ...(y ? [guide('across', y, [at.x, at.width], ({ x: start, width }) => [start, width])] : []),
    ],
  }
}

type Span = readonly [start: number, length: number]

interface Near {
  /** Where the moved span starts then. */
  readonly start: number
  readonly at: number
  readonly with: Rectangle
}

/** Edges go with edges, the middle with the middle: an edge at a middle would look like a mistake. */
function nearest(
  start: number,
  length: number,
  others: readonly Rectangle[],
  near: number,
  spanOf: (rectangle: Rectangle) => Span,
): Near | undefined {
  let best: Near | undefined
  let least = near
  const consider = (own: number, at: number, other: Rectangle) => {
    const far = Math.abs(at - own)
    if (far > least || (best !== undefined && far === least)) return
    least = far
    best = { start: start + at - own, at, with: other }
  }
  for (const other of others) {
    const [otherStart, otherLength] = spanOf(other)
    for (const edge of [otherStart, otherStart + otherLength]) {
      consider(start, edge, other)
      consider(start + length, edge, other)
    }
    consider(start + length / 2, otherStart + otherLength / 2, other)
  }
  return best
}

/** From the one rectangle to the other, and a little beyond both. */
function guide(runs: Guide['runs'], { at, with: other }: Near, [start, length]: Span, spanOf: (rectangle: Rectangle) => Span): Guide {
  const [otherStart, otherLength] = spanOf(other)
  return {
    runs,
    at,
    from: Math.min(start, otherStart) - GRID,
    to: Math.max(start + length, otherStart + otherLength) + GRID,
  }
}
