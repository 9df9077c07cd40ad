/** Finds cycles among nodes that are passed at once: strongly connected parts of the links between them (Tarjan's method, without recursion). */
import type { Script } from './script'

/** Each cycle as the ids on it; a node that links to itself is one. */
export function findCycles(script: Pick<Script, 'nodes' | 'links'>, isPassed: (id: string) => boolean): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of Object.values(script.links)) {
    if (!isPassed(from) || !isPassed(to)) continue
    const known = next.get(from)
    if (known) known.push(to)
    else next.set(from, [to])
  }
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  const cycles: string[][] = []
  for (const start of next.keys()) {
    if (order.has(start)) continue
    const work: { id: string; at: number }[] = [{ id: start, at: 0 }]
    while (work.length > 0) {
      const frame = work.at(-1) as { id: string; at: number }
      const { id } = frame
      if (frame.at === 0) {
        order.set(id, order.size)
        low.set(id, order.get(id) as number)
        path.push(id)
        onPath.add(id)
      }
      const target = (next.get(id) ?? [])[frame.at]
      if (target !== undefined) {
        frame.at += 1
        if (!order.has(target)) work.push({ id: target, at: 0 })
        else if (onPath.has(target)) low.set(id, Math.min(low.get(id) as number, order.get(target) as number))
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent) low.set(parent.id, Math.min(low.get(parent.id) as number, low.get(id) as number))
      if (low.get(id) !== order.get(id)) continue
      // found from its end, where it is near: searched from the front, a long script would cost the square of its length
      const part = path.splice(path.lastIndexOf(id))
      for (const member of part) onPath.delete(member)
      if (part.length > 1 || (next.get(id) ?? []).includes(id)) cycles.push(part)
    }
  }
  return cycles
}
