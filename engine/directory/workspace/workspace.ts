/**
 * Workspace as code: a folder with `workspace.yaml` (the directory, in the words of its schema) and `scripts/<id>.json`. It is
 * complete by itself: what it names, it holds.
 */
import type { Script } from '../../script/script'
import { contentHash } from '../content-hash'
import type { DirectoryStore } from '../directory-store'
import { type Directory, type DirectoryRevision, Directory as DirectorySchema } from '../model/directory'
import { type SubjectContent, subjectsOf } from '../model/subjects'

export const WORKSPACE_FILE = 'workspace.yaml'
export const SCRIPTS_FOLDER = 'scripts'
/** Grows with every change of the folder's shape. */
export const WORKSPACE_FORMAT_VERSION = 1

/** Larger files are refused unread. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

/** What workspace.yaml holds: the directory without the published versions, which come of the script files. */
export const WorkspaceDirectory = DirectorySchema.omit({ scripts: true })

export interface Workspace {
  readonly directory: Omit<Directory, 'scripts'>
  readonly scripts: readonly Script[]
}

/** Everything of a workspace one by one; a script's content is its document. */
export function subjectsOfWorkspace({ directory, scripts }: Workspace): SubjectContent[] {
  return [
    ...scripts.map((content): SubjectContent => ({ kind: 'script', id: content.id, content })),
    ...subjectsOf({ ...directory, scripts: [] }),
  ]
}

/** The workspace as it stands in the store: the published versions, not the drafts. */
export function currentWorkspace(store: DirectoryStore): Workspace {
  const current: DirectoryRevision = store.current()
  return { directory: WorkspaceDirectory.parse(current), scripts: current.scripts.flatMap(({ hash }) => store.scriptByHash(hash) ?? []) }
}

export const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind} ${id}`

/** Content hash of each subject by `kind id`. */
export function hashesOf(workspace: Workspace): Map<string, string> {
  return new Map(subjectsOfWorkspace(workspace).map((subject) => [keyOf(subject), contentHash(subject.content)]))
}
