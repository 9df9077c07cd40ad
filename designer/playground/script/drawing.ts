/** The board in React Flow's terms: sizes and jacks are given, so that nothing has to be measured first. */
import { Position } from '@xyflow/react'
import { type Board, CARD_WIDTH, WAY_IN_Y } from './board'
import type { CordLink } from './CordEdge'
import type { CardNode } from './NodeCard'
import type { LitPath } from './way'

const JACK = 11

export function nodesOf({ cards, cords }: Board): CardNode[] {
  const names = new Map(cards.map(({ id, name }) => [id, name]))
  return cards.map((card) => ({
    id: card.id,
    type: 'card',
    position: { x: card.x, y: card.y },
    width: CARD_WIDTH,
    height: card.height,
    focusable: false,
    data: {
      card,
      targets: Object.fromEntries(cords.filter(({ from }) => from === card.id).map(({ port, to }) => [port, names.get(to) ?? to])),
    },
    handles: [
      ...(card.hasWayIn
        ? [{ type: 'target' as const, position: Position.Left, x: -JACK / 2, y: WAY_IN_Y - JACK / 2, width: JACK, height: JACK }]
        : []),
      ...card.ports.map(({ id, y }) => ({
        id,
        type: 'source' as const,
        position: Position.Right,
        x: CARD_WIDTH - JACK / 2,
        y: y - JACK / 2,
        width: JACK,
        height: JACK,
      })),
    ],
  }))
}

export function edgesOf({ cords }: Board, { nodes, cords: lit }: LitPath): CordLink[] {
  const rest = nodes.size > 0 ? 'dim' : 'idle'
  return cords.map(({ id, from, port, to, isDefault }) => ({
    id,
    type: 'cord',
    source: from,
    sourceHandle: port,
    target: to,
    focusable: false,
    // a lit cord lies over the others, and every cord under the cards
    zIndex: lit.has(id) ? 0 : -1,
    data: { state: lit.has(id) ? 'lit' : rest, isDefault },
  }))
}
