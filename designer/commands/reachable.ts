/** Which nodes lead to some nodes, follow from them, or hang together with them. */
import type { Script } from '../../engine/script/script'

export type Along = 'upstream' | 'downstream' | 'connected'

/** With the nodes themselves. */
export function reachable({ links, nodes }: Pick<Script, 'links' | 'nodes'>, from: Iterable<string>, along: Along): ReadonlySet<string> {
  const next = new Map<string, string[]>()
  const lead = (one: string, other: string) => next.set(one, [...(next.get(one) ?? []), other])
  for (const { from: source, to } of Object.values(links)) {
    if (along !== 'upstream') lead(source, to)
    if (along !== 'downstream') lead(to, source)
  }
  const found = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || !(id in nodes)) continue
    found.add(id)
    open.push(...(next.get(id) ?? []))
  }
  return found
}
