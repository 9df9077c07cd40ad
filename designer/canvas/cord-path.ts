/** The line that a cord takes from a port to a way in, the same near and far. */
import type { Position } from '../../engine/script/script'

export interface CordLine {
  readonly start: Position
  readonly end: Position
}

/** Leaves towards the end of the line and arrives from its start, with more room for turning where it leads back. */
function bendOf({ start, end }: CordLine): number {
  const across = end.x - start.x
  return across >= 0 ? Math.max(32, across / 2) : 56 + 6 * Math.sqrt(-across)
}

export function cordPath(line: CordLine): string {
  const { start, end } = line
  const bend = bendOf(line)
  return `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x - bend},${end.y} ${end.x},${end.y}`
}

export function drawCord(onto: Pick<Path2D, 'moveTo' | 'bezierCurveTo'>, line: CordLine): void {
  const { start, end } = line
  const bend = bendOf(line)
  onto.moveTo(start.x, start.y)
  onto.bezierCurveTo(start.x + bend, start.y, end.x - bend, end.y, end.x, end.y)
}

/** Half-way along it: the bends at both ends are alike, so that this is the middle between the ends. */
export const cordMiddle = ({ start, end }: CordLine): Position => ({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 })
