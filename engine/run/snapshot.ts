/** A run as it is stored: everything a machine needs to go on, beside which machine it was. JSON. */
import type { Json } from '../../nodes/machine-parts'

export interface RunSnapshot {
  /** `<conversation>/<run number>`; the arming ids that it makes begin with it. */
  readonly runId: string
  readonly scriptId: string
  readonly version: number
  readonly scriptHash: string
  readonly machineHash: string
  readonly status: 'active' | 'ended' | 'noWayOn' | 'faulted'
  readonly value: unknown
  readonly historyValue?: unknown
  readonly variables: Readonly<Record<string, Json>>
  readonly result: Json
  readonly fault: string | null
  readonly attempts: number
  /** Loop node -> turns begun; missing while the run is in no loop. */
  readonly turns?: Readonly<Record<string, number>>
  /** Lots drawn so far; missing before the first. */
  readonly draws?: number
  /** XState's timer id -> arming id, of the timers that are armed; a run that was moved keeps those of the run before it. */
  readonly timers: Readonly<Record<string, string>>
  /** How many timers were armed so far. */
  readonly armings: number
}
