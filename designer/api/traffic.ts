/** How many cases took which way through a version of a script, and the runs behind the counts. */
import type { PassedCase, RunView, Traffic } from '../../engine/views/traffic-reader'
import { call } from './client'

export interface ScriptTraffic extends Traffic {
  readonly version: number
  /** What was counted: whole hours. */
  readonly from: number
  readonly to: number
}

export interface TrafficQuery {
  readonly version: number
  readonly from: number
  readonly to: number
}

const of = (scriptId: string) => `/api/v1/scripts/${encodeURIComponent(scriptId)}`

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return new URLSearchParams(given).toString()
}

export const readTraffic = (scriptId: string, asked: TrafficQuery, signal: AbortSignal) =>
  call<ScriptTraffic>(`${of(scriptId)}/traffic?${query({ ...asked })}`, { signal })

export interface PortOfVersion {
  readonly version: number
  readonly node: string
  readonly port: string
}

/** The last cases that left a node by a port, newest first. */
export async function readCasesOfPort(scriptId: string, port: PortOfVersion, signal: AbortSignal): Promise<readonly PassedCase[]> {
  const { cases } = await call<{ readonly cases: readonly PassedCase[] }>(`${of(scriptId)}/traffic/cases?${query({ ...port })}`, { signal })
  return cases
}

export interface RunsQuery {
  /** Missing: every version. */
  readonly version?: number | undefined
  /** Only runs that wait in this node. */
  readonly waitingIn?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

export interface RunPage {
  /** Newest first. */
  readonly runs: readonly RunView[]
  /** Where to go on. */
  readonly next?: string
}

export const readRuns = (scriptId: string, asked: RunsQuery, signal: AbortSignal) =>
  call<RunPage>(`${of(scriptId)}/runs?${query({ ...asked })}`, { signal })
