/**
 * Two documents as one drawing: everything that either has, with a mark on what differs. What was removed stands where it stood; a
 * link that leads elsewhere now is drawn twice.
 */
import { scriptDifference, type ThingsDifference } from '../../engine/script/difference'
import type { Link, Script } from '../../engine/script/script'
import { frameKey, noteKey } from '../canvas/elements'
import type { Mark } from '../editor/view-state'
import { portsOf } from '../script/ports'

export interface UnionScript {
  readonly script: Script
  readonly marks: ReadonlyMap<string, Mark>
}

/** Ids of links are free texts; this one is no port's. */
const asBefore = (id: string) => `${id} (before)`

export function unionScript(before: Script, after: Script, { hidesLayout = false } = {}): UnionScript {
  const difference = scriptDifference(before, after)
  const marks = new Map<string, Mark>()
  for (const kind of ['nodes', 'notes', 'frames'] as const) {
    if (!hidesLayout) for (const { id } of difference[kind].moved) marks.set(KEYS[kind](id), 'moved')
    mark(marks, difference[kind], KEYS[kind])
  }
  mark(marks, difference.links, (id) => id)

  const nodes = { ...before.nodes, ...after.nodes }
  const links: Record<string, Link> = { ...after.links }
  const keepOld = (id: string, as: string) => {
    const link = before.links[id]
    // a way out that the node has no more cannot be drawn; the list tells of it
    if (!link || !hasPort(nodes, link)) return
    links[as] = link
    marks.set(as, 'removed')
  }
  for (const id of difference.links.removed) keepOld(id, id in links ? asBefore(id) : id)
  for (const { id } of difference.links.changed) keepOld(id, asBefore(id))
  const frames = { ...before.frames, ...after.frames }
  return {
    script: { ...after, nodes, links, notes: { ...before.notes, ...after.notes }, ...(Object.keys(frames).length > 0 ? { frames } : {}) },
    marks,
  }
}

/** Notes and frames may have the ids of nodes. */
const KEYS = { nodes: (id: string) => id, notes: noteKey, frames: frameKey }

function mark(marks: Map<string, Mark>, { added, removed, changed }: ThingsDifference, keyOf: (id: string) => string): void {
  for (const id of added) marks.set(keyOf(id), 'added')
  for (const id of removed) marks.set(keyOf(id), 'removed')
  for (const { id } of changed) marks.set(keyOf(id), 'changed')
}

function hasPort(nodes: Script['nodes'], { from, port, to }: Link): boolean {
  const node = nodes[from]
  return node !== undefined && to in nodes && port in portsOf(node)
}
