/** Whether a band is in order as it is drawn: its ways lead from the start of the line to its end, and hardly anything lies over another. */
import type { Band } from './bands'
import { covered } from './box'
import { createRoom } from './room'

export function isInOrder({ boxes, cords }: Band): boolean {
  const byKey = new Map(boxes.map((box, place) => [box.key, { box, place }]))
  let [forward, onwards] = [0, 0]
  for (const { from, to } of cords) {
    const [source, target] = [byKey.get(from), byKey.get(to)]
    // what closes a loop leads back in every drawing
    if (!source || !target || source.place > target.place) continue
    onwards += 1
    if (target.box.old.x >= source.box.old.x + source.box.width) forward += 1
  }
  return forward >= onwards * 0.8 && overlapsIn(boxes) <= boxes.length / 10
}

function overlapsIn(boxes: Band['boxes']): number {
  const room = createRoom()
  let count = 0
  for (const box of boxes) {
    const area = covered(box, box.old)
    if (!room.isFree(area, 0)) count += 1
    room.take(area)
  }
  return count
}
