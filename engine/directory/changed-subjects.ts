/** Which things differ between two directories, each with what it was and what it is: for the audit, and for knowing that nothing did. */
import { contentHash } from './content-hash'
import type { Subject } from './model/changes'
import type { Directory } from './model/directory'
import { type SubjectContent, subjectsOf } from './model/subjects'

/** Undefined on one side: it was not there before, or is not any more. */
export interface ChangedSubject extends Subject {
  readonly before: unknown
  readonly after: unknown
}

/** What is new or different in order, then what is gone. */
export function changedSubjects(before: Directory, after: Directory): ChangedSubject[] {
  const key = ({ kind, id }: SubjectContent) => `${kind} ${id}`
  const old = new Map(subjectsOf(before).map((subject) => [key(subject), subject]))
  const next = subjectsOf(after)
  const gone = new Map(old)
  for (const subject of next) gone.delete(key(subject))
  return [
    ...next.flatMap((subject): ChangedSubject[] => {
      const known = old.get(key(subject))?.content
      return known === subject.content || (known !== undefined && contentHash(known) === contentHash(subject.content))
        ? []
        : [{ kind: subject.kind, id: subject.id, before: known, after: subject.content }]
    }),
    ...[...gone.values()].map(({ kind, id, content }): ChangedSubject => ({ kind, id, before: content, after: undefined })),
  ]
}
