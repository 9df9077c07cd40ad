/** Scripts as the server keeps them: drafts, versions, history. A save names the revision that it began from; see Refused for conflicts. */
import type { RunsChoice } from '../../engine/directory/run-changes'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import type { Draft, ScriptSummary as KeptSummary, ScriptVersion } from '../../engine/directory/script-shelf'
import type { Problem, Script } from '../../engine/script/script'
import { call } from './client'
import type { PublicationRequest } from './publications'

const SCRIPTS = '/api/v1/scripts'
const of = (id: string) => `${SCRIPTS}/${encodeURIComponent(id)}`

export interface ScriptSummary extends KeptSummary {
  /** Which version new cases run. */
  readonly publishedVersion?: number
}

export async function readScripts(signal: AbortSignal): Promise<readonly ScriptSummary[]> {
  const { scripts } = await call<{ readonly scripts: readonly ScriptSummary[] }>(SCRIPTS, { signal })
  return scripts
}

export interface WholeScript {
  readonly draft?: Draft
  readonly published?: { readonly version: number; readonly script: Script }
  /** Of the draft with the directory as it is. */
  readonly problems: readonly Problem[]
}

export const readScript = (id: string, signal: AbortSignal) => call<WholeScript>(of(id), { signal })

export interface Documents {
  readonly draft?: Draft
  /** Its document is left out beside a draft. */
  readonly published?: { readonly version: number; readonly script?: Script }
}

/** What is needed to go on drawing: a large script is open before its problems have been sent. */
export async function readDocuments(id: string, signal: AbortSignal): Promise<Documents> {
  const begun = ahead.get(id)
  ahead.delete(id)
  const documents = await begun
  signal.throwIfAborted()
  return documents ?? call<Documents>(of(id), { signal, isMinimal: true })
}

const ahead = new Map<string, Promise<Documents | undefined>>()

/** Begins to read while the page that will ask for it is still being loaded; whatever goes wrong is found out again then. */
export function readAhead(id: string): void {
  const reading = call<Documents>(of(id), { isMinimal: true, signal: AbortSignal.timeout(AHEAD_MS) }).catch(() => undefined)
  ahead.set(id, reading)
  void reading.then(() => setTimeout(() => ahead.delete(id), KEPT_AHEAD_MS))
}

const AHEAD_MS = 20_000
/** What nobody asked for by then is old. */
const KEPT_AHEAD_MS = 2_000

export interface SavedDraft {
  readonly revision: number
  readonly hash: string
  readonly at: number
}

/** @param base the revision of the draft that this began from. Throws Refused with status 409 where another one is current. */
export const saveDraft = (script: Script, base: number, signal?: AbortSignal) =>
  call<SavedDraft>(`${of(script.id)}/draft`, { method: 'PUT', body: script, base, isMinimal: true, ...(signal ? { signal } : {}) })

/** Throws Refused with status 409 where there is a script of that id already. */
export const createScript = (script: Script) => saveDraft(script, 0)

/** Only one that was never published. */
export const deleteScript = (id: string) => call<void>(of(id), { method: 'DELETE' })

export const publishDraft = (id: string, request: PublicationRequest) =>
  call<ScriptVersion>(`${of(id)}/publish`, { method: 'POST', body: request })

/** Newest first. */
export async function readVersions(id: string, signal: AbortSignal): Promise<readonly ScriptVersion[]> {
  const { versions } = await call<{ readonly versions: readonly ScriptVersion[] }>(`${of(id)}/versions`, { signal })
  return versions
}

/** A published version never changes. */
export const readVersion = (id: string, version: number, signal: AbortSignal) => call<Script>(`${of(id)}/versions/${version}`, { signal })

/** New cases run this version from now on. */
export const runVersion = (id: string, version: number, runs: RunsChoice) =>
  call<void>(`${of(id)}/versions/${version}/publish?runs=${runs}`, { method: 'POST' })

export interface ScriptHistory {
  /** Newest first. */
  readonly items: readonly ScriptHistoryItem[]
  readonly publishedVersion?: number
  /** For `before` of the next page. */
  readonly next?: string
}

export function readHistory(id: string, signal: AbortSignal, before?: string): Promise<ScriptHistory> {
  return call<ScriptHistory>(`${of(id)}/history${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`, { signal })
}

/** The document of a draft that the history names; saved as the draft, it is restored. */
export const readSnapshot = (id: string, revision: number, signal: AbortSignal) => call<Script>(`${of(id)}/drafts/${revision}`, { signal })

export interface Validation {
  readonly isValid: boolean
  readonly problems: readonly Problem[]
}

/** Whatever state the document is in; nothing is kept. */
export const validateScript = (document: unknown, signal: AbortSignal) =>
  call<Validation>(`${SCRIPTS}/validate`, { method: 'POST', body: document, signal })

/** The XState machine configuration. Throws Refused with status 422 where the document has errors. */
export const compileOnServer = (document: unknown, signal: AbortSignal) =>
  call<{ readonly id: string }>(`${SCRIPTS}/compile`, { method: 'POST', body: document, signal })
