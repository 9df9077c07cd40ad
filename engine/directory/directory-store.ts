/** What the directory offers to those who change and read it; store.ts keeps it in a file. */
import type { Actor } from '../conversation/events'
import type { Problem, Script } from '../script/script'
import type { AuditPage, AuditQuery, AuditRecord } from './audit'
import type { ChannelSecrets } from './channel-secrets'
import type { DirectoryChangeInput, Subject } from './model/changes'
import type { Directory, DirectoryRevision } from './model/directory'
import type { Use } from './model/where-used'
import type { Draft, ScriptSummary, ScriptVersion } from './script-shelf'

/** Errors among the problems keep a script from being published. */
export type Diagnose = (script: Script, directory: Directory) => readonly Problem[]

/** All that one apply of a workspace changes. */
export interface WorkspaceUpdate {
  /** With its `scripts` as they are now: publishing and unpublishing changes them. */
  readonly directory: Directory
  readonly publish: readonly Script[]
  readonly unpublish: readonly string[]
  /** The content hash of each subject of the workspace afterwards, by `kind id`. */
  readonly applied: ReadonlyMap<string, string>
}

export interface DirectoryStore {
  current(): DirectoryRevision
  /** Throws NotFound. */
  at(revision: number): DirectoryRevision
  /** Several changes happen together or not at all. Throws RefusedChange, Conflict, StorageError. */
  change(change: DirectoryChangeInput | readonly DirectoryChangeInput[], actor: Actor, baseRevision?: number): { readonly revision: number }
  whereUsed(subject: Subject): Use[]
  /** Called after each new revision, in order; returns how to stop. */
  onChanged(listener: (revision: DirectoryRevision) => void): () => void

  scripts(): ScriptSummary[]
  draft(scriptId: string): Draft | undefined
  /** `baseRevision` is the draft revision that the work began from, 0 for a new script. Throws RefusedChange, Conflict. */
  saveDraft(document: unknown, actor: Actor, baseRevision: number): Draft
  /** Publishes the draft; the version published last where nothing changed. Throws NotFound, RefusedChange, Conflict. */
  publish(scriptId: string, note: string, actor: Actor, draftRevision?: number): ScriptVersion
  /** Newest first. */
  versions(scriptId: string): ScriptVersion[]
  scriptVersion(scriptId: string, version: number): Script | undefined
  scriptByHash(hash: string): Script | undefined
  /** Runs this published version for new cases: the way back, and forth. Throws NotFound, RefusedChange. */
  setPublishedVersion(scriptId: string, version: number, actor: Actor): { readonly revision: number }
  /** Only what was never published and is not used. Throws NotFound, RefusedChange. */
  deleteScript(scriptId: string, actor: Actor): void

  readonly channelSecrets: ChannelSecrets
  readAudit(query?: AuditQuery): AuditPage
  /** The number of the first audit entry that was altered or is missing, or undefined. */
  findBrokenAudit(): number | undefined
  /** For changes that are kept elsewhere, such as people. */
  recordAudit(record: AuditRecord): void

  /** What the last apply of a workspace left: content hashes by `kind id`. */
  lastApplied(): ReadonlyMap<string, string>
  applyWorkspace(update: WorkspaceUpdate, actor: Actor): { readonly revision: number }
  close(): void
}
