/** Can a page be popped while no agent has the case? */
import { warning } from '../script/new-problem'
import type { Problem } from '../script/script'
import type { Explored } from './explore'
import { nodesOn, wayTo } from './way'

export function popsForNobody({ pops }: Explored): Problem[] {
  return [...pops].map(([node, visit]) => {
    const way = wayTo(visit)
    const nodes = nodesOn(way, node)
    const message = `No agent has the case when a run comes to "${node}" by ${nodes.join(' → ')}; put it behind On assignment or Agent assigned`
    return warning('pop-without-agent', message, { path: ['nodes', node], node, values: { node, way: nodes.join(' ') }, way })
  })
}
