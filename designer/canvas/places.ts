/** Where something new fits: beside what it follows, and not over what is there. */
import type { Position, Script } from '../../engine/script/script'
import { CARD_WIDTH, cardRectangle, GRID, onGrid, type Rectangle } from './geometry'

const GAP = 72
const MARGIN = GRID * 2

/** To the right of a node, level with its head. */
export function placeAfter(script: Pick<Script, 'nodes'>, id: string): Position {
  const node = script.nodes[id]
  if (!node) return { x: 0, y: 0 }
  return { x: node.position.x + CARD_WIDTH + GAP, y: node.position.y }
}

/** The nearest place below the wanted one where a card of this size lies over no other. */
export function freePlace(
  { nodes }: Pick<Script, 'nodes'>,
  wanted: Position,
  size: { readonly width: number; readonly height: number },
): Position {
  const taken = Object.values(nodes).map(cardRectangle)
  const place = onGrid(wanted)
  for (;;) {
    const inTheWay = taken.find((other) => overlaps({ ...place, ...size }, other))
    if (!inTheWay) return place
    place.y = Math.ceil((inTheWay.y + inTheWay.height + MARGIN) / GRID) * GRID
  }
}

function overlaps(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width + MARGIN &&
    other.x < one.x + one.width + MARGIN &&
    one.y < other.y + other.height + MARGIN &&
    other.y < one.y + one.height + MARGIN
  )
}
