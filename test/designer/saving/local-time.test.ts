/** Moments as a person sets and reads them, whatever the browser's time zone. */
import '../a-page'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ahead, fieldOf, momentOf, tomorrowMorning, whenInWords } from '../../../designer/saving/local-time'
import { wrongTime } from '../../../designer/saving/WhenQuestion'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const noon = new Date(2026, 10, 24, 12, 0).getTime()

describe('a time field', () => {
  it('holds the very minute that is meant', () => {
    const minutes = fc.integer({ min: 0, max: 66_000_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        // the hour that a clock shows twice in autumn stands for its first
        expect([0, HOUR, 30 * MINUTE]).toContain(minute * MINUTE - (momentOf(fieldOf(minute * MINUTE)) ?? Number.NaN))
      }),
    )
  })

  it('that is empty or half filled is no moment', () => {
    for (const field of ['', '2026-11-24', 'tomorrow', '2026-13-40T99:99']) expect(momentOf(field)).toBeUndefined()
  })

  it('takes what lies ahead, at most a year', () => {
    expect(wrongTime('', noon)).toBe('empty')
    expect(wrongTime(fieldOf(noon), noon)).toBe('past')
    expect(wrongTime(fieldOf(noon + MINUTE), noon)).toBeUndefined()
    expect(wrongTime(fieldOf(noon + 364 * DAY), noon)).toBeUndefined()
    expect(wrongTime(fieldOf(noon + 366 * DAY), noon)).toBe('tooFar')
  })

  it('begins with tomorrow morning', () => {
    expect(fieldOf(tomorrowMorning(noon))).toBe('2026-11-25T09:00')
  })
})

describe('a moment in words', () => {
  it('names the day as people do', () => {
    expect(whenInWords(noon + 2 * HOUR, noon)).toMatch(/^today, 02:00.PM$/)
    expect(whenInWords(noon + 13 * HOUR, noon)).toMatch(/^tomorrow, 01:00.AM$/)
    expect(whenInWords(noon + 3 * DAY, noon)).toMatch(/^Fri, Nov 27, 12:00.PM$/)
    expect(whenInWords(noon + 60 * DAY, noon)).toMatch(/2027/)
  })

  it('says how far ahead it is', () => {
    expect(ahead(noon + 20_000, noon)).toBe('in 20 seconds')
    expect(ahead(noon + 20 * MINUTE, noon)).toBe('in 20 minutes')
    expect(ahead(noon + 21 * HOUR, noon)).toBe('in 21 hours')
    expect(ahead(noon + 9 * DAY, noon)).toBe('in 9 days')
  })
})
