/**
 * The script as it is drawn: cards of a fixed size with their jacks at computed places, and the cords between them.
 *
 * B1. Positions are the author's, stretched a little; where cards would lie over each other the lower one moves down.
 * B2. A node of a kind that this version does not know still has its card, with the ports that its links use.
 */

import type { Script, ScriptNode } from '../../../engine/script/script'
import type { NodeGroup } from '../../../nodes/define-node'
import { DEFAULT_PORT } from '../../../nodes/define-node'
import { findKind } from '../../../nodes/index'
import { plainSettings } from '../../catalogue/plain-words'

export interface CardPort {
  readonly id: string
  readonly label: string
  readonly isDefault: boolean
  /** Middle of its jack, from the card's top. */
  readonly y: number
}

export interface Card {
  readonly id: string
  readonly kind: string
  readonly kindTitle: string
  readonly group: NodeGroup
  /** The author's name for it, else the kind's title. */
  readonly name: string
  readonly summary: string
  readonly ports: readonly CardPort[]
  /** False for event nodes: the event itself leads here. */
  readonly hasWayIn: boolean
  readonly x: number
  readonly y: number
  readonly height: number
}

export interface Cord {
  /** `<node>.<port>` */
  readonly id: string
  readonly from: string
  readonly port: string
  readonly to: string
  readonly isDefault: boolean
}

export interface Board {
  readonly cards: readonly Card[]
  readonly cords: readonly Cord[]
}

export const CARD_WIDTH = 212
/** Where the jack of the way in sits, from the card's top. */
export const WAY_IN_Y = 26
const HEAD_HEIGHT = 52
const SUMMARY_HEIGHT = 42
const PORT_HEIGHT = 24
const FOOT = 6

const STRETCH_X = 1.2
const GAP_Y = 28

export const cordId = (node: string, port: string) => `${node}.${port}`

export function layBoard({ nodes, links }: Pick<Script, 'nodes' | 'links'>): Board {
  const cords = Object.values(links).map(({ from, port, to }) => ({
    id: cordId(from, port),
    from,
    port,
    to,
    isDefault: port === DEFAULT_PORT,
  }))
  const cards = Object.entries(nodes).map(([id, node]) => cardOf(id, node, portsLinked(cords, id)))
  return { cards: keptApart(cards), cords }
}

const portsLinked = (cords: readonly Cord[], node: string) => cords.filter(({ from }) => from === node).map(({ port }) => port)

function cardOf(id: string, node: ScriptNode, linked: readonly string[]): Card {
  const definition = findKind(node.kind)
  const parsed = definition?.settings.safeParse(node.settings).data
  const settings = parsed && plainSettings(parsed)
  const labels: Readonly<Record<string, string>> = definition && settings ? definition.ports(settings) : {}
  // ports without a cord would only say that nothing is there
  const shown = [...new Set([...Object.keys(labels).filter((port) => linked.includes(port)), ...linked])]
  const ports = shown.map((port, place) => ({
    id: port,
    label: labels[port] ?? port,
    isDefault: port === DEFAULT_PORT,
    y: HEAD_HEIGHT + SUMMARY_HEIGHT + place * PORT_HEIGHT + PORT_HEIGHT / 2,
  }))
  const kindTitle = definition?.title ?? node.kind
  return {
    id,
    kind: node.kind,
    kindTitle,
    group: definition?.group ?? 'integration',
    name: node.name ?? kindTitle,
    summary: definition && settings ? definition.summary(settings) : '',
    ports,
    hasWayIn: definition?.startsOn === undefined && node.kind !== 'begin',
    x: Math.round(node.position.x * STRETCH_X),
    y: node.position.y,
    height: HEAD_HEIGHT + SUMMARY_HEIGHT + ports.length * PORT_HEIGHT + FOOT,
  }
}

function keptApart(cards: readonly Card[]): readonly Card[] {
  const placed: Card[] = []
  for (const card of [...cards].sort((one, other) => one.y - other.y || one.x - other.x)) {
    const above = placed.filter(({ x }) => Math.abs(x - card.x) < CARD_WIDTH + GAP_Y)
    const lowest = above.reduce((y, other) => Math.max(y, other.y + other.height + GAP_Y), card.y)
    placed.push({ ...card, y: lowest })
  }
  return placed
}
