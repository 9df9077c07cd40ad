/** The edits that replace what was found; texts in which nothing may be replaced are left alone. */
import type { Edit } from '../script/edits'
import { type Hit, replacedIn } from './find-in-script'

export const replaceableCount = (hits: readonly Hit[]): number => hits.reduce((sum, { replaceable }) => sum + replaceable.length, 0)

export function replaceEdits(hits: readonly Hit[], by: string): readonly Edit[] {
  return hits.flatMap(({ thing, found, replaceable }): Edit[] => {
    if (replaceable.length === 0) return []
    const value = replacedIn(found.text, replaceable, by)
    switch (thing.is) {
      case 'node':
        return found.path === undefined
          ? [{ type: 'renameNode', id: thing.id, name: value.trim() || undefined }]
          : [{ type: 'changeSetting', id: thing.id, path: found.path, value }]
      case 'note':
        return [{ type: 'changeNote', id: thing.id, changes: { text: value } }]
      case 'frame':
        return [{ type: 'changeFrame', id: thing.id, changes: { title: value } }]
      default:
        return []
    }
  })
}
