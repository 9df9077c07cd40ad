/** Problems by node, worked out once for each list of problems, so that a card looks up its own. */
import type { Problem } from '../../engine/script/script'

export interface ProblemCount {
  readonly errors: number
  readonly warnings: number
}

const remembered = new WeakMap<readonly Problem[], ReadonlyMap<string, ProblemCount>>()
const NONE: ProblemCount = { errors: 0, warnings: 0 }

export function problemsOf(problems: readonly Problem[], node: string): ProblemCount {
  let counts = remembered.get(problems)
  if (!counts) {
    counts = countByNode(problems)
    remembered.set(problems, counts)
  }
  return counts.get(node) ?? NONE
}

function countByNode(problems: readonly Problem[]): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>()
  for (const { node, severity } of problems) {
    if (node === undefined) continue
    const { errors, warnings } = counts.get(node) ?? NONE
    counts.set(node, severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 })
  }
  return counts
}
