/** What the directory offers to those who change and read it; store.ts keeps it in a file. */
import type { Actor } from '../conversation/events'
import type { Problem, Script } from '../script/script'
import type { AuditPage, AuditQuery, AuditRecord } from './audit'
import type { ChannelSecrets } from './channel-secrets'
import type { Comments } from './comments'
import type { DirectoryChangeInput, Subject } from './model/changes'
import type { Directory, DirectoryRevision } from './model/directory'
import type { Use } from './model/where-used'
import type { RequestSecrets } from './request-secrets'
import type { RunChangeLog } from './run-change-log'
import type { RunsChoice } from './run-changes'
import type { RunsChoices } from './runs-choices'
import type { ScheduledPublication, ScheduledPublications } from './scheduled-publications'
import type { HistoryQuery, ScriptHistoryPage } from './script-history'
import type { Draft, DraftState, ScriptSummary, ScriptVersion } from './script-shelf'

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
  /** For cases that run older versions of what is published; they finish on theirs where it is missing. */
  readonly runs?: RunsChoice
}

/** What became of a script, for those who have it open. */
export type ScriptNews = { readonly scriptId: string; readonly by: Actor; readonly at: number } & (
  | { readonly type: 'draft'; readonly revision: number }
  /** New cases run this version from now on; as scheduled, and then the schedule is over. */
  | { readonly type: 'published'; readonly version: number; readonly isScheduled?: boolean }
  /** It is to be published at a set time, or no longer is. */
  | { readonly type: 'scheduled'; readonly schedule?: ScheduledPublication }
  /** Cases that run other versions are to go on in this one, or to be interrupted. */
  | { readonly type: 'runsChosen'; readonly version: number; readonly choice: RunsChoice }
  | { readonly type: 'deleted' }
  /** Something became of this thread of comments. */
  | { readonly type: 'comments'; readonly thread: string }
)

export interface DirectoryStore {
  current(): DirectoryRevision
  /** Throws NotFound. */
  at(revision: number): DirectoryRevision
  /** Several changes happen together or not at all. Throws RefusedChange, Conflict, StorageError. */
  change(change: DirectoryChangeInput | readonly DirectoryChangeInput[], actor: Actor, baseRevision?: number): { readonly revision: number }
  whereUsed(subject: Subject): Use[]
  /** Called after each new revision, in order; returns how to stop. */
  onChanged(listener: (revision: DirectoryRevision) => void): () => void

  /** Called after each change of a script, in order; returns how to stop. */
  onScriptChanged(listener: (news: ScriptNews) => void): () => void

  scripts(): ScriptSummary[]
  draft(scriptId: string): Draft | undefined
  /** Which revision the draft has, without reading it. */
  draftState(scriptId: string): DraftState | undefined
  /** `baseRevision` is the draft revision that the work began from, 0 for a new script. Throws RefusedChange, Conflict. */
  saveDraft(document: unknown, actor: Actor, baseRevision: number): Draft
  /** Versions and snapshots of drafts in one list. */
  scriptHistory(scriptId: string, query: HistoryQuery): ScriptHistoryPage
  /** The document of a kept snapshot, or of the draft itself. */
  draftSnapshot(scriptId: string, revision: number): Script | undefined
  /**
   * Publishes the draft; the version published last where nothing changed. `runs` is for cases that run other versions; they finish on
   * theirs where it is missing. Throws NotFound, RefusedChange, Conflict.
   */
  publish(scriptId: string, note: string, actor: Actor, draftRevision?: number, runs?: RunsChoice): ScriptVersion
  readonly scheduled: ScheduledPublications
  /** Newest first. */
  versions(scriptId: string): ScriptVersion[]
  scriptVersion(scriptId: string, version: number): Script | undefined
  scriptByHash(hash: string): Script | undefined
  /** Runs this published version for new cases: the way back, and forth. Throws NotFound, RefusedChange. */
  setPublishedVersion(scriptId: string, version: number, actor: Actor, runs?: RunsChoice): { readonly revision: number }
  /** For cases that run other versions than new cases do. Throws NotFound where no version is published. */
  chooseForRuns(scriptId: string, runs: RunsChoice, actor: Actor): void
  readonly runsChoices: RunsChoices
  readonly runChangeLog: RunChangeLog
  /** Only what was never published and is not used. Throws NotFound, RefusedChange. */
  deleteScript(scriptId: string, actor: Actor): void

  readonly comments: Comments
  readonly channelSecrets: ChannelSecrets
  readonly requestSecrets: RequestSecrets
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
