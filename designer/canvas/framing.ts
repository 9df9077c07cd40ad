/** Which frame something lies in, and what a drop makes of it: what is dropped into a frame becomes part of it, what is drawn out leaves it. */
import type { Position, Script } from '../../engine/script/script'
import type { Edit } from '../script/edits'
import { cardRectangle, frameRectangle, holds, middleOf, type Rectangle } from './geometry'

/** The frame in which the middle of the card lies; the smallest where several do. */
export function frameAt({ frames }: Pick<Script, 'frames'>, card: Rectangle): string | undefined {
  const middle = middleOf(card)
  const sizeOf = ({ width, height }: Rectangle) => width * height
  return Object.entries(frames ?? {})
    .map(([id, frame]) => ({ id, area: frameRectangle(frame) }))
    .filter(({ area }) => holds(area, middle))
    .sort((one, other) => sizeOf(one.area) - sizeOf(other.area))[0]?.id
}

export function framingEdits(script: Pick<Script, 'nodes' | 'frames'>, dropped: Readonly<Record<string, Position>>): Edit[] {
  const byFrame = new Map<string | undefined, string[]>()
  for (const [id, position] of Object.entries(dropped)) {
    const node = script.nodes[id]
    if (!node) continue
    const frame = frameAt(script, cardRectangle({ ...node, position }))
    if (frame !== node.frame) byFrame.set(frame, [...(byFrame.get(frame) ?? []), id])
  }
  return [...byFrame].map(([frame, ids]) => ({ type: 'frameNodes', ids, frame }))
}
