import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseState, caseName } from '../../engine/routing/state'
import { Invariants } from './invariants'
import { type FiredTimers, firstDirectory, step, take } from './random-steps'
import { RoutingHost } from './routing-host'

/** Days of about 100 steps; the nightly gate sets 10,000 of them (R18). */
const DAYS = Number(process.env.ROUTING_DAYS ?? 220)
const LONGEST_DAY = 200

describe('whatever happens', () => {
  it('routing keeps its invariants after every event (R18, R20, O1, O2)', async () => {
    const seen = { steps: 0, assigned: 0, offered: 0, refused: 0, lateAccepts: 0, events: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: LONGEST_DAY, size: 'max' }), async (steps) => {
        const host = new RoutingHost(firstDirectory)
        const invariants = new Invariants(host)
        const fired: FiredTimers = []
        seen.steps += steps.length
        for (const taken of steps) {
          await take(host, taken, fired, (event, answer) => {
            seen.events += 1
            if (answer?.ok === false) seen.refused += 1
            if (event.type === 'offer.accept' && answer?.ok === true) {
              const theCase = host.peek<CaseState>(caseName(event.caseKey))
              // O2: the offer it accepted had not expired
              const offer = host.told.find(
                ({ decision }) => decision.decision === event.decision && decision.caseKey === event.caseKey,
              )?.decision
              expect(offer?.what).toMatchObject({ is: 'offered', agentId: event.agentId })
              expect(offer?.what.is === 'offered' && host.now < offer.what.expiresAt).toBe(true)
              expect(theCase?.what).toMatchObject({ is: 'assigned', agentId: event.agentId })
            }
            if (event.type === 'offer.accept' && answer?.ok === false && answer.reason.includes('expired')) seen.lateAccepts += 1
            invariants.check(event)
          })
        }
        for (const { decision } of host.told) {
          if (decision.what.is === 'assigned') seen.assigned += 1
          if (decision.what.is === 'offered') seen.offered += 1
        }
      }),
      { numRuns: DAYS },
    )
    // then the random days were real ones
    expect(seen.steps).toBeGreaterThan(DAYS * 50)
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })

  it('the same events give the same decisions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const days = await Promise.all(
          [1, 2].map(async () => {
            const host = new RoutingHost(firstDirectory)
            const fired: FiredTimers = []
            for (const taken of steps) await take(host, taken, fired, () => {})
            return { told: host.told, kept: host.names().map((name) => [name, host.peek(name)]) }
          }),
        )
        expect(days[1]).toEqual(days[0])
      }),
      { numRuns: 30 },
    )
  })
})
