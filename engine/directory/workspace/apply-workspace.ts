/**
 * Applies a workspace folder: what differs is changed, scripts whose content differs are published, all in one revision.
 *
 * W1. A second apply of the same folder changes nothing.
 * W2. What was made here and never came from a folder stays; what an earlier apply brought and the folder dropped is removed.
 * W3. What was changed or removed here since the last apply is not overwritten, unless forced; the refusal shows the difference.
 */
import type { Actor } from '../../conversation/events'
import { contentHash } from '../content-hash'
import type { SubjectChange } from '../difference'
import type { DirectoryStore } from '../directory-store'
import { Conflict } from '../errors'
import type { Directory } from '../model/directory'
import { templateKey } from '../model/look-up'
import type { RunsChoice } from '../run-changes'
import { diffWorkspace } from './diff-workspace'
import { currentWorkspace, hashesOf, keyOf, type Workspace } from './workspace'

export interface WorkspacePlan {
  /** What will change; empty: everything is as the folder says. */
  readonly changes: readonly SubjectChange[]
  /** Those of the changes that would overwrite what was edited here. */
  readonly conflicts: readonly SubjectChange[]
}

/** What applyWorkspace would do, without doing it. */
export function planWorkspace(store: DirectoryStore, wanted: Workspace): WorkspacePlan {
  const current = currentWorkspace(store)
  const applied = store.lastApplied()
  const here = hashesOf(current)
  const changes = diffWorkspace(current, withOwnThings(current, wanted, applied))
  const isEditedHere = (change: SubjectChange) => here.get(keyOf(change)) !== applied.get(keyOf(change)) && !isUntouched(store, change)
  return { changes, conflicts: changes.filter((change) => isEditedHere(change) || hasUnpublishedEdits(store, wanted, change)) }
}

/** True when this very folder was applied last, so that a start may leave it alone. */
export function isApplied(store: DirectoryStore, wanted: Workspace): boolean {
  const applied = store.lastApplied()
  const hashes = hashesOf(wanted)
  return applied.size === hashes.size && [...hashes].every(([key, hash]) => applied.get(key) === hash)
}

export interface ApplyOptions {
  /** What was edited here since the last apply is overwritten. */
  readonly force?: boolean
  /** What becomes of cases that run older versions of what is published; they finish on theirs where it is missing. */
  readonly runs?: RunsChoice
}

/** Throws Conflict with the changes that were refused, and RefusedChange when the workspace does not fit what is here. */
export function applyWorkspace(
  store: DirectoryStore,
  wanted: Workspace,
  actor: Actor,
  { force = false, runs = 'finish' }: ApplyOptions = {},
): { readonly revision: number; readonly changes: readonly SubjectChange[] } {
  const { changes, conflicts } = planWorkspace(store, wanted)
  if (conflicts.length > 0 && !force) {
    const names = conflicts.map(({ kind, id }) => `${kind} "${id}"`).join(', ')
    throw new Conflict(
      `Edited here since the last apply: ${names}. Export the workspace and merge, or apply with force to overwrite.`,
      store.current().revision,
      conflicts,
    )
  }
  const current = currentWorkspace(store)
  const target = withOwnThings(current, wanted, store.lastApplied())
  const isScript = (change: SubjectChange) => change.kind === 'script'
  const scripts = changes.filter(isScript)
  const publish = new Set(scripts.flatMap(({ id, action }) => (action === 'remove' ? [] : [id])))
  const { revision } = store.applyWorkspace(
    {
      directory: { ...target.directory, scripts: store.current().scripts },
      publish: wanted.scripts.filter(({ id }) => publish.has(id)),
      unpublish: scripts.flatMap(({ id, action }) => (action === 'remove' ? [id] : [])),
      applied: hashesOf(wanted),
      runs,
    },
    actor,
  )
  return { revision, changes }
}

/** The wanted workspace with what was made here and never came from a folder. */
function withOwnThings(current: Workspace, wanted: Workspace, applied: ReadonlyMap<string, string>): Workspace {
  const own = <Thing>(kind: string, here: readonly Thing[], there: readonly Thing[], identify: (thing: Thing) => string): Thing[] => {
    const taken = new Set(there.map(identify))
    return [...there, ...here.filter((thing) => !taken.has(identify(thing)) && !applied.has(`${kind} ${identify(thing)}`))]
  }
  const idOf = ({ id }: { readonly id: string }) => id
  const a = current.directory
  const b = wanted.directory
  const directory: Omit<Directory, 'scripts'> = {
    channels: own('channel', a.channels, b.channels, idOf),
    skills: own('skill', a.skills, b.skills, idOf),
    agents: own('agent', a.agents, b.agents, idOf),
    hours: own('hours', a.hours, b.hours, idOf),
    templates: own('template', a.templates, b.templates, ({ name, language }) => templateKey(name, language)),
    screenPopHosts: b.screenPopHosts,
    ...(b.httpHosts ? { httpHosts: b.httpHosts } : {}),
  }
  return { directory, scripts: own('script', current.scripts, wanted.scripts, idOf) }
}

/** Settings exist from the start: those that nobody ever set are nobody's edit. */
function isUntouched(store: DirectoryStore, { kind }: SubjectChange): boolean {
  const { screenPopHosts, httpHosts = [] } = store.current()
  return kind === 'settings' && screenPopHosts.length === 0 && httpHosts.length === 0
}

/** Work on a draft would be lost when the folder's version takes its place. */
function hasUnpublishedEdits(store: DirectoryStore, wanted: Workspace, { kind, id, action }: SubjectChange): boolean {
  if (kind !== 'script' || action === 'remove') return false
  const draft = store.draft(id)
  if (!draft || draft.hash === store.versions(id)[0]?.hash) return false
  const script = wanted.scripts.find((candidate) => candidate.id === id)
  return script === undefined || draft.hash !== contentHash(script)
}
