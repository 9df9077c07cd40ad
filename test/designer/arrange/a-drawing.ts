/** Scripts to lay out, and ELK as it is without a worker. */
import Elk from 'elkjs/lib/elk.bundled'
import fc from 'fast-check'
import type { LayoutEngine } from '../../../designer/arrange/layout/engine'
import type { Plan } from '../../../designer/arrange/layout/lay-out'
import { planEdits } from '../../../designer/arrange/plan-edits'
import { cardRectangle, meets } from '../../../designer/canvas/geometry'
import { portsOf } from '../../../designer/script/ports'
import { createScriptStore } from '../../../designer/script/script-store'
import type { Script, ScriptNode } from '../../../engine/script/script'
import { catalogue } from '../../../nodes/index'
import { emptyScript } from '../script/random-edits'

export function anEngine(): LayoutEngine {
  const elk = new Elk()
  return { layout: (graph) => elk.layout(graph), end: () => undefined }
}

export function carriedOut(script: Script, plan: Plan): Script {
  const store = createScriptStore(script)
  store.dispatch(planEdits(script, plan))
  return store.script()
}

/** Pairs of cards that lie over one another. */
export function overlaps({ nodes }: Pick<Script, 'nodes'>, isMeant: (id: string) => boolean = () => true): string[] {
  const cards = Object.entries(nodes).map(([id, node]) => ({ id, card: cardRectangle(node) }))
  return cards.flatMap(({ id, card }, place) =>
    cards.slice(place + 1).flatMap((other) => (meets(card, other.card) && (isMeant(id) || isMeant(other.id)) ? [`${id} ${other.id}`] : [])),
  )
}

export const movedIn = (before: Script, after: Script): string[] =>
  Object.keys(before.nodes).filter((id) => {
    const [old, now] = [before.nodes[id]?.position, after.nodes[id]?.position]
    return old?.x !== now?.x || old?.y !== now?.y
  })

const place = fc.record({ x: fc.integer({ min: -600, max: 1200 }), y: fc.integer({ min: -600, max: 900 }) })

/** Loops, loose nodes, events, frames and pinned nodes included. */
export const anyDrawing: fc.Arbitrary<Script> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...catalogue.filter(({ kind }) => kind !== 'begin')),
      position: place,
      isPinned: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
      frame: fc.constantFrom(undefined, undefined, undefined, 'one', 'two'),
      ways: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
    }),
    { maxLength: 14 },
  )
  .map((made) => {
    const script = emptyScript()
    for (const [number, { kind, position, isPinned, frame }] of made.entries()) {
      const node: ScriptNode = {
        kind: kind.kind,
        settings: structuredClone(kind.example) as Record<string, unknown>,
        position,
        ...(isPinned ? { pinned: true } : {}),
        ...(frame === undefined ? {} : { frame }),
      }
      script.nodes[`n${number}`] = node
    }
    const ids = Object.keys(script.nodes)
    for (const [number, { ways }] of made.entries()) {
      const from = ids[number] ?? 'begin'
      const node = script.nodes[from]
      const ports = node ? Object.keys(portsOf(node)) : []
      for (const [rank, way] of ways.entries()) {
        const [port, to] = [ports[rank], ids[way % ids.length]]
        if (port !== undefined && to !== undefined) script.links[`${from}.${port}`] = { from, port, to }
      }
    }
    const size = { width: 400, height: 300 }
    return {
      ...script,
      frames: { one: { title: 'One', position: { x: 0, y: 0 }, size }, two: { title: 'Two', position: { x: 500, y: 500 }, size } },
      notes: { free: { text: 'Free', position: { x: -300, y: 0 } } },
    }
  })
