import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameSight, type Sight, viewIn, withView } from '../../../designer/canvas/view-in-address'
import { MAX_ZOOM, MIN_ZOOM } from '../../../designer/canvas/zoom'

const addressOf = (sight: Sight) => `?${withView(new URLSearchParams('version=3&node=menu'), sight)}`

describe('the view in an address', () => {
  it('leads to the same place at the same zoom, and leaves the rest of the address alone', () => {
    const sights = fc.record({
      middle: fc.record({ x: fc.double({ min: -1e6, max: 1e6, noNaN: true }), y: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }),
      zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
    })
    fc.assert(
      fc.property(sights, (sight) => {
        const address = addressOf(sight)
        const read = viewIn(address)
        if (!read) throw new Error(`${address} says no view`)
        expect(isSameSight(read, sight)).toBe(true)
        expect(Math.abs(read.middle.x - sight.middle.x)).toBeLessThanOrEqual(0.5)
        expect(Math.abs(read.middle.y - sight.middle.y)).toBeLessThanOrEqual(0.5)
        expect(Math.abs(read.zoom - sight.zoom)).toBeLessThan(0.001)
        expect(new URLSearchParams(address).get('version')).toBe('3')
        expect(new URLSearchParams(address).get('node')).toBe('menu')
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['a part that is missing', '1,2'],
    ['a part too many', '1,2,1,1'],
    ['an empty part', '1,,1'],
    ['no number', 'NaN,2,1'],
    ['no end', 'Infinity,2,1'],
    ['a number in other notation', '1e3,2,1'],
    ['a place where nothing can lie', '1000001,2,1'],
    ['a number of a thousand digits', `${'9'.repeat(1000)},2,1`],
    ['no zoom', '1,2,0'],
    ['a zoom that is too near', '1,2,2.5'],
    ['a zoom that is too far', '1,2,0.01'],
    ['a zoom the wrong way round', '1,2,-1'],
  ])('is ignored where it says %s', (_, view) => {
    expect(viewIn(`?node=menu&view=${view}`)).toBeUndefined()
  })

  it('goes from the address without a trace', () => {
    expect(`${withView(new URLSearchParams('node=menu&view=1,2,1'), undefined)}`).toBe('node=menu')
  })
})
