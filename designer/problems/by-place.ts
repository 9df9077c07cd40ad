/** Problems by where they are, worked out once for each list of problems: a row or a card looks up its own. */
import type { Problem } from '../../engine/script/script'

const remembered = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>()
const NONE: readonly Problem[] = []

/** Those of a node itself, or of one of its ports; errors first. */
export function problemsAt(problems: readonly Problem[], node: string, port?: string): readonly Problem[] {
  let byPlace = remembered.get(problems)
  if (!byPlace) {
    byPlace = gather(problems)
    remembered.set(problems, byPlace)
  }
  return byPlace.get(placeKey(node, port)) ?? NONE
}

const placeKey = (node: string, port: string | undefined) => (port === undefined ? node : `${node}.${port}`)

function gather(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const byPlace = new Map<string, Problem[]>()
  for (const problem of problems) {
    if (problem.node === undefined) continue
    const key = placeKey(problem.node, problem.port)
    const known = byPlace.get(key)
    if (known) known.push(problem)
    else byPlace.set(key, [problem])
  }
  const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1)
  for (const list of byPlace.values()) list.sort((one, other) => rank(one) - rank(other))
  return byPlace
}
