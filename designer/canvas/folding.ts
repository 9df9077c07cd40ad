/**
 * What belongs to a frame, and what of the drawing is seen while frames are folded: a folded frame stands for its nodes, and links
 * across its edge end at it. Nodes say themselves which frame they are part of; notes belong to the frame that they lie in.
 */
import type { Frame, Script } from '../../engine/script/script'
import { lies, noteRectangle } from './geometry'

export interface Seen {
  /** Node id -> the folded frame that stands for it. */
  readonly hidden: ReadonlyMap<string, string>
  readonly hiddenNotes: ReadonlySet<string>
}

const NOTHING_HIDDEN: Seen = { hidden: new Map(), hiddenNotes: new Set() }

type Drawing = Pick<Script, 'nodes' | 'notes' | 'frames'>

export function seenOf(script: Drawing): Seen {
  const folded = Object.entries(script.frames ?? {}).filter(([, { isFolded }]) => isFolded)
  if (folded.length === 0) return NOTHING_HIDDEN
  const ids = new Set(folded.map(([id]) => id))
  const hidden = new Map<string, string>()
  for (const [id, { frame }] of Object.entries(script.nodes)) if (frame !== undefined && ids.has(frame)) hidden.set(id, frame)
  const hiddenNotes = new Set(folded.flatMap(([, frame]) => notesIn(script, frame)))
  for (const [id, { node }] of Object.entries(script.notes)) if (node !== undefined && hidden.has(node)) hiddenNotes.add(id)
  return { hidden, hiddenNotes }
}

/** Nodes by the frame that they are part of. */
export function membersOf({ nodes }: Pick<Script, 'nodes'>): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const id of Object.keys(nodes)) {
    const frame = nodes[id]?.frame
    if (frame === undefined) continue
    const known = members.get(frame)
    if (known) known.push(id)
    else members.set(frame, [id])
  }
  return members
}

/** Notes that lie in the frame as it is when unfolded, and so move and fold with it. */
export function notesIn({ notes }: Pick<Script, 'notes'>, { position, size }: Frame): string[] {
  const area = { ...position, ...size }
  return Object.entries(notes).flatMap(([id, note]) => (note.node === undefined && lies(noteRectangle(note), area) ? [id] : []))
}
