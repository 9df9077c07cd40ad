/**
 * The problems of how nodes hang together: the start, links, events, loops, what no way leads to.
 *
 * H1. They depend on the links, the error handler, and the ids, kinds and ports of the nodes, on nothing else. So they are remembered
 *     by the links: while a text is typed in a large script, nothing of all this is looked at again.
 */
import type { Ports, WaitsFor } from '../../nodes/define-node'
import { checkErrorHandler, checkLinks, checkReachability } from './check-links'
import type { SoundNode } from './check-node'
import { findCycles } from './cycles'
import { countedPortsOf, type Loops, loopsOf } from './loops'
import { error } from './new-problem'
import type { Problem, Script } from './script'

/** A larger script is refused; sub-scripts will split it. */
const MAX_NODES = 5_000

/** Those whose settings fit their kind. */
type Nodes = ReadonlyMap<string, SoundNode>
type Structured = Pick<Script, 'nodes' | 'links' | 'errorHandler'>

interface Remembered {
  readonly script: Structured
  readonly nodes: Nodes
  readonly problems: readonly Problem[]
}

const remembered = new WeakMap<Script['links'], Remembered>()

export function checkStructure(script: Script, nodes: Nodes): readonly Problem[] {
  const known = remembered.get(script.links)
  if (known && known.script.errorHandler === script.errorHandler && isSameShape(known, { script, nodes })) return known.problems
  const problems = [
    ...checkStart(script),
    ...checkLinks(script, nodes),
    ...checkErrorHandler(script),
    ...checkEvents(nodes),
    ...checkSize(script),
    ...checkLoops(script, nodes),
    ...checkReachability(script, nodes),
  ]
  remembered.set(script.links, { script, nodes, problems })
  return problems
}

/** See H1; the order of the nodes is that of the problems. */
function isSameShape(before: Omit<Remembered, 'problems'>, now: Omit<Remembered, 'problems'>): boolean {
  const ids = Object.keys(now.script.nodes)
  const earlier = Object.keys(before.script.nodes)
  return ids.length === earlier.length && ids.every((id, place) => id === earlier[place] && isSameNode(id, before, now))
}

function isSameNode(id: string, before: Omit<Remembered, 'problems'>, now: Omit<Remembered, 'problems'>): boolean {
  const [earlier, node] = [before.nodes.get(id), now.nodes.get(id)]
  if (before.script.nodes[id]?.kind !== now.script.nodes[id]?.kind) return false
  return earlier === node || (earlier !== undefined && node !== undefined && samePorts(earlier.ports, node.ports))
}

function samePorts(one: Ports, other: Ports): boolean {
  const [ports, others] = [Object.entries(one), Object.entries(other)]
  return ports.length === others.length && ports.every(([id, label], place) => others[place]?.[0] === id && others[place]?.[1] === label)
}

function checkStart(script: Script): Problem[] {
  const begins = Object.entries(script.nodes).filter(([, { kind }]) => kind === 'begin')
  if (begins.length === 0) return [error('no-begin', 'The script has no Begin; add one, every run starts there', { path: ['nodes'] })]
  return begins
    .slice(1)
    .map(([id]) =>
      error('second-begin', 'A script has one Begin; remove this one', { path: ['nodes', id], node: id, values: { node: id } }),
    )
}

function checkEvents(nodes: Nodes): Problem[] {
  const seen = new Map<string, string>()
  return [...nodes.values()].flatMap(({ id, definition: { startsOn, kind, title } }) => {
    if (!startsOn) return []
    const earlier = seen.get(startsOn)
    seen.set(startsOn, id)
    if (!earlier) return []
    const message = `"${earlier}" reacts to the same event; a script has one ${title}`
    return [error('second-event', message, { path: ['nodes', id], node: id, values: { node: id, otherNode: earlier, kind } })]
  })
}

function checkSize({ nodes }: Script): Problem[] {
  const count = Object.keys(nodes).length
  if (count <= MAX_NODES) return []
  return [error('too-many-nodes', `A script has at most ${MAX_NODES} nodes`, { path: ['nodes'], values: { max: MAX_NODES, count } })]
}

function checkLoops(script: Script, nodes: Nodes): Problem[] {
  const isPassed = (id: string) => isPassedAtOnce(nodes.get(id))
  return endlessCycles(script, isPassed, loopsOf(script)).map((cycle) => {
    const [first = ''] = cycle
    const message = `${cycle.join(' → ')} → ${first} goes round without waiting for the contact, an agent or a time`
    return error('loop-without-wait', message, { path: ['nodes', first], node: first, values: { nodes: cycle.join(' ') } })
  })
}

/**
 * Cycles that no count ends. One that lies within a loop, and that the loop's other ports lead out of, ends by the count; what remains
 * of it without the counted port has to end by another.
 */
function endlessCycles(script: Pick<Script, 'nodes' | 'links'>, isPassed: (id: string) => boolean, loops: Loops): string[][] {
  return findCycles(script, isPassed).flatMap((cycle) => {
    const within = new Set(cycle)
    const loop = cycle.find((id) => endsByCount(script, id, within, loops.get(id)))
    if (loop === undefined) return [cycle]
    const others = Object.entries(script.links).filter(([, { from }]) => from !== loop)
    return endlessCycles({ nodes: script.nodes, links: Object.fromEntries(others) }, (id) => within.has(id), loops)
  })
}

function endsByCount(
  script: Pick<Script, 'nodes' | 'links'>,
  id: string,
  cycle: ReadonlySet<string>,
  members: ReadonlySet<string> | undefined,
): boolean {
  if (members === undefined || ![...cycle].every((member) => members.has(member))) return false
  const counted = countedPortsOf(script, id)
  return Object.values(script.links).every(({ from, port, to }) => from !== id || counted.includes(port) || !cycle.has(to))
}

const PASSED_BY_ITSELF: readonly WaitsFor[] = ['nothing', 'send', 'answer']

function isPassedAtOnce(node: SoundNode | undefined): boolean {
  return node !== undefined && PASSED_BY_ITSELF.includes(node.definition.waitsFor)
}
