// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalInput, fromLocalInput, isPeriod, rangeOf, usualRange } from '../../../designer/traffic/period'

const NOW = new Date(2026, 10, 24, 14, 25).getTime()
const MIDNIGHT = new Date(2026, 10, 24).getTime()

describe('the period that is counted', () => {
  it('ends now, and begins with a day of the reader’s own', () => {
    expect(rangeOf({ is: 'today' }, NOW)).toEqual({ from: MIDNIGHT, to: NOW })
    expect(rangeOf({ is: 'week' }, NOW)).toEqual({ from: new Date(2026, 10, 18).getTime(), to: NOW })
    expect(rangeOf({ is: 'month' }, NOW)).toEqual({ from: new Date(2026, 9, 26).getTime(), to: NOW })
  })

  it('of an hour begins with the whole hour that it reaches into', () => {
    const { from } = rangeOf({ is: 'hour' }, NOW)
    expect(from % 3_600_000).toBe(0)
    expect(NOW - from).toBeGreaterThanOrEqual(3_600_000)
    expect(NOW - from).toBeLessThan(2 * 3_600_000)
  })

  it('is what was chosen, where both ends were', () => {
    expect(rangeOf({ is: 'between', from: 5, to: 9 }, NOW)).toEqual({ from: 5, to: 9 })
  })

  it('survives being kept in the browser, and nothing else does', () => {
    expect(isPeriod(JSON.parse(JSON.stringify({ is: 'between', from: 5, to: 9 })))).toBe(true)
    expect([{ is: 'week' }, { is: 'year' }, { is: 'between', from: 5 }, null, 'week'].map(isPeriod)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('is read from the field as it was written there, to the minute', () => {
    const minutes = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => ms - (ms % 60_000))
    // the hour that a clock shows twice a year is two moments
    const isOnce = (at: number) => new Date(at - 3_600_000).getTimezoneOffset() === new Date(at + 3_600_000).getTimezoneOffset()
    fc.assert(fc.property(minutes.filter(isOnce), (at) => fromLocalInput(asLocalInput(at)) === at))
    expect(fromLocalInput('')).toBeUndefined()
  })
})

describe('what is usual', () => {
  it('is told by the seven whole days before', () => {
    expect(usualRange(NOW, 0)).toEqual({ from: new Date(2026, 10, 17).getTime(), to: MIDNIGHT, days: 7 })
  })

  it('is told by fewer days where the version is younger, and by none on its first', () => {
    expect(usualRange(NOW, new Date(2026, 10, 22, 18).getTime())?.days).toBe(2)
    expect(usualRange(NOW, MIDNIGHT)).toBeUndefined()
  })
})
