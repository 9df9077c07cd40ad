/** Where the keyboard goes from where it stands: along links, back, to what is beside, through ports. */
import type { Script } from '../../engine/script/script'
import type { Place } from '../editor/selection'
import { linkId } from '../script/apply-edit'
import { portsOf } from '../script/ports'

type Drawing = Pick<Script, 'nodes' | 'links'>

/** Reading order: from the start of the line to its end, from above to below. */
function readingOrder({ nodes }: Pick<Script, 'nodes'>): string[] {
  return Object.entries(nodes)
    .sort(([, one], [, other]) => one.position.x - other.position.x || one.position.y - other.position.y)
    .map(([id]) => id)
}

export function firstNode({ nodes }: Pick<Script, 'nodes'>): string | undefined {
  return Object.keys(nodes).find((id) => nodes[id]?.kind === 'begin') ?? readingOrder({ nodes })[0]
}

export const lastNode = (script: Pick<Script, 'nodes'>): string | undefined => readingOrder(script).at(-1)

/** Where the ways of a node lead, in the order of its ports, each place once. */
export function targetsOf({ nodes, links }: Drawing, id: string): string[] {
  const node = nodes[id]
  if (!node) return []
  const targets = Object.keys(portsOf(node)).map((port) => links[linkId(id, port)]?.to)
  return [...new Set(targets.filter((to) => to !== undefined && to in nodes))] as string[]
}

/** Along the port that is stood on, or the first that is linked. Undefined where no link leads on. */
export function along(script: Drawing, id: string, port: string | undefined): string | undefined {
  if (port === undefined) return targetsOf(script, id)[0]
  const to = script.links[linkId(id, port)]?.to
  return to !== undefined && to in script.nodes ? to : undefined
}

/** Back to where the walk came from, where that leads here; else to the first that does. */
export function back({ links }: Pick<Script, 'links'>, id: string, cameFrom: string | undefined): string | undefined {
  const arriving = Object.values(links).filter(({ to, from }) => to === id && from !== id)
  return (arriving.find(({ from }) => from === cameFrom) ?? arriving[0])?.from
}

/** What the node before leads to besides, in the order of its ports; undefined at the ends, and where nothing leads here. */
export function sibling(script: Drawing, id: string, cameFrom: string | undefined, by: 1 | -1): string | undefined {
  const parent = back(script, id, cameFrom)
  if (parent === undefined) return undefined
  const siblings = targetsOf(script, parent)
  const place = siblings.indexOf(id)
  return place === -1 ? undefined : siblings[place + by]
}

/** The nearest node above or below; what lies more to the side counts as further. */
export function beside({ nodes }: Pick<Script, 'nodes'>, id: string, direction: 'above' | 'below'): string | undefined {
  const own = nodes[id]
  if (!own) return undefined
  const sign = direction === 'below' ? 1 : -1
  let best: { id: string; far: number } | undefined
  for (const [other, { position }] of Object.entries(nodes)) {
    const down = (position.y - own.position.y) * sign
    if (other === id || down <= 0) continue
    const far = down + 2 * Math.abs(position.x - own.position.x)
    if (!best || far < best.far) best = { id: other, far }
  }
  return best?.id
}

/** Stays at the ends: who counts ports has to know when all were heard. */
export function nextPort({ nodes }: Pick<Script, 'nodes'>, id: string, port: string | undefined, by: 1 | -1): string | undefined {
  const node = nodes[id]
  if (!node) return undefined
  const ports = Object.keys(portsOf(node))
  if (port === undefined) return by === 1 ? ports[0] : ports.at(-1)
  return ports[Math.min(ports.length - 1, Math.max(0, ports.indexOf(port) + by))]
}

/** The links at a node, leaving ones first, in the order of its ports. */
export function linksAt({ nodes, links }: Drawing, id: string): string[] {
  const node = nodes[id]
  const leaving = node ? Object.keys(portsOf(node)).flatMap((port) => (linkId(id, port) in links ? [linkId(id, port)] : [])) : []
  const arriving = Object.entries(links).flatMap(([link, { to, from }]) => (to === id && from !== id ? [link] : []))
  return [...leaving, ...arriving]
}

/** The node that a place belongs to. */
export function nodeAt({ links }: Pick<Script, 'links'>, at: Place | undefined): string | undefined {
  if (at?.is === 'node') return at.id
  return at?.is === 'link' ? links[at.id]?.from : undefined
}
