import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, distributed, EDGES } from '../../../designer/arrange/align'
import { around, type Rectangle } from '../../../designer/canvas/geometry'

const side = fc.integer({ min: 8, max: 400 })
const at = fc.integer({ min: -2000, max: 2000 })
const things = fc
  .array(fc.record({ x: at, y: at, width: side, height: side }), { minLength: 2, maxLength: 8 })
  .map((all) => new Map<string, Rectangle>(all.map((each, place) => [`thing-${place}`, each])))

const lineOf = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 }

describe('things', () => {
  it.each(EDGES)('line up by their %s, and move in that direction only', (edge) => {
    const isAcross = edge === 'left' || edge === 'centre' || edge === 'right'
    const [start, size, other] = isAcross ? (['x', 'width', 'y'] as const) : (['y', 'height', 'x'] as const)
    fc.assert(
      fc.property(things, (all) => {
        const lines = [...aligned(all, edge)].map(([key, place]) => place[start] + (all.get(key)?.[size] ?? 0) * lineOf[edge])
        expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1)
        for (const [key, place] of aligned(all, edge)) expect(place[other]).toBe(all.get(key)?.[other])
      }),
    )
  })

  it('are spaced evenly between the first and the last, or further where there is no room', () => {
    fc.assert(
      fc.property(things, (all) => {
        const placed = [...distributed(all, 'across', 16)].map(([key, place]) => ({ ...place, width: all.get(key)?.width ?? 0 }))
        const gaps = placed.slice(1).map(({ x }, place) => x - (placed[place]?.x ?? 0) - (placed[place]?.width ?? 0))
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15)
        expect(placed[0]?.x).toBe(around([...all.values()])?.x)
      }),
    )
  })
})
