import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../designer/arrange/layout/lay-out'
import { layoutWouldHelp } from '../../../designer/arrange/layout-would-help'
import { cardRectangle, lies, noteRectangle } from '../../../designer/canvas/geometry'
import type { Script } from '../../../engine/script/script'
import { emptyScript } from '../script/random-edits'
import { anEngine, anyDrawing, carriedOut, movedIn, overlaps } from './a-drawing'

const sendText = (x: number, y: number) => ({ kind: 'send-text', settings: { text: 'Hello' }, position: { x, y } })

/** Begin, then this many texts one after the other, all at the same place. */
function aChain(count: number): Script {
  const script = emptyScript()
  let before = { id: 'begin', port: 'default' }
  for (let number = 1; number <= count; number += 1) {
    const id = `text-${number}`
    script.nodes[id] = sendText(0, 0)
    script.links[`${before.id}.${before.port}`] = { from: before.id, port: before.port, to: id }
    before = { id, port: 'default' }
  }
  return script
}
const laidOut = async (script: Script, options = {}) => carriedOut(script, await layOut(script, anEngine(), options))

describe('a layout', () => {
  it('leaves no card over another that is not pinned, moves no pinned one, and a second one finds nothing to move', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, fc.boolean(), async (script, isAnew) => {
        const pinned = new Set(Object.entries(script.nodes).flatMap(([id, { pinned: isPinned }]) => (isPinned ? [id] : [])))
        const once = await laidOut(script, { isAnew })
        for (const id of pinned) expect(once.nodes[id]?.position).toEqual(script.nodes[id]?.position)
        // frames with pinned nodes stay where those are, even over one another
        if (pinned.size === 0) {
          expect(overlaps(once)).toEqual([])
          expect(movedIn(once, await laidOut(once))).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('finds nothing to move a second time where a link leads into an event, which nothing can', async () => {
    const script = emptyScript()
    script.nodes.assigned = { kind: 'on-assignment', settings: {}, position: { x: 0, y: 0 } }
    script.nodes.rejected = { kind: 'on-reject', settings: {}, position: { x: 0, y: -1 } }
    script.links['rejected.default'] = { from: 'rejected', port: 'default', to: 'assigned' }
    const once = await laidOut(script)
    expect(overlaps(once)).toEqual([])
    expect(movedIn(once, await laidOut(once))).toEqual([])
  })

  it('keeps what is in a frame within it', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async (script) => {
        const after = await laidOut(script)
        for (const node of Object.values(after.nodes)) {
          const frame = node.frame === undefined ? undefined : after.frames?.[node.frame]
          if (frame) expect(lies(cardRectangle(node), { ...frame.position, ...frame.size })).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('of the selection moves nothing else, and covers nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, fc.func(fc.boolean()), async (script, isSelected) => {
        const nodes = new Set(Object.keys(script.nodes).filter((id) => isSelected(id) && script.nodes[id]?.frame === undefined))
        const after = await laidOut(script, { only: { nodes, notes: new Set(), frames: new Set() }, isAnew: true })
        expect(movedIn(script, after).filter((id) => !nodes.has(id))).toEqual([])
        const free = (id: string) => nodes.has(id) && !script.nodes[id]?.pinned
        expect(overlaps(after, free)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('puts what follows one another level, from the start of the line to its end, and leaves Begin where it is', async () => {
    const { nodes } = await laidOut(aChain(5))
    const places = Object.values(nodes).map(({ position }) => position)
    expect(places[0]).toEqual({ x: 0, y: 0 })
    expect(new Set(places.map(({ y }) => y)).size).toBe(1)
    expect(places.map(({ x }) => x)).toEqual(places.map(({ x }) => x).toSorted((one, other) => one - other))
  })

  it('moves nothing else when a node is added where there is room', async () => {
    const before = await laidOut(aChain(6))
    const last = before.nodes['text-6']?.position ?? { x: 0, y: 0 }
    const more = structuredClone(before)
    more.nodes.added = sendText(last.x + 312, last.y + 10)
    more.links['text-6.default'] = { from: 'text-6', port: 'default', to: 'added' }
    const after = await laidOut(more)
    expect(movedIn(before, after)).toEqual([])
    expect(after.nodes.added?.position.y).toBe(last.y)
  })

  it('takes notes along with the nodes that they are pinned to, and makes room for them', async () => {
    const script = aChain(4)
    script.notes.why = { text: 'Why', position: { x: 0, y: 180 }, node: 'text-3' }
    const { nodes, notes } = await laidOut(script)
    const [note, node] = [notes.why, nodes['text-3']]
    expect(note && node && note.position.x - node.position.x).toBe(0)
    expect(note && Object.values(nodes).some((card) => lies(noteRectangle(note), cardRectangle(card)))).toBe(false)
  })

  it('puts what an event begins below what Begin leads to', async () => {
    const script = aChain(3)
    script.nodes.event = { kind: 'on-assignment', settings: {}, position: { x: 0, y: -900 } }
    script.nodes.after = sendText(0, -900)
    script.links['event.default'] = { from: 'event', port: 'default', to: 'after' }
    const { nodes } = await laidOut(script, { isAnew: true })
    const lowest = Math.max(...['begin', 'text-1', 'text-2', 'text-3'].map((id) => nodes[id]?.position.y ?? 0))
    expect(nodes.event?.position.y).toBeGreaterThan(lowest)
    expect(nodes.after?.position.y).toBe(nodes.event?.position.y)
  })

  it('would help where cards lie over one another', async () => {
    expect(layoutWouldHelp(aChain(2))).toEqual(['text-1', 'text-2'])
    expect(layoutWouldHelp(await laidOut(aChain(2)))).toEqual([])
  })
})
