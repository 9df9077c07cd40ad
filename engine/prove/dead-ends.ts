/** Is there a node which a run can come to and never leave? */
import { warning } from '../script/new-problem'
import type { Problem } from '../script/script'
import type { Visit } from './explore'
import type { Graph } from './graph'
import { isOver } from './moves'
import { nodesOn, wayTo } from './way'

export function deadEnds({ visits, edges }: Graph): Problem[] {
  const entered = new Map<string, Visit>()
  const left = new Set<string>()
  for (const [number, visit] of visits.entries()) {
    const { node } = visit.situation.place
    if (!entered.has(node)) entered.set(node, visit)
    const leaves = (edges[number] ?? []).some(({ move }) => move.port !== undefined || move.to.place.node !== node)
    if (leaves || isOver(visit.situation)) left.add(node)
  }
  return [...entered].flatMap(([node, visit]) => {
    if (left.has(node)) return []
    const way = wayTo(visit)
    const nodes = nodesOn(way, node)
    const message = `Nothing leads out of "${node}", and a run comes to it by ${nodes.join(' → ')}; link one of its ports`
    return [warning('dead-end', message, { path: ['nodes', node], node, values: { node, way: nodes.join(' ') }, way })]
  })
}
