/** What edits are about: how many things, and of which sort where they are all of one. */
import type { Edit } from './edits'

export type Thing = 'nodes' | 'links' | 'notes' | 'frames'

/** `of` is missing where there are things of several sorts. */
export function aboutThings(edits: readonly Edit[]): { readonly count: number; readonly of?: Thing } {
  const sorts = new Set(edits.flatMap((edit) => sortsOf(edit)))
  const [only] = sorts
  const count = edits.reduce((sum, edit) => sum + sizeOf(edit), 0)
  return { count, ...(sorts.size === 1 && only !== undefined ? { of: only } : {}) }
}

function sizeOf(edit: Edit): number {
  if ('ids' in edit) return edit.ids.length
  if (edit.type === 'moveThings')
    return [edit.nodes, edit.notes, edit.frames].reduce((sum, part) => sum + Object.keys(part ?? {}).length, 0)
  if (edit.type === 'addFragment') return Object.keys(edit.fragment.nodes).length + Object.keys(edit.fragment.notes).length
  return 1
}

function sortsOf(edit: Edit): readonly Thing[] {
  switch (edit.type) {
    case 'moveThings':
      return filled({ nodes: edit.nodes, notes: edit.notes, frames: edit.frames })
    case 'addFragment':
      return filled({ nodes: edit.fragment.nodes, notes: edit.fragment.notes })
    case 'removeNodes':
    case 'removeAndHeal':
    case 'pinNodes':
    case 'frameNodes':
      return ['nodes']
    case 'unlink':
      return ['links']
    case 'removeNotes':
      return ['notes']
    case 'removeFrames':
      return ['frames']
    default:
      return []
  }
}

const filled = (parts: Readonly<Partial<Record<Thing, object | undefined>>>): readonly Thing[] =>
  (Object.keys(parts) as Thing[]).filter((thing) => Object.keys(parts[thing] ?? {}).length > 0)
