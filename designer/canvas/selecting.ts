/** What React Flow calls selected, as the editor's selection: the one that inspector, outline and commands share. */
import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import type { Place, Selected } from '../editor/selection'
import { type CanvasNode, type CordEdge, frameKey, noteKey, type ThingKey, thingOf } from './elements'
import { seenOf } from './folding'
import { cardRectangle, frameRectangle, lies, meets, noteRectangle, type Rectangle } from './geometry'

export function selectThings(
  { selection }: Pick<Editor, 'selection'>,
  changes: readonly NodeChange<CanvasNode>[],
  { isMarquee }: { readonly isMarquee: boolean },
): void {
  const selecting = changes.filter((change) => change.type === 'select')
  // what lies in a marquee is worked out below, where frames count only when they lie in it whole
  if (selecting.length === 0 || isMarquee) return
  const before = selection.getState()
  const next = { node: new Set(before.nodes), note: new Set(before.notes), frame: new Set(before.frames) }
  let last: ThingKey | undefined
  for (const { id: key, selected } of selecting) {
    const thing = thingOf(key)
    if (selected) last = thing
    if (selected) next[thing.is].add(thing.id)
    else next[thing.is].delete(thing.id)
  }
  selection.select({ nodes: next.node, notes: next.note, frames: next.frame, links: before.links }, last)
}

export function selectLinks({ selection }: Pick<Editor, 'selection'>, changes: readonly EdgeChange<CordEdge>[]): void {
  const selecting = changes.filter((change) => change.type === 'select')
  if (selecting.length === 0) return
  const { nodes, notes, frames, links: before } = selection.getState()
  const links = new Set(before)
  let last: Place | undefined
  for (const { id, selected } of selecting) {
    if (selected) last = { is: 'link', id }
    if (selected) links.add(id)
    else links.delete(id)
  }
  selection.select({ nodes, notes, frames, links }, last)
}

/** Whatever the area touches; a frame only when it lies in it whole, or nothing within it could be selected alone. */
export function thingsIn(script: Pick<Script, 'nodes' | 'notes' | 'frames'>, area: Rectangle): Selected {
  const { hidden, hiddenNotes } = seenOf(script)
  const ids = <Thing>(things: Readonly<Record<string, Thing>>, isIn: (thing: Thing, id: string) => boolean) =>
    new Set(Object.entries(things).flatMap(([id, thing]) => (isIn(thing, id) ? [id] : [])))
  return {
    nodes: ids(script.nodes, (node, id) => !hidden.has(id) && meets(cardRectangle(node), area)),
    notes: ids(script.notes, (note, id) => !hiddenNotes.has(id) && meets(noteRectangle(note), area)),
    frames: ids(script.frames ?? {}, (frame) => (frame.isFolded ? meets : lies)(frameRectangle(frame), area)),
    links: new Set(),
  }
}

export const together = (one: Selected, other: Selected): Selected => ({
  nodes: new Set([...one.nodes, ...other.nodes]),
  links: new Set([...one.links, ...other.links]),
  notes: new Set([...one.notes, ...other.notes]),
  frames: new Set([...one.frames, ...other.frames]),
})

/** What is gone from the script (undo, others' edits) is not selected any more. */
export function forgetWhatIsGone({ script, selection }: Pick<Editor, 'script' | 'selection'>): void {
  const { nodes, links, notes, frames, at } = selection.getState()
  const now = script.script()
  const left = (ids: ReadonlySet<string>, things: Readonly<Record<string, unknown>> = {}) =>
    [...ids].every((id) => id in things) ? ids : new Set([...ids].filter((id) => id in things))
  const kept = {
    nodes: left(nodes, now.nodes),
    links: left(links, now.links),
    notes: left(notes, now.notes),
    frames: left(frames, now.frames),
  }
  if (kept.nodes === nodes && kept.links === links && kept.notes === notes && kept.frames === frames) return
  selection.select(kept, at)
}

/** The keys of all that is selected, as React Flow knows them. */
export const selectedKeys = ({ nodes, notes, frames }: Selected): string[] => [
  ...nodes,
  ...[...notes].map(noteKey),
  ...[...frames].map(frameKey),
]
