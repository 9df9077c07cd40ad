/** What usually follows: kinds that come after nodes of this kind elsewhere in the script, the most frequent first. */
import type { Script } from '../../engine/script/script'

const MOST = 3

export function usuallyNext({ nodes, links }: Pick<Script, 'nodes' | 'links'>, after: string): readonly string[] {
  const kind = nodes[after]?.kind
  const counts = new Map<string, number>()
  for (const { from, to } of Object.values(links)) {
    const next = nodes[to]?.kind
    if (next === undefined || from === after || nodes[from]?.kind !== kind) continue
    counts.set(next, (counts.get(next) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([next]) => next)
}
