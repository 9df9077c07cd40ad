// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRID } from '../../../designer/canvas/geometry'
import { snap } from '../../../designer/canvas/guides'

const size = { width: 240, height: 120 }
const near = { near: 6 }

describe('snapping', () => {
  it('goes to the grid where nothing is near', () => {
    expect(snap({ x: 103, y: 61, ...size }, [], near)).toEqual({ x: 104, y: 64, guides: [] })
  })

  it('draws an edge to the edge of what is near, and shows the line', () => {
    // given
    const other = { x: 100, y: 400, ...size }
    // when
    const { x, guides } = snap({ x: 104, y: 0, ...size }, [other], near)
    // then
    expect(x).toBe(100)
    expect(guides).toEqual([{ runs: 'down', at: 100, from: -GRID, to: 520 + GRID }])
  })

  it('draws the middle to the middle', () => {
    const other = { x: 0, y: 300, width: 100, height: 40 }
    expect(snap({ x: -68, y: 0, ...size }, [other], near).x).toBe(-70)
  })

  it('never draws an edge to a middle', () => {
    const other = { x: 0, y: 1_000, width: 100, height: 40 }
    expect(snap({ x: 51, y: 0, ...size }, [other], near)).toMatchObject({ x: 48, guides: [] })
  })

  it('never moves anything further than the grid or the reach', () => {
    const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) })
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 8 }), (at, others) => {
        const snapped = snap(
          { ...at, ...size },
          others.map((other) => ({ ...other, ...size })),
          near,
        )
        expect(Math.abs(snapped.x - at.x)).toBeLessThanOrEqual(6)
        expect(Math.abs(snapped.y - at.y)).toBeLessThanOrEqual(6)
      }),
    )
  })
})
