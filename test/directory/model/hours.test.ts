/** Open, closed or holiday: time zones, several intervals, clock changes both ways, and the clock that remembers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Hours } from '../../../engine/directory/model/directory'
import { createHoursClock, hoursState } from '../../../engine/directory/model/hours'

const at = (iso: string) => Date.parse(iso)
const answer = (hours: Hours, iso: string) => {
  const { state, until } = hoursState(hours, at(iso))
  return { state, until: until === null ? null : new Date(until).toISOString() }
}
const hours = (set: Partial<Record<keyof Hours, unknown>>) =>
  Hours.parse({ id: 'office', name: 'Office', timeZone: 'Europe/Lisbon', week: {}, ...set })

const office = hours({
  week: {
    monday: [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '18:00' },
    ],
    friday: [{ from: '09:00', to: '13:00' }],
  },
  holidays: [
    { date: '2026-06-08', name: 'Half day', open: [{ from: '09:00', to: '11:00' }] },
    { date: '2026-06-12', name: 'City feast' },
  ],
})

describe('hours', () => {
  it.each([
    ['before the first interval', '2026-06-01T07:59:59Z', 'closed', '2026-06-01T08:00:00.000Z'],
    ['in the first interval', '2026-06-01T08:00:00Z', 'open', '2026-06-01T11:30:00.000Z'],
    ['in the break', '2026-06-01T11:30:00Z', 'closed', '2026-06-01T12:30:00.000Z'],
    ['in the second interval', '2026-06-01T16:59:59Z', 'open', '2026-06-01T17:00:00.000Z'],
    ['on a day that is missing', '2026-06-02T10:00:00Z', 'closed', '2026-06-05T08:00:00.000Z'],
    ['on a holiday', '2026-06-12T10:00:00Z', 'holiday', '2026-06-12T23:00:00.000Z'],
    ['within the intervals of a holiday', '2026-06-08T09:00:00Z', 'open', '2026-06-08T10:00:00.000Z'],
    ['after the intervals of a holiday, although the weekday would be open', '2026-06-08T15:00:00Z', 'holiday', '2026-06-08T23:00:00.000Z'],
    ['before a holiday of a closed day', '2026-06-11T10:00:00Z', 'closed', '2026-06-11T23:00:00.000Z'],
  ])('%s', (_, moment, state, until) => {
    expect(answer(office, moment)).toEqual({ state, until })
  })

  it('stays open over midnight where the intervals touch', () => {
    const night = hours({ timeZone: 'UTC', week: { monday: [{ from: '20:00', to: '24:00' }], tuesday: [{ from: '00:00', to: '04:00' }] } })
    expect(answer(night, '2026-06-01T22:00:00Z')).toEqual({ state: 'open', until: '2026-06-02T04:00:00.000Z' })
  })

  it('counts overlapping intervals as one, in whatever order they stand', () => {
    const overlapping = hours({
      timeZone: 'UTC',
      week: {
        monday: [
          { from: '11:00', to: '15:00' },
          { from: '09:00', to: '12:00' },
          { from: '10:00', to: '10:30' },
        ],
      },
    })
    expect(answer(overlapping, '2026-06-01T09:30:00Z')).toEqual({ state: 'open', until: '2026-06-01T15:00:00.000Z' })
  })

  it('is never open without hours, and never closed around the clock', () => {
    expect(answer(hours({}), '2026-06-01T00:00:00Z')).toEqual({ state: 'closed', until: null })
    expect(answer(aroundTheClock([]), '2026-06-01T00:00:00Z')).toEqual({ state: 'open', until: null })
  })

  it('sees a holiday years ahead', () => {
    const schedule = aroundTheClock([{ date: '2031-12-25', name: 'Christmas' }])
    expect(answer(schedule, '2026-06-01T00:00:00Z')).toEqual({ state: 'open', until: '2031-12-25T00:00:00.000Z' })
    expect(answer(schedule, '2031-12-25T00:00:00Z')).toEqual({ state: 'holiday', until: '2031-12-26T00:00:00.000Z' })
  })

  it('joins holidays in a row', () => {
    const schedule = aroundTheClock([
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2026-12-26', name: 'St Stephen' },
    ])
    expect(answer(schedule, '2026-12-25T10:00:00Z')).toEqual({ state: 'holiday', until: '2026-12-27T00:00:00.000Z' })
  })

  describe('when the clock is set forward (Lisbon, 29 March 2026, 01:00 becomes 02:00)', () => {
    const sunday = (...intervals: { from: string; to: string }[]) => hours({ week: { sunday: intervals } })

    it('opens at the usual time of the day, an hour earlier in UTC than the week before', () => {
      const day = sunday({ from: '09:00', to: '17:00' })
      expect(answer(day, '2026-03-22T08:30:00Z').until).toBe('2026-03-22T09:00:00.000Z')
      expect(answer(day, '2026-03-29T07:30:00Z').until).toBe('2026-03-29T08:00:00.000Z')
    })
    it('opens with the jump where it should open within the skipped hour', () => {
      expect(answer(sunday({ from: '01:30', to: '03:00' }), '2026-03-29T00:59:00Z')).toEqual({
        state: 'closed',
        until: '2026-03-29T01:00:00.000Z',
      })
      expect(answer(sunday({ from: '01:30', to: '03:00' }), '2026-03-29T01:00:00Z')).toEqual({
        state: 'open',
        until: '2026-03-29T02:00:00.000Z',
      })
    })
    it('does not open for an interval that lies within the skipped hour', () => {
      expect(answer(sunday({ from: '01:10', to: '01:50' }), '2026-03-29T00:30:00Z')).toEqual({
        state: 'closed',
        until: '2026-04-05T00:10:00.000Z',
      })
    })
    it('has 23 hours on such a holiday', () => {
      const schedule = hours({ holidays: [{ date: '2026-03-29', name: 'Palm Sunday' }] })
      expect(answer(schedule, '2026-03-29T00:00:00Z')).toEqual({ state: 'holiday', until: '2026-03-29T23:00:00.000Z' })
    })
  })

  describe('when the clock is set back (New York, 1 November 2026, 02:00 becomes 01:00)', () => {
    const sunday = (from: string, to: string) => hours({ timeZone: 'America/New_York', week: { sunday: [{ from, to }] } })

    it('stays open through the repeated hour', () => {
      expect(answer(sunday('00:30', '03:00'), '2026-11-01T05:15:00Z')).toEqual({ state: 'open', until: '2026-11-01T08:00:00.000Z' })
    })
    it('closes once, when the clock first shows the time', () => {
      expect(answer(sunday('00:30', '01:30'), '2026-11-01T05:00:00Z')).toEqual({ state: 'open', until: '2026-11-01T05:30:00.000Z' })
      expect(answer(sunday('00:30', '01:30'), '2026-11-01T06:15:00Z').state).toBe('closed')
    })
  })

  it('begins the day after the jump where midnight itself is skipped (Cairo, 24 April 2026)', () => {
    const cairo = hours({ timeZone: 'Africa/Cairo', week: { friday: [{ from: '00:00', to: '02:00' }] } })
    expect(answer(cairo, '2026-04-23T21:59:00Z')).toEqual({ state: 'closed', until: '2026-04-23T22:00:00.000Z' })
    expect(answer(cairo, '2026-04-23T22:00:00Z')).toEqual({ state: 'open', until: '2026-04-23T23:00:00.000Z' })
  })

  it('passes over a day that a zone never had (Apia, 30 December 2011)', () => {
    const apia = hours({
      timeZone: 'Pacific/Apia',
      week: { thursday: [{ from: '08:00', to: '24:00' }], friday: [{ from: '09:00', to: '10:00' }] },
    })
    expect(answer(apia, '2011-12-30T09:00:00Z')).toEqual({ state: 'open', until: '2011-12-30T10:00:00.000Z' })
    expect(answer(apia, '2011-12-30T10:00:00Z').state).toBe('closed')
  })

  it('knows which day it is where the clock goes back over midnight (St John’s, 7 November 2010)', () => {
    const stJohns = hours({ timeZone: 'America/St_Johns', week: { saturday: [{ from: '00:00', to: '24:00' }] } })
    expect(answer(stJohns, '2010-11-07T02:00:00Z').state).toBe('open')
    expect(() => answer(stJohns, '2010-11-07T02:45:00Z')).not.toThrow()
  })
})

describe('the hours clock', () => {
  const zones = ['UTC', 'Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Chatham']
  const clockTime = fc.integer({ min: 0, max: 24 * 60 })
  const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const interval = fc
    .tuple(clockTime, clockTime)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: text(Math.min(a, b)), to: text(Math.max(a, b)) }))
  const intervals = fc.array(interval, { maxLength: 4 })
  const schedule = fc.record({
    timeZone: fc.constantFrom(...zones),
    week: fc.record({ monday: intervals, wednesday: intervals, saturday: intervals, sunday: intervals }, { requiredKeys: [] }),
    holidays: fc.uniqueArray(
      fc.record({
        date: fc.integer({ min: 0, max: 800 }).map((day) => new Date(at('2025-06-01') + day * 86_400_000).toISOString().slice(0, 10)),
        name: fc.constant('Feast'),
        open: intervals,
      }),
      { maxLength: 5, selector: ({ date }) => date },
    ),
  })
  const moments = fc.array(fc.integer({ min: at('2025-06-01'), max: at('2027-06-01') }), { minLength: 1, maxLength: 12 })

  it('answers as the calculation without a memory does, whatever the order of questions', () => {
    fc.assert(
      fc.property(schedule, moments, (set, times) => {
        const tested = hours(set)
        const clock = createHoursClock()
        for (const time of times) {
          for (const moment of [time, time + 60_000, time]) expect(clock.state(tested, moment)).toEqual(hoursState(tested, moment))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never gives an end that is not after the question, and has another state at the end', () => {
    fc.assert(
      fc.property(schedule, moments, (set, times) => {
        const tested = hours(set)
        for (const time of times) {
          const { state, until } = hoursState(tested, time)
          if (until === null) continue
          expect(until).toBeGreaterThan(time)
          expect(hoursState(tested, until - 1).state).toBe(state)
          expect(hoursState(tested, until).state).not.toBe(state)
        }
      }),
      { numRuns: 300 },
    )
  })
})

function aroundTheClock(holidays: readonly { date: string; name: string }[]): Hours {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const allDay = [{ from: '00:00', to: '24:00' }]
  return hours({ timeZone: 'UTC', week: Object.fromEntries(days.map((day) => [day, allDay])), holidays })
}
