/** Which places of the drawing are taken, and where the nearest free one is above or below. */
import type { Position } from '../../../engine/script/script'
import { GRID, type Rectangle } from '../../canvas/geometry'

export interface Room {
  take(rectangle: Rectangle): void
  /** The nearest height at which the rectangle lies over nothing, with `gap` around it. */
  nearest(wanted: Rectangle, gap: number): Position
  isFree(rectangle: Rectangle, gap: number): boolean
}

/** Rectangles are kept by the strips that they reach into, so that only near ones are compared. */
const STRIP = 320

export function createRoom(): Room {
  const strips = new Map<number, Rectangle[]>()
  const stripsOf = ({ x, width }: Rectangle, gap: number) => {
    const [first, last] = [Math.floor((x - gap) / STRIP), Math.floor((x + width + gap) / STRIP)]
    return Array.from({ length: last - first + 1 }, (_, place) => first + place)
  }
  const beside = (wanted: Rectangle, gap: number) => {
    const near = new Set(stripsOf(wanted, gap).flatMap((strip) => strips.get(strip) ?? []))
    return [...near].filter(({ x, width }) => x < wanted.x + wanted.width + gap && wanted.x < x + width + gap)
  }
  const isOver = (wanted: Rectangle, { y, height }: Rectangle, gap: number) =>
    y < wanted.y + wanted.height + gap && wanted.y < y + height + gap
  return {
    take(rectangle) {
      for (const strip of stripsOf(rectangle, 0)) strips.set(strip, [...(strips.get(strip) ?? []), rectangle])
    },
    isFree: (wanted, gap) => !beside(wanted, gap).some((other) => isOver(wanted, other, gap)),
    nearest(wanted, gap) {
      // each rectangle beside forbids a range of heights; the nearest end of the range that holds the wanted one is free
      const ranges = beside(wanted, gap)
        .map(({ y, height }) => ({ from: y - gap - wanted.height, to: y + height + gap }))
        .sort((one, other) => one.from - other.from)
      let range: { from: number; to: number } | undefined
      for (const next of ranges) {
        if (range && next.from < range.to + GRID) range.to = Math.max(range.to, next.to)
        else if (range && range.from < wanted.y && wanted.y < range.to) break
        else range = { ...next }
      }
      if (!range || wanted.y <= range.from || wanted.y >= range.to) return { x: wanted.x, y: wanted.y }
      const [up, down] = [Math.floor(range.from / GRID) * GRID, Math.ceil(range.to / GRID) * GRID]
      return { x: wanted.x, y: wanted.y - up < down - wanted.y ? up : down }
    },
  }
}
