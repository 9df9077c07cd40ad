/** Which of several agents who can all take a case gets it. */

export interface Candidate {
  readonly agentId: string
  readonly isPreferred: boolean
  /** Refused this very case before, and the cool-down is over. */
  readonly hasRefused: boolean
  /** 1 (best) to 20. */
  readonly proficiency: number
  /** Load by total capacity, 0 to 1. */
  readonly loadShare: number
  /** Ms since 1970. */
  readonly lastAssignedAt: number
}

/** Preferred first, who refused last; then proficiency (S78), load share, the longest time since an assignment, and id. */
export function bestCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(
    (a, b) =>
      Number(b.isPreferred) - Number(a.isPreferred) ||
      Number(a.hasRefused) - Number(b.hasRefused) ||
      a.proficiency - b.proficiency ||
      a.loadShare - b.loadShare ||
      a.lastAssignedAt - b.lastAssignedAt ||
      (a.agentId < b.agentId ? -1 : 1),
  )[0]
}
