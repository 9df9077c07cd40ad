/** Faults: what is decided, in which order, and what was recorded before the answer went wrong. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  deliveryTimes,
  type FaultSettingsInput,
  faultsFrom,
  nextRequestFault,
  type RequestFault,
} from '../../../engine/sandbox/core/faults'
import { ledger, setFaults } from '../../../engine/sandbox/core/sandbox'
import { sandboxWorld, told } from '../world'

function worldWith(faults: FaultSettingsInput) {
  const world = sandboxWorld({ faults })
  world.contactSays('hi')
  return world
}

it.each<[RequestFault, object, number]>([
  ['rateLimited', { status: 429, connection: 'answered', body: { error: { code: 130429 } }, headers: { 'retry-after': '2' } }, 0],
  ['serverError', { status: 500, connection: 'answered', body: { error: { code: 131000 } } }, 0],
  ['bareServerError', { status: 502, connection: 'answered', headers: { 'content-type': 'text/html' } }, 0],
  ['connectionReset', { connection: 'reset', webhooks: [] }, 0],
  ['lostAnswer', { status: 200, connection: 'lost' }, 1],
  ['slowAnswer', { status: 200, connection: 'answered', delayMs: 5000 }, 1],
])('%s leaves %o and records %i', (fault, expected, recorded) => {
  const world = worldWith({ next: [fault], slowAnswerMs: 5000 })
  const answer = world.sendText('x')
  expect(answer).toMatchObject(expected)
  expect(ledger(world.sandbox)).toHaveLength(recorded)
  expect(answer.webhooks).toHaveLength(recorded * 3)
})

it('fails a send with 131047 after accepting it', () => {
  const world = worldWith({ next: ['windowClosedLater'] })
  const answer = world.sendText('x')
  expect(answer.status).toBe(200)
  expect(answer.webhooks.map((webhook) => [told(webhook).status, told(webhook).errors?.[0]?.code])).toEqual([['failed', 131047]])
})

it('spends what is queued on sends alone, one each', () => {
  const world = worldWith({ next: ['none', 'serverError'] })
  expect(world.call('GET', '/v24.0/106540352242922').status).toBe(200)
  expect([world.sendText('1').status, world.sendText('2').status, world.sendText('3').status]).toEqual([200, 500, 200])
})

it('reaches every call when its scope is all', () => {
  const world = worldWith({ scope: 'all', rates: { serverError: 1 } })
  expect(world.call('GET', '/v24.0/106540352242922').status).toBe(500)
  setFaults(world.sandbox, {})
  expect(world.call('GET', '/v24.0/106540352242922').status).toBe(200)
})

it('keeps to its rates, and to its seed', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const rolls = () => {
        const faults = faultsFrom({ seed, rates: { rateLimited: 0.2, lostAnswer: 0.1 } })
        return Array.from({ length: 2000 }, () => nextRequestFault(faults, true))
      }
      const first = rolls()
      expect(rolls()).toEqual(first)
      const share = (fault: RequestFault | undefined) => first.filter((one) => one === fault).length / first.length
      expect(share('rateLimited')).toBeGreaterThan(0.14)
      expect(share('rateLimited')).toBeLessThan(0.26)
      expect(share('lostAnswer')).toBeGreaterThan(0.06)
      expect(share('lostAnswer')).toBeLessThan(0.14)
      expect(share('serverError')).toBe(0)
    }),
    { numRuns: 50 },
  )
})

it('sends webhooks twice and late, never early', () => {
  const faults = faultsFrom({ duplicateWebhooks: 1, lateWebhooks: 1, lateWebhookMs: 500 })
  for (let round = 0; round < 100; round += 1) {
    const times = deliveryTimes(faults, 1000)
    expect(times).toHaveLength(2)
    for (const time of times) expect(time >= 1000 && time <= 1500).toBe(true)
  }
  expect(deliveryTimes(faultsFrom({}), 1000)).toEqual([1000])
})

it('refuses rates that add up to more than one', () => {
  expect(() => faultsFrom({ rates: { serverError: 0.6, lostAnswer: 0.6 } })).toThrow('add up to more than 1')
})
