// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_WIDTH, layBoard } from '../../../../designer/playground/script/board'
import { menuScript } from './a-script'

const card = (id: string) => layBoard(menuScript).cards.find((one) => one.id === id)

describe('the board', () => {
  it('shows a node by its author’s name, and what it does in words', () => {
    expect(card('menu')).toMatchObject({ name: 'Language menu', kindTitle: 'Ask', summary: 'Ask “Which language?”: English, Deutsch' })
  })

  it('shows the ports that have a cord, in the order of the kind', () => {
    expect(card('menu')?.ports.map(({ label }) => label)).toEqual(['English', 'Deutsch'])
  })

  it('leads into every node but the first and those that an event begins', () => {
    expect(['begin', 'menu', 'taken'].map((id) => card(id)?.hasWayIn)).toEqual([false, true, false])
  })

  it('keeps the card of a kind that it does not know', () => {
    // given
    const script = {
      nodes: { odd: { kind: 'from-the-future', settings: { any: 1 }, position: { x: 0, y: 0 } } },
      links: { 'odd.left': { from: 'odd', port: 'left', to: 'odd' } },
    } as unknown as typeof menuScript
    // then
    expect(layBoard(script).cards).toMatchObject([{ name: 'from-the-future', ports: [{ id: 'left', label: 'left' }] }])
  })

  it('never lays one card over another, wherever the author put them', () => {
    const positions = fc.array(fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -400, max: 400 }) }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(positions, (positions) => {
        const nodes = Object.fromEntries(positions.map((position, place) => [`n${place}`, { kind: 'begin', settings: {}, position }]))
        const { cards } = layBoard({ nodes, links: {} } as unknown as typeof menuScript)
        return cards.every((one) =>
          cards.every(
            (other) =>
              one === other || Math.abs(one.x - other.x) >= CARD_WIDTH || one.y >= other.y + other.height || other.y >= one.y + one.height,
          ),
        )
      }),
    )
  })
})
