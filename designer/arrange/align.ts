/** Lines things up by an edge or their middle, and spaces them evenly. */
import type { Position } from '../../engine/script/script'
import { around, onGrid, type Rectangle } from '../canvas/geometry'

export const EDGES = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Edge = (typeof EDGES)[number]
export type Direction = 'across' | 'down'

type Things = ReadonlyMap<string, Rectangle>
type Places = ReadonlyMap<string, Position>

export function aligned(things: Things, edge: Edge): Places {
  const area = around([...things.values()])
  return new Map([...things].map(([key, thing]) => [key, area ? lined(thing, area, edge) : thing]))
}

function lined({ x, y, width, height }: Rectangle, area: Rectangle, edge: Edge): Position {
  switch (edge) {
    case 'left':
      return { x: area.x, y }
    case 'centre':
      return { x: Math.round(area.x + (area.width - width) / 2), y }
    case 'right':
      return { x: area.x + area.width - width, y }
    case 'top':
      return { x, y: area.y }
    case 'middle':
      return { x, y: Math.round(area.y + (area.height - height) / 2) }
    case 'bottom':
      return { x, y: area.y + area.height - height }
    default:
      return edge satisfies never
  }
}

/** The same gap between each two; the first and the last stay, unless there is too little room: then the gaps are as small as can be. */
export function distributed(things: Things, direction: Direction, leastGap: number): Places {
  const [start, size] = direction === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = [...things].sort(([, one], [, other]) => one[start] + one[size] / 2 - other[start] - other[size] / 2)
  const area = around([...things.values()])
  if (!area || sorted.length < 2) return things
  const filled = sorted.reduce((sum, [, thing]) => sum + thing[size], 0)
  const gap = Math.max(leastGap, (area[size] - filled) / (sorted.length - 1))
  let at = area[start]
  return new Map(
    sorted.map(([key, thing]) => {
      const place = { x: thing.x, y: thing.y, [start]: Math.round(at) }
      at += thing[size] + gap
      return [key, place]
    }),
  )
}

export const onTheGrid = (things: Things): Places => new Map([...things].map(([key, thing]) => [key, onGrid(thing)]))
