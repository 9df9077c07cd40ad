/** What auto-layout puts side by side: a card with the notes beside it, or a frame with all that is in it. */
import type { Position } from '../../../engine/script/script'
import { GRID, type Rectangle } from '../../canvas/geometry'

export interface Box {
  readonly key: string
  /** Where its card, or frame, is now. */
  readonly old: Position
  readonly width: number
  readonly height: number
  /** How far its notes reach beyond it. */
  readonly reach: Reach
  /** Pinned: it stays, and the others make room. */
  readonly isFixed: boolean
  readonly role: 'begin' | 'event' | 'plain'
}

export interface Reach {
  readonly left: number
  readonly right: number
  readonly above: number
  readonly below: number
}

export const NO_REACH: Reach = { left: 0, right: 0, above: 0, below: 0 }

/** A link between two boxes. Heights are from the box's top; level cards are linked by level cords. */
export interface Cord {
  readonly from: string
  readonly to: string
  readonly fromY: number
  readonly toY: number
}

/** Boxes that are laid out together, in the order of the document. */
export interface Group {
  readonly boxes: readonly Box[]
  readonly cords: readonly Cord[]
}

/** Distances between boxes, on the grid. */
export const GAP_ACROSS = 10 * GRID
export const GAP_DOWN = 4 * GRID
/** Between what begins at Begin and what an event begins. */
export const GAP_BANDS = 10 * GRID

/** Box -> where its card, or frame, goes. */
export type Places = Map<string, Position>

export function cordsBy(end: 'from' | 'to', cords: readonly Cord[]): ReadonlyMap<string, readonly Cord[]> {
  const found = new Map<string, Cord[]>()
  for (const cord of cords) {
    const known = found.get(cord[end])
    if (known) known.push(cord)
    else found.set(cord[end], [cord])
  }
  return found
}

/** All that the box covers when its card is there. */
export const covered = ({ width, height, reach }: Box, { x, y }: Position): Rectangle => ({
  x: x - reach.left,
  y: y - reach.above,
  width: reach.left + width + reach.right,
  height: reach.above + height + reach.below,
})

export const toGrid = (value: number): number => Math.round(value / GRID) * GRID
