// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { thingsIn } from '../../../designer/canvas/selecting'
import { drawing, folded } from './a-drawing'

describe('an area', () => {
  it('selects whatever it touches', () => {
    const { nodes, notes } = thingsIn(drawing, { x: 200, y: 50, width: 200, height: 400 })
    expect([...nodes]).toEqual(['begin', 'menu'])
    expect([...notes]).toEqual(['pinned'])
  })

  it('selects a frame only when it lies in it whole', () => {
    expect([...thingsIn(drawing, { x: 700, y: 0, width: 100, height: 100 }).frames]).toEqual([])
    expect([...thingsIn(drawing, { x: 500, y: -200, width: 1_000, height: 1_000 }).frames]).toEqual(['box'])
  })

  it('selects a folded frame by a touch, and nothing of what is in it', () => {
    const { nodes, frames } = thingsIn(folded, { x: 590, y: -90, width: 400, height: 200 })
    expect([...frames]).toEqual(['box'])
    expect([...nodes]).toEqual([])
  })
})
