/** Which versions of a script cases run at the moment, and at which nodes they stand. Counts name nobody. */
import type { RunAt } from '../directory/run-change-log'
import type { ViewsDatabase } from './database'

export interface ActiveRuns {
  readonly version: number
  readonly runs: number
  /** Where they stand, the most first; the rest of the runs is just on its way to a node. */
  readonly nodes: readonly { readonly node: string; readonly runs: number }[]
}

export interface ActiveRunsReader {
  /** The newest version first; only those that cases run. */
  of(scriptId: string): readonly ActiveRuns[]
  /** Runs of every version but this one, in a fixed order, after the given one. */
  others(scriptId: string, version: number, after: RunAt | undefined, limit: number): readonly RunAt[]
}

interface Row {
  version: number
  node: string | null
  runs: number
}

export function createActiveRuns(database: ViewsDatabase): ActiveRunsReader {
  const active = database.prepare<[string], Row>(
    `SELECT version, node, count(*) AS runs FROM traffic_run WHERE script = ? AND ended_at IS NULL
     GROUP BY version, node ORDER BY version DESC, runs DESC, node`,
  )
  const others = database.prepare<[string, number, string, number, number], RunAt>(
    `SELECT conversation, run FROM traffic_run WHERE script = ? AND version <> ? AND ended_at IS NULL AND (conversation, run) > (?, ?)
     ORDER BY conversation, run LIMIT ?`,
  )
  return {
    others: (scriptId, version, after, limit) => others.all(scriptId, version, after?.conversation ?? '', after?.run ?? 0, limit),
    of(scriptId) {
      const rows = active.all(scriptId)
      return [...new Set(rows.map(({ version }) => version))].map((version) => {
        const there = rows.filter((row) => row.version === version)
        return {
          version,
          runs: there.reduce((sum, { runs }) => sum + runs, 0),
          nodes: there.flatMap(({ node, runs }) => (node === null ? [] : [{ node, runs }])),
        }
      })
    },
  }
}
