/**
 * What a large drawing begins with: the nodes in sight and those that they are linked with. React Flow takes in thousands only after these
 * are painted.
 */
import type { Position, Script } from '../../engine/script/script'
import { CARD_WIDTH } from './geometry'
import type { Viewport } from './viewport'

/** Fewer are taken in at once. */
const MANY_NODES = 500
/** No card is taller; to know how tall each is would take as long as all else. */
const TALLEST_CARD = 1_000

/** Undefined: all of them. */
export function firstSeen(
  { nodes, links }: Pick<Script, 'nodes' | 'links'>,
  { x, y, zoom }: Viewport,
  { innerWidth: width, innerHeight: height }: Pick<Window, 'innerWidth' | 'innerHeight'>,
): ReadonlySet<string> | undefined {
  const all = Object.keys(nodes)
  if (all.length < MANY_NODES) return undefined
  const [start, top] = [-x / zoom, -y / zoom]
  const isSeen = (position: Position | undefined) =>
    position !== undefined &&
    position.x < start + width / zoom &&
    position.x + CARD_WIDTH > start &&
    position.y < top + height / zoom &&
    position.y + TALLEST_CARD > top
  const seen = new Set(all.filter((id) => isSeen(nodes[id]?.position)))
  const first = new Set(seen)
  for (const { from, to } of Object.values(links)) {
    if (seen.has(from)) first.add(to)
    if (seen.has(to)) first.add(from)
  }
  return first
}
