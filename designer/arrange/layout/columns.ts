/** Which boxes of a band stand in one column, and where it begins: as an engine of layers proposes, or as the drawing has it. */
import type { Position } from '../../../engine/script/script'
import { GRID } from '../../canvas/geometry'
import type { Band } from './bands'
import { type Box, cordsBy, GAP_ACROSS, type Places, toGrid } from './box'

export interface Column {
  /** Where its cards, or frames, begin. */
  readonly x: number
  readonly boxes: readonly Box[]
}

/** The engine's layers, each as wide as its widest box; the first begins at 0. */
export function proposedColumns(boxes: readonly Box[], places: Places): Column[] {
  const at = (box: Box): Position => places.get(box.key) ?? box.old
  const layers: { boxes: Box[]; end: number }[] = []
  for (const box of boxes.toSorted((one, other) => at(one).x - at(other).x)) {
    const layer = layers.at(-1)
    const end = at(box).x + box.width
    if (layer && at(box).x < layer.end) {
      layer.boxes.push(box)
      layer.end = Math.max(layer.end, end)
    } else layers.push({ boxes: [box], end })
  }
  let x = 0
  return layers.map(({ boxes: layer }, place) => {
    if (place > 0) x += Math.max(...layer.map(({ reach }) => reach.left))
    const column = { x, boxes: layer }
    x = upToGrid(x + Math.max(...layer.map(({ width, reach }) => width + reach.right)) + GAP_ACROSS)
    return column
  })
}

/** Cards whose starts differ by less stand in one column. */
const ONE_COLUMN = 120
/** A column that is there is near enough to the one before from this distance. */
const LEAST_GAP = 48

/** The drawing's own columns. A box that does not stand behind all that lead to it goes on to the first column that does. */
export function ownColumns({ boxes, cords }: Band): Column[] {
  const { columnOf, starts } = clusters(boxes)
  const arriving = cordsBy('to', cords)
  const placeOf = new Map(boxes.map(({ key }, place) => [key, place]))
  const byKey = new Map(boxes.map((box) => [box.key, box]))
  const xs = new Map<string, number>()
  for (const [place, box] of boxes.entries()) {
    const before = (arriving.get(box.key) ?? []).filter(({ from }) => (placeOf.get(from) ?? place) < place)
    const ends = before.map(({ from }) => endOf(byKey.get(from), xs.get(from)))
    xs.set(box.key, box.isFixed ? box.old.x : startFrom(Math.max(...ends), columnOf.get(box.key) ?? box.old.x, starts))
  }
  const columns = new Map<number, Box[]>()
  for (const box of boxes) {
    const x = xs.get(box.key) ?? box.old.x
    columns.set(x, [...(columns.get(x) ?? []), box])
  }
  return [...columns].map(([x, held]) => ({ x, boxes: held }))
}

const endOf = (box: Box | undefined, x: number | undefined): number => (box && x !== undefined ? x + box.width : Number.NEGATIVE_INFINITY)

function startFrom(end: number, own: number, starts: number[]): number {
  if (own >= end + LEAST_GAP) return own
  const next = starts.find((start) => start >= end + LEAST_GAP && start > own)
  if (next !== undefined) return next
  const made = upToGrid(end + GAP_ACROSS)
  starts.push(made)
  starts.sort((one, other) => one - other)
  return made
}

function clusters(boxes: readonly Box[]): { readonly columnOf: ReadonlyMap<string, number>; readonly starts: number[] } {
  const columnOf = new Map<string, number>()
  const starts: number[] = []
  let cluster: Box[] = []
  const close = () => {
    const middle = cluster[Math.floor(cluster.length / 2)]
    const start = cluster.find(({ isFixed }) => isFixed)?.old.x ?? toGrid(middle?.old.x ?? 0)
    for (const { key } of cluster) columnOf.set(key, start)
    if (cluster.length > 0) starts.push(start)
    cluster = []
  }
  for (const box of boxes.toSorted((one, other) => one.old.x - other.old.x)) {
    if (box.old.x - (cluster[0]?.old.x ?? box.old.x) > ONE_COLUMN) close()
    cluster.push(box)
  }
  close()
  return { columnOf, starts }
}

const upToGrid = (value: number): number => Math.ceil(value / GRID) * GRID
