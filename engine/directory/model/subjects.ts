/** The things of a directory one by one, whatever their kind: for diffs, audit and finding what was removed. */
import type { Subject, SubjectKind } from './changes'
import type { Directory } from './directory'
import { templateKey } from './look-up'

export interface SubjectContent extends Subject {
  /** JSON; of a script which version is published. */
  readonly content: unknown
}

/** Every thing in order of the lists, the settings last. */
export function subjectsOf(directory: Directory): SubjectContent[] {
  const list = (kind: SubjectKind, things: readonly { readonly id: string }[]) =>
    things.map((content) => ({ kind, id: content.id, content }))
  return [
    ...list('script', directory.scripts),
    ...list('hours', directory.hours),
    ...list('skill', directory.skills),
    ...list('agent', directory.agents),
    ...directory.templates.map((content) => ({ kind: 'template' as const, id: templateKey(content.name, content.language), content })),
    ...list('channel', directory.channels),
    { kind: 'settings', id: 'workspace', content: settingsOf(directory) },
  ]
}

/** What nobody has set is not there: a workspace from before it was possible has not changed. */
function settingsOf({ screenPopHosts, httpHosts = [] }: Directory) {
  return { screenPopHosts, ...(httpHosts.length > 0 ? { httpHosts } : {}) }
}
