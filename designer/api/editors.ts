/** Who else has a script open, and what becomes of it meanwhile. */
import type { Actor } from '../../engine/conversation/events'
import type { RunChange, RunsChoice } from '../../engine/directory/run-changes'
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'
import type { DraftState } from '../../engine/directory/script-shelf'
import type { Editor, Presence } from '../../engine/http/editing'
import { call } from './client'

const of = (scriptId: string) => `/api/v1/scripts/${encodeURIComponent(scriptId)}`

/** What the script is at, for a page that may have missed something. */
export interface ScriptState {
  readonly draft?: DraftState
  readonly publishedVersion?: number
  readonly schedule?: ScheduledPublication
  /** How far running cases have been moved or interrupted, newest first. */
  readonly changes: readonly RunChange[]
}

export interface OpenElsewhere extends ScriptState {
  /** All others, those who came first before. */
  readonly editors: readonly Editor[]
}

/** Says that this page has the script open; again every ten seconds, because after thirty it counts as closed. */
export const tellPresence = (scriptId: string, editorId: string, presence: Presence, signal?: AbortSignal) =>
  call<OpenElsewhere>(`${of(scriptId)}/editors/${editorId}`, { method: 'PUT', body: presence, ...(signal ? { signal } : {}) })

/** Says that this page is closed; reaches the server also while the page goes away. */
export const leaveScript = (scriptId: string, editorId: string) =>
  call<void>(`${of(scriptId)}/editors/${editorId}`, { method: 'DELETE', keepalive: true })

/** Of the stream, by event: each has the JSON of its member here as its data. */
export interface ScriptEvents {
  /** First, and after every break. */
  readonly state: ScriptState
  readonly draft: DraftState
  /** As scheduled, and then the schedule is over. */
  readonly published: { readonly version: number; readonly by: Actor; readonly at: number; readonly isScheduled?: boolean }
  /** Without a schedule: it was cancelled. */
  readonly scheduled: { readonly schedule?: ScheduledPublication; readonly by: Actor; readonly at: number }
  readonly runsChosen: { readonly version: number; readonly choice: RunsChoice; readonly by: Actor; readonly at: number }
  readonly changes: { readonly changes: readonly RunChange[] }
  /** Something was said in this thread, or became of it. */
  readonly comments: { readonly thread: string; readonly by: Actor; readonly at: number }
  readonly deleted: { readonly by: Actor; readonly at: number }
  readonly editors: { readonly editors: readonly Editor[] }
}

/** @param editorId of this page, which is not told of itself */
export const scriptStream = (scriptId: string, editorId: string) => new EventSource(`${of(scriptId)}/events?editor=${editorId}`)
