/** Publishing at a set time, and what becomes of cases that run older versions. */
import type { RunChange, RunsChoice } from '../../engine/directory/run-changes'
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'
import type { Script } from '../../engine/script/script'
import { call } from './client'

const of = (scriptId: string) => `/api/v1/scripts/${encodeURIComponent(scriptId)}`

export interface PlannedPublication {
  readonly schedule?: ScheduledPublication
  /** What will be published. */
  readonly script?: Script
}

export const readSchedule = (scriptId: string, signal: AbortSignal) => call<PlannedPublication>(`${of(scriptId)}/schedule`, { signal })

export interface PublicationRequest {
  readonly note: string
  /** Of the draft that was looked at; another one is refused with status 409. */
  readonly draftRevision: number
  readonly runs: RunsChoice
}

/** In place of an earlier schedule. `at`: ms since 1970. */
export const schedulePublication = (scriptId: string, request: PublicationRequest & { readonly at: number }) =>
  call<ScheduledPublication>(`${of(scriptId)}/schedule`, { method: 'PUT', body: request })

export const cancelSchedule = (scriptId: string) => call<void>(`${of(scriptId)}/schedule`, { method: 'DELETE' })

export interface StandingAt {
  readonly node: string
  readonly runs: number
  /** Of the node in the version that they run. */
  readonly kind?: string
  readonly name?: string
}

export interface RunningVersion {
  readonly version: number
  readonly runs: number
  readonly nodes: readonly StandingAt[]
}

export interface RunningCases {
  /** Newest first; only those that cases run. */
  readonly versions: readonly RunningVersion[]
  /** Newest first. */
  readonly changes: readonly RunChange[]
}

export const readRunningCases = (scriptId: string, signal: AbortSignal) => call<RunningCases>(`${of(scriptId)}/running-cases`, { signal })

/** For cases of other versions than the one that new cases run. */
export const changeRunningCases = (scriptId: string, choice: Exclude<RunsChoice, 'finish'>) =>
  call<Pick<RunningCases, 'changes'>>(`${of(scriptId)}/running-cases`, { method: 'POST', body: { choice } })
