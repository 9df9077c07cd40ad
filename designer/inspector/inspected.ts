/** What the inspector shows for a selection. */
import type { Selected } from '../editor/selection'

export type Inspected =
  | { readonly is: 'script' }
  | { readonly is: 'several' }
  | { readonly is: 'node' | 'link' | 'note' | 'frame'; readonly id: string }

export function inspected({ nodes, links, notes, frames }: Selected): Inspected {
  const count = nodes.size + links.size + notes.size + frames.size
  if (count > 1) return { is: 'several' }
  for (const [is, ids] of [
    ['node', nodes],
    ['link', links],
    ['note', notes],
    ['frame', frames],
  ] as const) {
    const [id] = ids
    if (id !== undefined) return { is, id }
  }
  return { is: 'script' }
}
