/** The problems of a script's links: ends that are not there, ports that lead nowhere or twice, what no way leads to. */
import { DEFAULT_PORT } from '../../nodes/define-node'
import type { SoundNode } from './check-node'
import { error, warning } from './new-problem'
import type { Problem, Script } from './script'

type Nodes = ReadonlyMap<string, SoundNode>

/** Node -> port -> the link that leaves by it. */
type Taken = ReadonlyMap<string, ReadonlyMap<string, string>>

export function checkLinks(script: Script, nodes: Nodes): Problem[] {
  const taken = new Map<string, Map<string, string>>()
  const problems: Problem[] = []
  for (const [id, link] of Object.entries(script.links)) {
    const leaving = taken.get(link.from) ?? new Map<string, string>()
    taken.set(link.from, leaving)
    checkEnds(script, id, link, problems)
    checkPorts(nodes, id, link, leaving.get(link.port), problems)
    leaving.set(link.port, id)
  }
  checkUnwired(script, nodes, taken, problems)
  return problems
}

type LinkHeld = Script['links'][string]

function checkEnds(script: Script, id: string, { from, to }: LinkHeld, problems: Problem[]): void {
  for (const end of [from, to]) {
    if (end in script.nodes) continue
    const place = { path: ['links', id], values: { link: id, end } }
    problems.push(error('link-to-nowhere', `The link "${id}" names node "${end}", which does not exist`, place))
  }
}

function checkPorts(nodes: Nodes, id: string, { from, port, to }: LinkHeld, earlier: string | undefined, problems: Problem[]): void {
  const path = ['links', id]
  const source = nodes.get(from)
  if (source && !(port in source.ports)) {
    const ports = Object.keys(source.ports).join(', ')
    const message = `Node "${from}" has no port "${port}"; it has ${ports}`
    problems.push(error('unknown-port', message, { path, node: from, port, values: { node: from, port, ports } }))
  }
  const target = nodes.get(to)?.definition
  if (target?.startsOn || target?.kind === 'begin') {
    const message = `Nothing leads to "${to}": ${target.title} starts by itself`
    problems.push(error('link-into-start', message, { path, node: to, values: { node: to, kind: target.kind } }))
  }
  if (earlier !== undefined) {
    const message = `Port "${port}" of "${from}" has two links, "${earlier}" and "${id}"; keep one`
    problems.push(error('port-taken', message, { path, node: from, port, values: { node: from, port, earlier, link: id } }))
  }
}

function checkUnwired(script: Script, nodes: Nodes, taken: Taken, problems: Problem[]): void {
  const hasOwnAssignment = [...nodes.values()].some(({ definition }) => definition.startsOn === 'case.assigned')
  for (const node of nodes.values()) {
    const { id, definition, ports } = node
    const leaving = taken.get(id)
    const isDefaultLinked = DEFAULT_PORT in ports && leaving?.has(DEFAULT_PORT)
    for (const port of Object.keys(ports)) {
      const isLinked = leaving?.has(port)
      if (port === 'assigned' && hasOwnAssignment) {
        if (isLinked) problems.push(portWithoutEffect(node, port))
        continue
      }
      if (isLinked || isDefaultLinked || script.errorHandler || definition.optionalPorts?.includes(port)) continue
      problems.push(unwiredPort(node, port))
    }
  }
}

function portWithoutEffect({ id, ports }: SoundNode, port: string): Problem {
  const place = { path: ['nodes', id], node: id, port, values: { node: id, port, label: ports[port] ?? port } }
  return warning('port-without-effect', 'On assignment takes the event, so this port is never left by', place)
}

const unwired = new WeakMap<SoundNode, Map<string, Problem>>()

/** Remembered: while a script is being drawn most ports lead nowhere yet. */
function unwiredPort(node: SoundNode, port: string): Problem {
  const ofNode = unwired.get(node) ?? new Map<string, Problem>()
  unwired.set(node, ofNode)
  const known = ofNode.get(port)
  if (known) return known
  const { id, ports } = node
  const label = ports[port] ?? port
  const message = `Port "${label}" of "${id}" leads nowhere: the case would go to the channel’s default skill`
  const problem = warning('unwired-port', message, { path: ['nodes', id], node: id, port, values: { node: id, port, label } })
  ofNode.set(port, problem)
  return problem
}

export function checkErrorHandler({ errorHandler, nodes }: Script): Problem[] {
  if (!errorHandler || errorHandler in nodes) return []
  const message = `The error handler names node "${errorHandler}", which does not exist`
  return [error('link-to-nowhere', message, { path: ['errorHandler'], values: { end: errorHandler } })]
}

export function checkReachability(script: Script, nodes: Nodes): Problem[] {
  const reached = reachedFrom(script, startsOf(script, nodes))
  return Object.keys(script.nodes)
    .filter((id) => !reached.has(id))
    .map((id) => warning('unreachable', `No way leads to "${id}"`, { path: ['nodes', id], node: id, values: { node: id } }))
}

function startsOf({ errorHandler }: Script, nodes: Nodes): string[] {
  const starts = [...nodes.values()].filter(({ definition }) => definition.kind === 'begin' || definition.startsOn).map(({ id }) => id)
  return errorHandler ? [...starts, errorHandler] : starts
}

function reachedFrom({ links }: Script, starts: readonly string[]): ReadonlySet<string> {
  const next = new Map<string, string[]>()
  for (const { from, to } of Object.values(links)) {
    const known = next.get(from)
    if (known) known.push(to)
    else next.set(from, [to])
  }
  const reached = new Set<string>()
  const open = [...starts]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const to of next.get(id) ?? []) open.push(to)
  }
  return reached
}
