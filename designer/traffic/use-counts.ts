/** The counts of one version, or of several, for a period: loaded again as cases go on, though not at every step of each. */
import { useEffect } from 'react'
import type { KeptEntry } from '../../engine/history/entries'
import { readTraffic, type ScriptTraffic } from '../api/traffic'
import { type LiveView, useLiveView } from '../live/use-live-view'
import { type Period, rangeOf, usualRange } from './period'

/** At most so often while cases come and go. */
export const RUNS_GATHER_MS = 2_000
/** A period that ends now moves on also while nothing happens. */
const MOVE_ON_MS = 60_000

export const concernsRuns = ({ entry }: KeptEntry): boolean =>
  entry.type === 'run.started' || entry.type === 'run.stepped' || entry.type === 'run.ended'

export interface Counts {
  /** One for each version, in the order asked for. */
  readonly traffics: readonly ScriptTraffic[]
  /** When they were loaded. */
  readonly at: number
}

/** @param versions none: nothing is loaded */
export function useCounts(scriptId: string, versions: readonly number[], period: Period): LiveView<Counts> {
  const counts = useLiveView<Counts>({
    of: versions.length === 0 ? undefined : JSON.stringify([scriptId, versions, period]),
    async load(signal) {
      const range = rangeOf(period, Date.now())
      const traffics = await Promise.all(versions.map((version) => readTraffic(scriptId, { version, ...range }, signal)))
      return { traffics, at: Date.now() }
    },
    concerns: concernsRuns,
    gatherMs: RUNS_GATHER_MS,
  })
  const { reload } = counts
  useEffect(() => {
    const timer = setInterval(() => void reload(), MOVE_ON_MS)
    return () => clearInterval(timer)
  }, [reload])
  return counts
}

export interface Usual {
  readonly traffics: readonly ScriptTraffic[]
  readonly days: number
}

/** What goes through on a usual day, beside the counts of today; undefined for other periods and where no whole day was counted yet. */
export function useUsual(scriptId: string, versions: readonly number[], period: Period, since: number | undefined): Usual | undefined {
  const range = period.is === 'today' && since !== undefined ? usualRange(Date.now(), since) : undefined
  const { data } = useLiveView<Usual>({
    of: range && versions.length > 0 ? JSON.stringify([scriptId, versions, range]) : undefined,
    async load(signal) {
      const { from = 0, to = 0, days = 1 } = range ?? {}
      return { traffics: await Promise.all(versions.map((version) => readTraffic(scriptId, { version, from, to }, signal))), days }
    },
    concerns: () => false,
  })
  return data
}
