// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { lookingAt } from '../../../designer/canvas/looking'

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
})
