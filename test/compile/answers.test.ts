/** What a reply is as the kind of answer that a question expects: many ways of writing, one form. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExpected } from '../../engine/compile/answers/read-expected'
import type { InboundContent } from '../../engine/conversation/inbound'
import type { ExpectedAnswer } from '../../nodes/machine-parts'

/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 23, 30)

const read = (expected: ExpectedAnswer, text: string) => {
  const outcome = readExpected(expected, { type: 'text', text }, NOW)
  return typeof outcome === 'string' ? outcome : outcome.answer
}

const DATE = { is: 'date', order: 'dayFirst', timeZone: 'UTC' } as const
const NUMBER = { is: 'number', isWhole: false } as const
const TIME = { is: 'time' } as const
const PHONE = { is: 'phone' } as const
const EMAIL = { is: 'email' } as const

describe('a number', () => {
  it.each([
    ['12,5', '12.5'],
    [' 042 ', '42'],
    ['-0', '0'],
    ['0.000000000000001', '0.000000000000001'],
    ['1,234.5', 'unfit'],
    ['forty', 'unfit'],
    ['1e3', 'unfit'],
    ['', 'unfit'],
  ])('%s is %s', (text, answer) => {
    expect(read(NUMBER, text)).toBe(answer)
  })

  it.each([
    ['1', '1'],
    ['8', '8'],
    ['0', 'outside'],
    ['9', 'outside'],
    ['2.5', 'outside'],
  ])('%s of 1 to 8 whole ones is %s', (text, answer) => {
    expect(read({ is: 'number', isWhole: true, least: 1, most: 8 }, text)).toBe(answer)
  })
})

describe('a date', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['1. 12. 2026', '2026-12-01'],
    ['01.12.26', '2026-12-01'],
    ['1/12/2026', '2026-12-01'],
    ['12/31/2026', '2026-12-31'],
    ['1.12.', '2026-12-01'],
    ['24.11.', '2027-11-24'],
    ['29.2.', '2028-02-29'],
    ['29.2.2027', 'unfit'],
    ['31.4.2026', 'unfit'],
    ['0/0/2026', 'unfit'],
    ['next week', 'unfit'],
  ])('%s is %s', (text, answer) => {
    expect(read(DATE, text)).toBe(answer)
  })

  it('is read with the month first where that is set, but with dots the day stays first', () => {
    const expected = { ...DATE, order: 'monthFirst' } as const
    expect(read(expected, '12/1/2026')).toBe('2026-12-01')
    expect(read(expected, '31/12/2026')).toBe('2026-12-31')
    expect(read(expected, '1.12.2026')).toBe('2026-12-01')
  })

  it('keeps to its limits, which may move with today', () => {
    const expected = { ...DATE, earliest: 'today', latest: 'today+30' } as const
    expect(read(expected, '25.11.2026')).toBe('2026-11-25')
    expect(read(expected, '24.11.2026')).toBe('outside')
    expect(read(expected, '25.12.2026')).toBe('2026-12-25')
    expect(read(expected, '26.12.2026')).toBe('outside')
  })

  it('asks what day it is in its own time zone', () => {
    const expected = { ...DATE, timeZone: 'Europe/Berlin', earliest: 'today' } as const
    expect(read(expected, '25.11.2026')).toBe('outside')
    expect(read(expected, '26.11.2026')).toBe('2026-11-26')
  })

  it('takes a year of two digits for one of the last century where only that fits', () => {
    expect(read({ ...DATE, latest: 'today' }, '3.4.85')).toBe('1985-04-03')
    expect(read({ ...DATE, latest: 'today' }, '3.4.15')).toBe('2015-04-03')
  })
})

describe('a time', () => {
  it.each([
    ['10:30', '10:30'],
    ['10.30', '10:30'],
    ['9', '09:00'],
    ['10 Uhr', '10:00'],
    ['10.30 Uhr', '10:30'],
    ['10 Uhr 30', '10:30'],
    ['10h30', '10:30'],
    ['10am', '10:00'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['7:15 p.m.', '19:15'],
    ['13pm', 'unfit'],
    ['0am', 'unfit'],
    ['24:00', 'unfit'],
    ['10:75', 'unfit'],
    ['soon', 'unfit'],
  ])('%s is %s', (text, answer) => {
    expect(read(TIME, text)).toBe(answer)
  })

  it('keeps to its limits, also over midnight', () => {
    expect(read({ ...TIME, from: '09:00', until: '17:00' }, '17:00')).toBe('17:00')
    expect(read({ ...TIME, from: '09:00', until: '17:00' }, '17:01')).toBe('outside')
    expect(read({ ...TIME, from: '22:00', until: '02:00' }, '1am')).toBe('01:00')
    expect(read({ ...TIME, from: '22:00', until: '02:00' }, '3am')).toBe('outside')
  })
})

describe('a phone number', () => {
  it.each([
    [undefined, '+49 30 1234567', '+49301234567'],
    [undefined, '+49 (0)30 / 123-4567', '+49301234567'],
    [undefined, '0049301234567', '+49301234567'],
    [undefined, '1 (202) 555-0142', '+12025550142'],
    [undefined, '030 1234567', 'unfit'],
    ['49', '030 1234567', '+49301234567'],
    ['49', '+12025550142', '+12025550142'],
    ['1', '(202) 555-0142', '+12025550142'],
    ['1', '1-202-555-0142', '+12025550142'],
    ['1', '011 49 30 1234567', '+49301234567'],
    ['39', '06 1234 5678', '+390612345678'],
    [undefined, '+123456', 'unfit'],
    [undefined, '+1234567890123456', 'unfit'],
    [undefined, 'call me', 'unfit'],
  ])('with the country code %s, %s is %s', (countryCode, text, answer) => {
    expect(read(countryCode === undefined ? PHONE : { ...PHONE, countryCode }, text)).toBe(answer)
  })
})

describe('an e-mail address', () => {
  it.each([
    ['Ada.Lovelace+x@Example.COM', 'Ada.Lovelace+x@example.com'],
    ['zoë@müller.de', 'zoë@müller.de'],
    ['ada@example', 'unfit'],
    ['ada@@example.com', 'unfit'],
    ['ada..l@example.com', 'unfit'],
    ['ada@-example.com', 'unfit'],
    ['ada@10.0.0.1', 'unfit'],
    ['my mail is ada@example.com', 'unfit'],
    [`${'a'.repeat(65)}@example.com`, 'unfit'],
  ])('%s is %s', (text, answer) => {
    expect(read(EMAIL, text)).toBe(answer)
  })
})

describe('a text by a pattern', () => {
  it.each([
    ['[A-Z]{2}[0-9]{3}', ' AB123 ', 'AB123'],
    ['[A-Z]{2}[0-9]{3}', 'AB1234', 'unfit'],
    ['a|ab', 'ab', 'ab'],
    ['(', '(', 'unfit'],
  ])('by %s, %s is %s', (pattern, text, answer) => {
    expect(read({ is: 'pattern', pattern }, text)).toBe(answer)
  })

  it('is found out in linear time', () => {
    expect(read({ is: 'pattern', pattern: '(a+)+b' }, 'a'.repeat(4096))).toBe('unfit')
  })
})

describe('a place', () => {
  it('is the one that the contact shares, and no text', () => {
    const shared = { type: 'location', latitude: 52.520008, longitude: -0.00000001 } as const
    expect(readExpected({ is: 'location' }, shared, NOW)).toEqual({
      answer: '52.520008,0',
      place: { latitude: '52.520008', longitude: '0' },
    })
    expect(read({ is: 'location' }, 'Berlin')).toBe('unfit')
    expect(readExpected({ is: 'location' }, { ...shared, latitude: 91 }, NOW)).toBe('unfit')
  })
})

describe('a file', () => {
  const picture = (sha256?: string): InboundContent => ({
    type: 'media',
    kind: 'image',
    media: { mediaId: '77', mimeType: 'image/png', ...(sha256 === undefined ? {} : { sha256 }) },
  })
  const images = { is: 'media', kinds: ['image'] } as const

  it('is known by the id under which it is stored, the hash of what is in it', () => {
    expect(readExpected(images, picture(`${'A'.repeat(42)}E=`), NOW)).toEqual({ answer: `${'00'.repeat(31)}01` })
  })

  it('is known by its id at Meta where no hash came', () => {
    expect(readExpected(images, picture(), NOW)).toEqual({ answer: '77' })
    expect(readExpected(images, picture('no hash'), NOW)).toEqual({ answer: '77' })
  })

  it('is of a kind that counts', () => {
    expect(readExpected({ is: 'media', kinds: ['audio', 'video'] }, picture(), NOW)).toBe('unfit')
  })
})

describe('whatever is written', () => {
  const written = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.emailAddress(),
    fc.stringMatching(/^[-+]?\d{0,15}[.,]?\d{0,15}$/),
    fc.stringMatching(/^[+(]?[0-9 ()/.-]{5,20}$/),
    fc.stringMatching(/^\d{1,4}[-./]\d{1,2}[-./]\d{0,4}$/),
    fc.stringMatching(/^\d{1,2}[:.h]?\d{0,2} ?(am|pm|Uhr)?$/),
  )
  const expected = fc.constantFrom<ExpectedAnswer>(
    NUMBER,
    DATE,
    { ...DATE, order: 'monthFirst', latest: 'today-1', timeZone: 'nowhere' },
    TIME,
    PHONE,
    { ...PHONE, countryCode: '1' },
    { ...PHONE, countryCode: '39' },
    EMAIL,
    { is: 'pattern', pattern: '[^a]*' },
  )

  it('nothing throws, and an answer written in its one form is the same answer', () => {
    fc.assert(
      fc.property(expected, written, (kind, text) => {
        const answer = read(kind, text)
        if (answer !== 'unfit' && answer !== 'outside') expect(read(kind, answer)).toBe(answer)
      }),
      { numRuns: 2_000 },
    )
  })
})
