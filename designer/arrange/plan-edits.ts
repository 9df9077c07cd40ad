/** What has to be edited so that a drawing looks as planned; nothing for what is there already. */
import type { Position, Script } from '../../engine/script/script'
import type { Edit } from '../script/edits'
import type { Plan } from './layout/lay-out'

export function planEdits(script: Script, { nodes, notes, frames }: Plan): Edit[] {
  const edits: Edit[] = []
  const all = script.frames ?? {}
  const moved = {
    nodes: changed(script.nodes, nodes),
    notes: changed(script.notes, notes),
    frames: changed(all, frames),
  }
  // a frame that moves would take its nodes along, wherever they are planned to be
  for (const [id, { frame }] of Object.entries(script.nodes)) {
    if (frame !== undefined && frame in moved.frames && nodes[id]) moved.nodes[id] = nodes[id]
  }
  if ([moved.nodes, moved.notes, moved.frames].some((places) => Object.keys(places).length > 0))
    edits.push({ type: 'moveThings', ...moved })
  for (const [id, { width, height }] of Object.entries(frames)) {
    const frame = all[id]
    if (!frame || frame.isFolded || (frame.size.width === width && frame.size.height === height)) continue
    edits.push({ type: 'changeFrame', id, changes: { size: { width, height } } })
  }
  return edits
}

function changed(
  things: Readonly<Record<string, { readonly position: Position }>>,
  planned: Readonly<Record<string, Position>>,
): Record<string, Position> {
  return Object.fromEntries(
    Object.entries(planned).flatMap(([id, { x, y }]) => {
      const at = things[id]?.position
      return at && (at.x !== x || at.y !== y) ? [[id, { x, y }]] : []
    }),
  )
}
