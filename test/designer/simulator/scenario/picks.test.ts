// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockFor } from '../../../../designer/simulator/clock'
import { picksFrom } from '../../../../designer/simulator/scenario/picks'
import { Hours } from '../../../../engine/directory/model/directory'
import { hoursState } from '../../../../engine/directory/model/hours'
import { openExample } from '../../../../examples/open-example'

const [office] = openExample('front-desk').directory.hours
const clock = clockFor('Europe/Berlin')
const MORNING = Date.parse('2026-11-23T10:00+01:00')

describe('moments worth beginning at', () => {
  it('are now, the next opening and closing, and the next morning', () => {
    expect(picksFrom(MORNING, office, clock).map(([pick, at]) => [pick, clock.toField(at)])).toEqual([
      ['now', '2026-11-23T10:00'],
      ['open', '2026-11-23T10:00'],
      ['closed', '2026-11-23T12:30'],
      ['morning', '2026-11-24T09:00'],
    ])
  })

  it('are open and closed indeed, whenever that is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const picks = new Map(picksFrom(MORNING + minutes * 60_000, office, clock))
        const stateAt = (at = 0) => (office ? hoursState(office, at).state : undefined)
        expect(stateAt(picks.get('open'))).toBe('open')
        expect(stateAt(picks.get('closed'))).not.toBe('open')
      }),
    )
  })

  it('leave out what these hours never are, and everything about hours where there are none', () => {
    const never = Hours.parse({ id: 'never', name: 'Never', timeZone: 'UTC', week: {} })
    expect(picksFrom(MORNING, never, clock).map(([pick]) => pick)).toEqual(['now', 'closed', 'morning'])
    expect(picksFrom(MORNING, undefined, clock).map(([pick]) => pick)).toEqual(['now', 'morning'])
  })
})

describe('the virtual clock', () => {
  it('reads what its own field wrote, in its own zone', () => {
    const tokyo = clockFor('Asia/Tokyo')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minutes) => {
        expect(tokyo.fromField(tokyo.toField(minutes * 60_000))).toBe(minutes * 60_000)
      }),
    )
    expect(tokyo.fromField('')).toBeUndefined()
  })

  it('finds the same hour of the next day also where a night is an hour longer', () => {
    const eve = Date.parse('2026-10-24T12:00+02:00')
    expect(clock.toField(clock.tomorrow(eve, 9))).toBe('2026-10-25T09:00')
  })
})
