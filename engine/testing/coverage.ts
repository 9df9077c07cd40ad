/**
 * Which nodes, ports and decisions of a script its tests have been through. What there is to cover is read from the compiled machine, so
 * a port that keeps its run in the node when it has no link, or whose event another node owns, is not asked for.
 *
 * A decision is a node that never waits and has more than one way out; its outcomes are its ports.
 */
import type { CompiledScript } from '../compile/compile-script'
import { DEFAULT_SKILL_STATE, type StateConfig, type TransitionConfig } from '../compile/machine-config'
import type { TraceStep } from '../history/entries'
import type { ImpossiblePort } from './test-file'

export interface Way {
  readonly node: string
  readonly port: string
}

/** Node -> how often it was passed; `node.port` -> how often it was taken. Plain JSON, so that coverages can be kept and merged. */
export interface Coverage {
  readonly scriptId: string
  readonly nodes: Readonly<Record<string, number>>
  readonly ports: Readonly<Record<string, number>>
}

export const wayId = ({ node, port }: Way) => `${node}.${port}`

/** Every port by which the compiled machine can leave a node, in the order of the script. */
export function waysOut({ config }: Pick<CompiledScript, 'config'>): Way[] {
  const found = new Map<string, Way>()
  for (const [node, state] of Object.entries(config.states ?? {})) {
    for (const port of portsIn(state)) found.set(wayId({ node, port }), { node, port })
  }
  return [...found.values()]
}

function portsIn(state: StateConfig): string[] {
  const transitions: TransitionConfig[] = [
    ...(state.always ?? []),
    ...Object.values(state.on ?? {}).flat(),
    ...Object.values(state.after ?? {}).flat(),
  ]
  const own = transitions.flatMap(({ actions = [] }) => actions.flatMap((action) => (action.type === 'left' ? [action.params.port] : [])))
  return [...own, ...Object.values(state.states ?? {}).flatMap(portsIn)]
}

/** Nothing covered yet, with everything that can be. */
export function noCoverage(script: CompiledScript): Coverage {
  const nodes = Object.keys(script.config.states ?? {}).filter((node) => node !== DEFAULT_SKILL_STATE)
  return {
    scriptId: script.id,
    nodes: Object.fromEntries(nodes.map((node) => [node, 0])),
    ports: Object.fromEntries(waysOut(script).map((way) => [wayId(way), 0])),
  }
}

/** With the way of one more run; a node that is told several times while a run waits in it counts once for each. */
export function withTrace(coverage: Coverage, trace: readonly TraceStep[]): Coverage {
  const nodes = { ...coverage.nodes }
  const ports = { ...coverage.ports }
  for (const { node, port } of trace) {
    if (node in nodes) nodes[node] = (nodes[node] ?? 0) + 1
    if (port !== undefined) {
      const id = wayId({ node, port })
      if (id in ports) ports[id] = (ports[id] ?? 0) + 1
    }
  }
  return { ...coverage, nodes, ports }
}

/** Two coverages of the same script. */
export function mergeCoverage(one: Coverage, other: Coverage): Coverage {
  const add = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.keys({ ...a, ...b }).map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]))
  return { scriptId: one.scriptId, nodes: add(one.nodes, other.nodes), ports: add(one.ports, other.ports) }
}

export interface Share {
  readonly covered: number
  readonly total: number
  /** 0 to 100; 100 where there is nothing to cover. */
  readonly percent: number
}

export interface CoverageSummary {
  readonly scriptId: string
  readonly nodes: Share & { readonly missing: readonly string[] }
  readonly ports: Share & { readonly missing: readonly Way[] }
  readonly decisions: Share
  /** Ports that the tests say cannot be taken; they count nowhere above. */
  readonly setAside: readonly Way[]
}

export function summarize(script: CompiledScript, { nodes, ports }: Coverage, impossible: readonly ImpossiblePort[] = []): CoverageSummary {
  const isSetAside = (way: Way) =>
    impossible.some(({ script: id, node, port }) => id === script.id && node === way.node && port === way.port)
  const all = waysOut(script)
  const ways = all.filter((way) => !isSetAside(way))
  const isTaken = (way: Way) => (ports[wayId(way)] ?? 0) > 0
  const outcomes = ways.filter(({ node }) => script.neverWaiting.has(node) && all.filter((way) => way.node === node).length > 1)
  const nodeIds = Object.keys(nodes)
  return {
    scriptId: script.id,
    nodes: { ...shareOf(nodeIds, (node) => (nodes[node] ?? 0) > 0), missing: nodeIds.filter((node) => !nodes[node]) },
    ports: { ...shareOf(ways, isTaken), missing: ways.filter((way) => !isTaken(way)) },
    decisions: shareOf(outcomes, isTaken),
    setAside: all.filter(isSetAside),
  }
}

function shareOf<Item>(items: readonly Item[], isCovered: (item: Item) => boolean): Share {
  const covered = items.filter(isCovered).length
  return { covered, total: items.length, percent: percentOf(covered, items.length) }
}

/** Never rounded up to 100. */
export function percentOf(covered: number, total: number): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10
}
