/** Where the view has to go for something to be seen and read. */
import { meets, middleOf, type Rectangle } from './geometry'
import type { Viewport } from './viewport'
import { inReach, READABLE_ZOOM } from './zoom'

/** Px between what is looked at and the edge of what is seen. */
const MARGIN = 40

/** The zoom at which the area fills what is seen. */
export const fitting = (area: Rectangle, seen: Rectangle) =>
  Math.min((seen.width - 2 * MARGIN) / area.width, (seen.height - 2 * MARGIN) / area.height)

/**
 * The least change of the viewport by which the area is seen and can be read; undefined where it is already. What is far off is put
 * into the middle: a card at the very edge would not show what it belongs to.
 */
export function lookingAt(area: Rectangle, seen: Rectangle, now: Viewport): Viewport | undefined {
  const zoom = inReach(Math.min(fitting(area, seen), Math.max(now.zoom, READABLE_ZOOM)))
  const isNear = now.zoom >= READABLE_ZOOM && zoom === now.zoom
  const [start, top] = [area.x * now.zoom + now.x, area.y * now.zoom + now.y]
  const by = {
    x: shift(start, area.width * now.zoom, seen.x + MARGIN, seen.width - 2 * MARGIN),
    y: shift(top, area.height * now.zoom, seen.y + MARGIN, seen.height - 2 * MARGIN),
  }
  if (isNear && by.x === 0 && by.y === 0) return undefined
  const isClose = isNear && Math.abs(by.x) < seen.width / 2 && Math.abs(by.y) < seen.height / 2
  if (isClose) return { x: now.x + by.x, y: now.y + by.y, zoom }
  const [centre, at] = [middleOf(seen), middleOf(area)]
  return { x: centre.x - at.x * zoom, y: centre.y - at.y * zoom, zoom }
}

/** The same with things that lie over a part of what is seen, such as the overview map: none of them hides the area where it can be helped. */
export function lookingPast(area: Rectangle, seen: Rectangle, over: readonly Rectangle[], now: Viewport): Viewport | undefined {
  const first = lookingAt(area, seen, now)
  const { x, y, zoom } = first ?? now
  const shown = { x: area.x * zoom + x, y: area.y * zoom + y, width: area.width * zoom, height: area.height * zoom }
  const tops = over.filter((each) => meets(each, shown)).map((each) => each.y)
  const height = Math.min(seen.y + seen.height, ...tops) - seen.y
  const isRoom = height - 2 * MARGIN >= shown.height
  return tops.length > 0 && isRoom ? (lookingAt(area, { ...seen, height }, first ?? now) ?? first) : first
}

/** How far a span has to go to lie within another. */
function shift(start: number, length: number, from: number, room: number): number {
  if (start < from) return from - start
  const over = start + length - (from + room)
  return over > 0 ? -over : 0
}
