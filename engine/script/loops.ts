/**
 * Which nodes belong to a loop: where a run may go without its count being dropped.
 *
 * L1. The loop of a node that counts is the smallest circle of links that leaves it by a counted port and comes back. It may begin at
 *     the node itself, or at an earlier node to which the counted port leads back.
 * L2. A larger circle around it (back to a menu, say) is not part of it: a run that comes round by it has left the loop and enters it
 *     anew.
 */
import { findKind } from '../../nodes/index'
import { findCycles } from './cycles'
import type { Link, Script } from './script'

type Drawing = Pick<Script, 'nodes' | 'links'>

/** Loop node -> the nodes of its loop, itself among them. */
export type Loops = ReadonlyMap<string, ReadonlySet<string>>

export function loopsOf(script: Drawing): Loops {
  const counting = Object.keys(script.nodes).filter((id) => countedPortsOf(script, id).length > 0)
  if (counting.length === 0) return new Map()
  const circles = new Map(findCycles(script, () => true).flatMap((circle) => circle.map((id) => [id, new Set(circle)] as const)))
  return new Map(counting.map((id) => [id, membersOf(script, id, circles.get(id))]))
}

export function countedPortsOf({ nodes }: Drawing, id: string): readonly string[] {
  return findKind(nodes[id]?.kind ?? '')?.countedPorts ?? []
}

/** Goes inwards from the largest circle: one that is entered elsewhere than at the loop may close around a smaller one. */
function membersOf(script: Drawing, loop: string, largest: ReadonlySet<string> | undefined): ReadonlySet<string> {
  let members: ReadonlySet<string> = new Set([loop])
  if (!largest) return members
  const counted = countedPortsOf(script, loop)
  const leadingIn = Object.values(script.links).filter(({ to }) => largest.has(to))
  let links = leadingIn.filter(({ from, port }) => largest.has(from) && (from !== loop || counted.includes(port)))
  for (;;) {
    const circle = circleOf(loop, script, links)
    if (!circle) return members
    members = circle
    const entries = new Set(leadingIn.flatMap(({ from, to }) => (circle.has(to) && !circle.has(from) && to !== loop ? [to] : [])))
    if (entries.size === 0) return members
    links = links.filter(({ from, to }) => circle.has(from) && circle.has(to) && !entries.has(to))
  }
}

function circleOf(loop: string, { nodes }: Drawing, links: readonly Link[]): ReadonlySet<string> | undefined {
  const circle = findCycles({ nodes, links: Object.fromEntries(links.entries()) }, () => true).find((ids) => ids.includes(loop))
  return circle && new Set(circle)
}
