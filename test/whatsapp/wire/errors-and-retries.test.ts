import { describe, expect, it } from 'vitest'
import { classify, type ErrorClass } from '../../../engine/whatsapp/wire/errors'
import { retryDelayMs } from '../../../engine/whatsapp/wire/retry'

describe('what an error means', () => {
  it.each<[number, ErrorClass]>([
    [131000, 'backOff'],
    [2, 'backOff'],
    [1, 'backOffBriefly'],
    [131056, 'pairLimit'],
    [130429, 'numberLimit'],
    [80007, 'numberLimit'],
    [131048, 'numberLimit'],
    [190, 'stopChannel'],
    [0, 'stopChannel'],
    [200, 'stopChannel'],
    [299, 'stopChannel'],
    [131042, 'stopChannel'],
    [131047, 'windowClosed'],
    [132000, 'fixRequest'],
    [132001, 'fixRequest'],
    [138006, 'fixRequest'],
    [2388047, 'fixRequest'],
    [131026, 'final'],
    [131050, 'final'],
    [131049, 'muchLater'],
    [132015, 'muchLater'],
  ])('%d is %s, whatever the HTTP status', (code, expected) => {
    expect([400, 403, 429, 500].map((http) => classify(code, http).class)).toEqual(Array(4).fill(expected))
  })

  it.each<[number, ErrorClass]>([
    [400, 'final'],
    [429, 'numberLimit'],
    [500, 'backOffBriefly'],
    [503, 'backOffBriefly'],
  ])('an unknown code with HTTP %d is %s', (http, expected) => {
    expect(classify(987654, http).class).toBe(expected)
  })

  it('some limits of a number last hours', () => {
    expect(classify(131048, 400).pauseSeconds).toBe(3600)
  })
})

describe('when to try again', () => {
  const waits = (errorClass: ErrorClass) => {
    const list: number[] = []
    for (let attempt = 1; attempt < 100; attempt++) {
      const wait = retryDelayMs(errorClass, attempt, undefined, 0)
      if (wait === undefined) return list
      list.push(wait / 1000)
    }
    throw new Error('never ends')
  }

  it('the pair limit waits 4^n seconds, n from 0', () => {
    expect(waits('pairLimit')).toEqual([1, 4, 16, 64, 256])
  })

  it('others double, up to a limit, a few times', () => {
    expect(waits('backOff')).toEqual([1, 2, 4, 8, 16])
    expect(waits('backOffBriefly')).toEqual([2, 4])
    expect(waits('stopChannel')).toEqual([60, 120, 240])
  })

  it.each<ErrorClass>(['windowClosed', 'fixRequest', 'final', 'muchLater'])('%s is not repeated', (errorClass) => {
    expect(retryDelayMs(errorClass, 1, 5, 0)).toBeUndefined()
  })

  it('never comes back before it was asked to, nor after more than a day for it', () => {
    expect(retryDelayMs('backOff', 1, 30, 0)).toBe(30_000)
    expect(retryDelayMs('backOff', 5, 1, 0)).toBe(16_000)
    expect(retryDelayMs('backOff', 1, 1e9, 0)).toBe(24 * 3_600_000)
  })

  it('spreads what failed together over a quarter of the wait', () => {
    expect(retryDelayMs('backOff', 3, undefined, 1)).toBe(5000)
  })
})
