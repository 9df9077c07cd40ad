/** The places of a band in its columns: what goes straight on from a box, and stands nearly level with it, comes to stand level. */
import type { Band } from './bands'
import { type Box, cordsBy, type Places } from './box'
import type { Column } from './columns'
import { stack, type Wish } from './stack'

/** Further apart they are meant to be. */
const NEARLY = 40

export function levelled({ boxes, cords }: Band, columns: readonly Column[], wanted: (box: Box) => number): Places {
  const places: Places = new Map()
  const leaving = cordsBy('from', cords)
  const straight = cordsBy(
    'to',
    boxes.flatMap(({ key }) => leaving.get(key)?.[0] ?? []),
  )
  function wish(box: Box, x: number): Wish {
    if (box.isFixed && box.old.x === x) return { box, y: box.old.y, weight: 1e6 }
    const y = wanted(box)
    for (const { from, fromY, toY } of straight.get(box.key) ?? []) {
      const before = places.get(from)
      const level = before && before.y + fromY - toY
      if (before && level !== undefined && before.x < x && Math.abs(level - y) <= NEARLY) return { box, y: level, weight: 1 }
    }
    return { box, y, weight: 1 }
  }
  for (const { x, boxes: held } of columns.toSorted((one, other) => one.x - other.x)) {
    for (const [key, y] of stack(held.map((box) => wish(box, x)))) places.set(key, { x, y })
  }
  return places
}
