import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sayExactly, secondsOf } from '../../engine/testing/span'

it.each([
  ['30 s', 30],
  ['5min', 300],
  ['1 h 30 min', 5400],
  ['3 days', 259_200],
  ['1 week', 604_800],
  ['0.5 s', 0.5],
])('understands %s', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds)
})

it.each(['', 'soon', '5', '5 minutes', '-1 h', '1 h later', 'constructor', '1 constructor'])('takes %j for no span', (text) => {
  expect(secondsOf(text)).toBeUndefined()
})

it('reads what it says', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), (seconds) => secondsOf(sayExactly(seconds)) === seconds))
})
