import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bucket, PAIR_LIMITS, refilled, SendRates, takeToken } from '../../../engine/whatsapp/wire/rates'

const place = (effectId: string, recipient = 'ana', phoneNumberId = 'n1') => ({ effectId, recipient, phoneNumberId })

describe('a token bucket', () => {
  it('gives a burst of 45 to one contact, then one in six seconds', () => {
    const rates = new SendRates()
    const waits = Array.from({ length: 48 }, (_, index) => rates.waitMs(place(`e${index}`), 0))
    expect(waits.slice(0, 45)).toEqual(Array(45).fill(0))
    expect(waits.slice(45)).toEqual([6000, 12_000, 18_000])
  })

  it('gives a number 80 a second, whoever they go to', () => {
    const rates = new SendRates()
    const waits = Array.from({ length: 240 }, (_, index) => rates.waitMs(place(`e${index}`, `contact ${index}`), 0))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(80)
    expect(waits[239]).toBe(2000)
    expect(rates.waitMs(place('x', 'someone', 'another number'), 0)).toBe(0)
  })

  it('follows the speed that Meta gave the number', () => {
    const rates = new SendRates()
    const waits = Array.from({ length: 40 }, (_, index) =>
      rates.waitMs({ ...place(`e${index}`, `contact ${index}`), messagesPerSecond: 20 }, 0),
    )
    expect(waits[39]).toBe(1000)
  })

  it('fills up with time and never over its brim, also after the clock was set back', () => {
    const empty: Bucket = { tokens: 0, at: 1_000_000 }
    expect(refilled(empty, PAIR_LIMITS, 1_060_000).tokens).toBeCloseTo(10)
    expect(refilled(empty, PAIR_LIMITS, 9_000_000_000).tokens).toBe(45)
    const back = refilled(empty, PAIR_LIMITS, 0)
    expect(back).toEqual({ tokens: 0, at: 0 })
    expect(refilled(back, PAIR_LIMITS, 6000).tokens).toBeCloseTo(1)
  })

  it('never lets more through than its limits allow, however the sends are spread', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 }), (gaps) => {
        let bucket: Bucket | undefined
        let now = 0
        const leaves: number[] = []
        for (const gap of gaps) {
          now += gap
          const taken = takeToken(bucket, PAIR_LIMITS, now)
          bucket = taken.bucket
          leaves.push(now + taken.waitMs)
        }
        for (const [index, from] of leaves.entries()) {
          const within = leaves.slice(index).filter((at) => at <= from + 60_000)
          expect(within.length).toBeLessThanOrEqual(45 + 10 + 1)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a booked place', () => {
  it('is found again by its effect, and used up when the send leaves', () => {
    const rates = new SendRates()
    for (let index = 0; index < 45; index++) rates.waitMs(place(`e${index}`), 0)
    expect(rates.waitMs(place('late'), 0)).toBe(6000)
    expect(rates.waitMs(place('late'), 4000)).toBe(2000)
    expect(rates.waitMs(place('late'), 6000)).toBe(0)
    rates.leave('late')
    expect(rates.waitMs(place('late'), 6000)).toBe(6000)
  })

  it('is lost when nobody takes it, so that a backlog cannot come all at once', () => {
    const rates = new SendRates()
    for (let index = 0; index < 160; index++) rates.waitMs(place(`e${index}`, `contact ${index}`), 0)
    const again = Array.from({ length: 160 }, (_, index) => rates.waitMs(place(`e${index}`, `contact ${index}`), 3_600_000))
    expect(again.filter((wait) => wait === 0)).toHaveLength(80)
  })

  it('does not outlive a clock that is set back by a day', () => {
    const rates = new SendRates()
    const day = 24 * 3_600_000
    for (let index = 0; index < 46; index++) rates.waitMs(place(`e${index}`), day)
    expect(rates.waitMs(place('e45'), 0)).toBeLessThanOrEqual(12_000)
  })
})

it('remembers a bounded number of contacts and places', () => {
  const rates = new SendRates()
  for (let index = 0; index < 150_000; index++)
    rates.waitMs({ ...place(`e${index}`, `contact ${index}`, `n${index % 250}`), messagesPerSecond: 1000 }, index)
  expect(rates.size.pairs).toBeLessThanOrEqual(100_000)
  expect(rates.size.places).toBeLessThanOrEqual(100_000)
  expect(rates.size.numbers).toBeLessThanOrEqual(250)
})
