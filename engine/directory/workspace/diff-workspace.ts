/** What an apply would change, thing by thing, in lines that a person reads. */
import { contentHash } from '../content-hash'
import { describeChange, type SubjectChange } from '../difference'
import type { SubjectContent } from '../model/subjects'
import { keyOf, subjectsOfWorkspace, type Workspace } from './workspace'

/** In order: what is added or changed as the wanted workspace lists it, then what is removed. Empty when both mean the same. */
export function diffWorkspace(current: Workspace, wanted: Workspace): SubjectChange[] {
  const before = byKey(current)
  const after = byKey(wanted)
  const changed = [...after].flatMap(([key, subject]) => {
    const known = before.get(key)
    return known && contentHash(known.content) === contentHash(subject.content)
      ? []
      : [describeChange(subject, known?.content, subject.content)]
  })
  const removed = [...before].flatMap(([key, subject]) => (after.has(key) ? [] : [describeChange(subject, subject.content, undefined)]))
  return [...changed, ...removed]
}

const byKey = (workspace: Workspace): ReadonlyMap<string, SubjectContent> =>
  new Map(subjectsOfWorkspace(workspace).map((subject) => [keyOf(subject), subject]))
