/**
 * Lays out boxes that belong together.
 *
 * L1. Fixed boxes stay; the others are placed as if they were free, moved as one to where the fixed ones are, and make room.
 * L2. A band that is in order already is laid out from what it is: boxes stay in their columns and in their order, and move only to
 *     stand level, or out of one another's way. So what was laid out once moves only where something was added. Anew, nothing of the
 *     old drawing counts.
 * L3. No two boxes that are not fixed lie over one another, nor over a fixed one.
 */
import type { Position } from '../../../engine/script/script'
import { around, GRID, onGrid, type Rectangle } from '../../canvas/geometry'
import { type Band, bandsOf } from './bands'
import { type Box, covered, GAP_ACROSS, GAP_BANDS, GAP_DOWN, type Group, type Places, toGrid } from './box'
import { type Column, ownColumns, proposedColumns } from './columns'
import { elkGraph } from './elk-graph'
import type { LayoutEngine } from './engine'
import { isInOrder } from './in-order'
import { levelled } from './levelled'
import { createRoom, type Room } from './room'

export interface LayOptions {
  readonly isAnew: boolean
  /** What stays where it is when nothing is fixed: the first box, or the upper start corner of them all. */
  readonly anchor: 'first' | 'corner'
  /** What is not moved and must not be covered. */
  readonly obstacles: readonly Rectangle[]
}

/** Gives the room as it is then, so that notes find their places. */
export async function layGroup(
  group: Group,
  engine: LayoutEngine,
  { isAnew, anchor, obstacles }: LayOptions,
): Promise<{ readonly places: Places; readonly room: Room }> {
  const places: Places = new Map()
  let above: Rectangle | undefined
  let isKept = true
  for (const band of bandsOf(group)) {
    const isOrderly = !isAnew && isInOrder(band)
    isKept &&= isOrderly
    const placed = isOrderly ? keepBand(band) : await placeBand(band, engine)
    const by = shiftBelow(band, placed, above, isOrderly)
    for (const [key, at] of placed) places.set(key, shifted(at, by))
    above = around([...(above ? [above] : []), ...band.boxes.map((box) => covered(box, places.get(box.key) ?? box.old))])
  }
  if (anchor === 'corner' && !isKept) moveToCorner(group.boxes, places)
  return { places, room: makeRoom(group.boxes, places, obstacles) }
}

function keepBand(band: Band): Places {
  // what no link joins to anything stands where the author wants it
  if (band.cords.length === 0) return new Map(band.boxes.map(({ key, old }) => [key, old]))
  return levelled(band, ownColumns(band), ({ old }) => old.y)
}

async function placeBand(band: Band, engine: LayoutEngine): Promise<Places> {
  if (band.cords.length === 0) return inRows(band.boxes)
  const { children = [] } = await engine.layout(elkGraph(band))
  const byKey = new Map(band.boxes.map((box) => [box.key, box]))
  const proposed: Places = new Map()
  for (const { id, x = 0, y = 0 } of children) {
    const box = byKey.get(id)
    if (box) proposed.set(id, { x: x + box.reach.left, y: y + box.reach.above })
  }
  const columns = proposedColumns(band.boxes, proposed)
  const by = shiftToOld(band, columns, proposed)
  const moved = columns.map(({ x, boxes }) => ({ x: toGrid(x + by.x), boxes }))
  return levelled(band, moved, ({ key, old }) => toGrid((proposed.get(key)?.y ?? old.y) + by.y))
}

/** How far what is proposed lies from what is: by the fixed boxes, or by the first. */
function shiftToOld({ boxes }: Band, columns: readonly Column[], proposed: Places): Position {
  const fixed = boxes.filter(({ isFixed }) => isFixed)
  const compared = fixed.length > 0 ? fixed : boxes.slice(0, 1)
  const xOf = new Map(columns.flatMap(({ x, boxes: held }) => held.map(({ key }) => [key, x])))
  return {
    x: middle(compared.map(({ key, old }) => old.x - (xOf.get(key) ?? old.x))),
    y: middle(compared.map(({ key, old }) => old.y - (proposed.get(key)?.y ?? old.y))),
  }
}

const middle = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** Bands lie below one another; one that keeps its place goes down only as far as it must. */
function shiftBelow({ boxes }: Band, placed: Places, above: Rectangle | undefined, isKept: boolean): Position {
  const own = around(boxes.map((box) => covered(box, placed.get(box.key) ?? box.old)))
  if (!above || !own || boxes.some(({ isFixed }) => isFixed)) return { x: 0, y: 0 }
  const down = Math.ceil((above.y + above.height + GAP_BANDS - own.y) / GRID) * GRID
  // far enough below, or beside: then it is in nobody's way
  const isBeside = own.x >= above.x + above.width || own.x + own.width <= above.x
  if (isKept) return { x: 0, y: isBeside || down <= GAP_BANDS - GAP_DOWN ? 0 : down }
  return { x: toGrid(above.x - own.x), y: down }
}

const shifted = (at: Position, by: Position): Position => ({ x: at.x + by.x, y: at.y + by.y })

function moveToCorner(boxes: readonly Box[], places: Places): void {
  if (boxes.some(({ isFixed }) => isFixed)) return
  const before = around(boxes.map((box) => covered(box, box.old)))
  const after = around(boxes.map((box) => covered(box, places.get(box.key) ?? box.old)))
  if (!before || !after) return
  const by = { x: toGrid(before.x - after.x), y: toGrid(before.y - after.y) }
  for (const [key, at] of places) places.set(key, shifted(at, by))
}

function makeRoom(boxes: readonly Box[], places: Places, obstacles: readonly Rectangle[]): Room {
  const room = createRoom()
  for (const obstacle of obstacles) room.take(obstacle)
  for (const box of boxes) {
    if (!box.isFixed) continue
    places.set(box.key, box.old)
    room.take(covered(box, box.old))
  }
  const at = (box: Box) => onGrid(places.get(box.key) ?? box.old)
  for (const box of boxes.filter(({ isFixed }) => !isFixed).sort((one, other) => at(one).x - at(other).x || at(one).y - at(other).y)) {
    const wanted = covered(box, at(box))
    const free = room.nearest(wanted, GAP_DOWN / 2)
    room.take({ ...wanted, ...free })
    places.set(box.key, { x: free.x + box.reach.left, y: free.y + box.reach.above })
  }
  return room
}

/** What no link joins: rows about as long as the rows are many. */
function inRows(boxes: readonly Box[]): Places {
  const places: Places = new Map()
  const longest = Math.max(4, Math.ceil(Math.sqrt(boxes.length)))
  const start = boxes[0]?.old ?? { x: 0, y: 0 }
  let [x, y, height] = [start.x, start.y, 0]
  for (const [place, box] of boxes.entries()) {
    if (place > 0 && place % longest === 0) [x, y, height] = [start.x, y + height + GAP_DOWN, 0]
    const area = covered(box, { x: 0, y: 0 })
    places.set(box.key, { x: toGrid(x + box.reach.left), y: toGrid(y + box.reach.above) })
    x += Math.ceil((area.width + GAP_ACROSS) / GRID) * GRID
    height = Math.max(height, Math.ceil(area.height / GRID) * GRID)
  }
  return places
}
