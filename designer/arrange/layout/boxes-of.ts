/** Cards, frames and the notes beside them as boxes, and links as cords between them. */
import type { Position, Script, ScriptNode } from '../../../engine/script/script'
import { findKind } from '../../../nodes/index'
import { around, CARD_WIDTH, cardRectangle, GRID, noteRectangle, PORT_HEIGHT, type Rectangle, WAY_IN_Y } from '../../canvas/geometry'
import { linkId } from '../../script/apply-edit'
import { portsOf } from '../../script/ports'
import { type Box, type Cord, NO_REACH, type Reach } from './box'

/** A note further away than this, or wider, does not widen the place of its node. */
const BESIDE = 96
const WIDEST = CARD_WIDTH + 96

export function nodeBox(key: string, node: ScriptNode, beside: readonly Rectangle[]): Box {
  const { width, height } = cardRectangle(node)
  return {
    key,
    old: node.position,
    width,
    height,
    reach: reachOf(cardRectangle(node), beside),
    isFixed: node.pinned ?? false,
    role: roleOf(node),
  }
}

export function roleOf({ kind }: ScriptNode): Box['role'] {
  if (kind === 'begin') return 'begin'
  return findKind(kind)?.startsOn === undefined ? 'plain' : 'event'
}

function reachOf(card: Rectangle, beside: readonly Rectangle[]): Reach {
  const all = around([card, ...beside])
  if (!all || beside.length === 0) return NO_REACH
  return {
    left: up(card.x - all.x),
    right: up(all.x + all.width - card.x - card.width),
    above: up(card.y - all.y),
    below: up(all.y + all.height - card.y - card.height),
  }
}

/** Cards stand on the grid whatever the size of their notes. */
const up = (value: number): number => Math.ceil(value / GRID) * GRID

/** The notes that are pinned to each node and lie beside it: they keep their place to it, and room is made for them. */
export function notesBeside({ notes, nodes }: Pick<Script, 'notes' | 'nodes'>): ReadonlyMap<string, readonly Rectangle[]> {
  const found = new Map<string, Rectangle[]>()
  for (const held of Object.values(notes)) {
    const id = held.node
    const node = id === undefined ? undefined : nodes[id]
    if (!node || id === undefined) continue
    const [note, card] = [noteRectangle(held), cardRectangle(node)]
    if (note.width <= WIDEST && isBeside(note, card)) found.set(id, [...(found.get(id) ?? []), note])
  }
  return found
}

function isBeside(note: Rectangle, card: Rectangle): boolean {
  const [right, left] = [note.x - card.x - card.width, card.x - note.x - note.width]
  const [below, above] = [note.y - card.y - card.height, card.y - note.y - note.height]
  const [across, down] = [Math.max(right, left), Math.max(below, above)]
  const isOverIt = across < 0 && down < 0
  // only above and below: beside it is where the cords are
  return !isOverIt && across < 0 && down <= BESIDE
}

export interface End {
  readonly box: string
  /** From the top of the box to the top of the card within it. */
  readonly y: number
}

/** `endOf` says in which box a node is; undefined for what is not laid out, or within the same box. */
export function cordsBetween({ nodes, links }: Pick<Script, 'nodes' | 'links'>, endOf: (node: string) => End | undefined): Cord[] {
  const cords: Cord[] = []
  for (const [id, node] of Object.entries(nodes)) {
    const from = endOf(id)
    if (!from) continue
    let rank = 0
    for (const port of Object.keys(portsOf(node))) {
      const link = links[linkId(id, port)]
      const to = link && endOf(link.to)
      if (!to || to.box === from.box) continue
      // as if the first linked port were level with the way in: cards that follow one another stand level, and not each lower
      cords.push({ from: from.box, fromY: from.y + WAY_IN_Y + rank * PORT_HEIGHT, to: to.box, toY: to.y + WAY_IN_Y })
      rank += 1
    }
  }
  return cords
}

export const distance = (one: Rectangle, other: Rectangle): number => {
  const across = Math.max(0, one.x - other.x - other.width, other.x - one.x - one.width)
  const down = Math.max(0, one.y - other.y - other.height, other.y - one.y - one.height)
  return Math.hypot(across, down)
}

export const minus = (one: Position, other: Position): Position => ({ x: one.x - other.x, y: one.y - other.y })
export const plus = (one: Position, other: Position): Position => ({ x: one.x + other.x, y: one.y + other.y })
