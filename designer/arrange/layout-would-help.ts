/** Whether a layout would make the drawing better to read: cards that lie over one another hide what is written on them. */
import type { Script } from '../../engine/script/script'
import { seenOf } from '../canvas/folding'
import { cardRectangle } from '../canvas/geometry'
import { createRoom } from './layout/room'

/** Nodes whose cards lie over that of another; empty where a layout would not help. */
export function layoutWouldHelp(script: Script): string[] {
  const { hidden } = seenOf(script)
  const room = createRoom()
  return Object.entries(script.nodes).flatMap(([id, node]) => {
    if (hidden.has(id)) return []
    const card = cardRectangle(node)
    const isFree = room.isFree(card, 0)
    room.take(card)
    return isFree ? [] : [id]
  })
}
