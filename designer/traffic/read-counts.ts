/** What the counts of a script say: the lamps and numbers on the canvas, where cases get lost, which ways are busy. */
import type { RunEnd } from '../../engine/history/entries'
import type { Script } from '../../engine/script/script'
import type { ScriptTraffic } from '../api/traffic'
import { fallbackOf } from '../canvas/unwired'
import type { Traffic } from '../editor/view-state'
import { linkId } from '../script/apply-edit'

/** Ways out by which a contact gets less than the node was drawn for, as the kinds call them. */
const LOST_BY: ReadonlySet<string> = new Set(['noReply', 'invalid', 'failed', 'windowClosed', 'timedOut', 'noAgent'])

/** As the canvas draws it. */
export function overlayOf({ nodes, ports }: Pick<ScriptTraffic, 'nodes' | 'ports'>): Traffic {
  return {
    ports: new Map(ports.map(({ node, port, count }) => [linkId(node, port), count])),
    nodes: new Map(nodes.map(({ node, entered, waiting }) => [node, { entered, waiting }])),
  }
}

export interface DropOff {
  readonly node: string
  readonly left: number
  readonly lost: number
  /** Of 1. */
  readonly share: number
  /** Those that lost any, the worst first. */
  readonly ports: readonly { readonly port: string; readonly count: number }[]
}

/** Per node, the worst first; nodes that lost nobody are left out. */
export function dropOffs({ ports }: Pick<ScriptTraffic, 'ports'>, script: Script | undefined): readonly DropOff[] {
  return [...new Set(ports.map(({ node }) => node))]
    .map((node) => {
      const all = ports.filter((each) => each.node === node)
      const losing = all.filter(({ port, count }) => count > 0 && isLost(script, node, port)).sort((one, other) => other.count - one.count)
      const left = sumOf(all)
      const lost = sumOf(losing)
      return { node, left, lost, share: left === 0 ? 0 : lost / left, ports: losing.map(({ port, count }) => ({ port, count })) }
    })
    .filter(({ lost }) => lost > 0)
    .sort((one, other) => other.lost - one.lost || other.share - one.share)
}

/** By its name, or because nobody drew on from it and the case falls to the default skill of its channel. */
function isLost(script: Script | undefined, id: string, port: string): boolean {
  const node = script?.nodes[id]
  return LOST_BY.has(port) || (script !== undefined && node !== undefined && fallbackOf(script, id, node, port)?.is === 'defaultSkill')
}

export interface BusyPort {
  readonly node: string
  readonly port: string
  readonly count: number
  /** On a usual day; undefined where nobody knows yet. */
  readonly usual: number | undefined
}

/** @param usual whole days before, and how many */
export function busyPorts(
  { ports }: Pick<ScriptTraffic, 'ports'>,
  usual?: { readonly ports: ScriptTraffic['ports']; readonly days: number },
): readonly BusyPort[] {
  const before = new Map(usual?.ports.map(({ node, port, count }) => [linkId(node, port), count]))
  const now = new Map(ports.map((each) => [linkId(each.node, each.port), each]))
  // a way that is busy on other days and empty today is worth seeing as well
  for (const each of usual?.ports ?? []) {
    const key = linkId(each.node, each.port)
    if (!now.has(key)) now.set(key, { ...each, count: 0 })
  }
  return [...now.values()]
    .map(({ node, port, count }) => ({ node, port, count, usual: usual && (before.get(linkId(node, port)) ?? 0) / usual.days }))
    .filter(({ count, usual: usually = 0 }) => count > 0 || usually >= 1)
    .sort((one, other) => other.count - one.count || (other.usual ?? 0) - (one.usual ?? 0))
}

/** Every port that the node has or had, in the node's own order. */
export function portsOfNode(node: string, busy: readonly BusyPort[], drawn: readonly string[]): readonly BusyPort[] {
  const counted = busy.filter((each) => each.node === node)
  const find = (port: string) => counted.find((each) => each.port === port) ?? { node, port, count: 0, usual: undefined }
  return [...new Set([...drawn, ...counted.map(({ port }) => port)])].map(find)
}

export function waitingNow({ nodes }: Pick<ScriptTraffic, 'nodes'>): readonly { readonly node: string; readonly waiting: number }[] {
  return nodes.filter(({ waiting }) => waiting > 0).sort((one, other) => other.waiting - one.waiting)
}

/** Several versions as if they were one. */
export function addedUp(traffics: readonly ScriptTraffic[]): Omit<ScriptTraffic, 'version'> | undefined {
  const [first] = traffics
  if (!first) return undefined
  const nodes = new Map<string, ScriptTraffic['nodes'][number]>()
  const ports = new Map<string, ScriptTraffic['ports'][number]>()
  const ends: { [How in RunEnd]?: number } = {}
  for (const traffic of traffics) {
    for (const { node, entered, waiting } of traffic.nodes) {
      const known = nodes.get(node)
      nodes.set(node, { node, entered: entered + (known?.entered ?? 0), waiting: waiting + (known?.waiting ?? 0) })
    }
    for (const { node, port, count } of traffic.ports) {
      const key = linkId(node, port)
      ports.set(key, { node, port, count: count + (ports.get(key)?.count ?? 0) })
    }
    for (const [how, count] of Object.entries(traffic.ends) as [RunEnd, number][]) ends[how] = (ends[how] ?? 0) + count
  }
  const starts = traffics.reduce((sum, traffic) => sum + traffic.starts, 0)
  return { nodes: [...nodes.values()], ports: [...ports.values()], starts, ends, from: first.from, to: first.to }
}

const sumOf = (counted: readonly { readonly count: number }[]) => counted.reduce((sum, { count }) => sum + count, 0)
