/** What each choice would do to the cases that run now: how many could go on in the new version, and where the others stand. */

import type { Script } from '../../engine/script/script'
import type { RunningVersion, StandingAt } from '../api/publications'

export interface Standing extends StandingAt {
  readonly version: number
  /** The new version has a node of that id, of another kind. */
  readonly isOtherKind: boolean
}

export interface RunsOutlook {
  readonly total: number
  readonly moving: number
  /** Those that cannot move, by where they stand, the most first. */
  readonly staying: readonly Standing[]
  readonly versions: readonly RunningVersion[]
}

/** @param toVersion whose own cases are not asked about; undefined while it has no number yet */
export function outlookOf(running: readonly RunningVersion[], script: Script, toVersion?: number): RunsOutlook {
  const versions = running.filter(({ version }) => version !== toVersion)
  const total = versions.reduce((sum, { runs }) => sum + runs, 0)
  const staying = versions
    .flatMap(({ version, nodes }) =>
      nodes
        .filter(({ node, kind }) => script.nodes[node]?.kind !== kind)
        .map((at) => ({ ...at, version, isOtherKind: script.nodes[at.node] !== undefined })),
    )
    .sort((a, b) => b.runs - a.runs || b.version - a.version)
  return { total, moving: total - staying.reduce((sum, { runs }) => sum + runs, 0), staying, versions }
}
