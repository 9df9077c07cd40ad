// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { lookingAt, lookingPast } from '../../../designer/canvas/looking'

describe('looking at something', () => {
  const seen = { x: 0, y: 0, width: 1_000, height: 600 }
  const card = { x: 100, y: 100, width: 240, height: 120 }

  it('changes nothing while it is seen and can be read', () => {
    expect(lookingAt(card, seen, { x: 0, y: 0, zoom: 1 })).toBeUndefined()
  })

  it('pans no further than it takes', () => {
    expect(lookingAt(card, seen, { x: -150, y: 0, zoom: 1 })).toEqual({ x: -60, y: 0, zoom: 1 })
  })

  it('puts what is far off into the middle', () => {
    expect(lookingAt(card, seen, { x: -5_000, y: 0, zoom: 1 })).toEqual({ x: 280, y: 140, zoom: 1 })
  })

  it('goes near enough to be read', () => {
    expect(lookingAt(card, seen, { x: 0, y: 0, zoom: 0.1 })?.zoom).toBeGreaterThan(0.5)
  })

  it('goes past what lies in a corner, as long as there is room', () => {
    const map = { x: 780, y: 460, width: 200, height: 128 }
    const low = { x: 700, y: 420, width: 240, height: 120 }
    const here = { x: 0, y: 0, zoom: 1 }
    expect(lookingPast(card, seen, [map], here)).toBeUndefined()
    const viewport = lookingPast(low, seen, [map], here)
    expect(low.y + low.height + (viewport?.y ?? 0)).toBeLessThan(map.y)
    // a card as high as the view is seen in part rather than not at all
    expect(lookingPast({ ...low, y: 20, height: 500 }, seen, [map], here)).toEqual(lookingAt({ ...low, y: 20, height: 500 }, seen, here))
  })
})
