/** A run in pieces does what one run does, and who looks on between the pieces sees what is still on its way. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulatedHost, type SimulatedHost } from '../../../engine/hosts/simulated/simulated-host'
import { accepted, conversation, event, handling, inDoubt, note, text } from '../subject'
import { START_AT } from './subject'

const MINUTE = 60_000

/** A contact's message is answered, and a minute later it is asked again. */
function world(seed: number, messages: number) {
  const host: SimulatedHost = createSimulatedHost({
    seed,
    startAt: START_AT,
    revision: () => 1,
    handlers: {
      conversation: handling({
        write: async (context, { item }) => {
          context.set('item', item)
          context.record(note(`took ${item}`))
          context.perform(text(`${context.key}#${item}`))
          const armingId = `${context.key}!${item}`
          context.send(conversation(context.key), event('silence', { armingId }), { delayMs: MINUTE, armingId })
        },
        silence: async (context, { armingId }) => context.record(note(`silence ${armingId}`)),
        'send.accepted': async (context, { effectId }) => context.record(note(`accepted ${effectId}`)),
      }),
      routing: handling({}),
    },
    perform: async (effect, run) => {
      await run.claim()
      await host.sleep(500)
      return accepted(effect)
    },
    afterCrash: inDoubt,
  })
  for (let item = 1; item <= messages; item++) {
    host.plan(item * 100, () => void host.ask(conversation(`c${item % 3}`), event('write', { item })))
  }
  return host
}

describe('a run in pieces', () => {
  it('stops after the commit that was enough, and goes on from there', async () => {
    // given
    const host = world(1, 2)
    // when
    await host.runFor(2 * MINUTE, () => host.history.length >= 1)
    // then
    expect(host.history).toHaveLength(1)
    expect(host.steady()).toBe(100)
    // when
    await host.runFor(2 * MINUTE)
    // then
    expect(host.history).toHaveLength(6)
    expect(host.steady()).toBe(100 + 2 * MINUTE)
  })

  it('tells what is on its way, which timers are not', async () => {
    // given
    const host = world(1, 1)
    expect(host.isUnderWay).toBe(true)
    expect(host.nextArrivalMs).toBe(100)
    // when the send is under way
    await host.runFor(100)
    expect(host.nextArrivalMs).toBe(500)
    // when it has arrived, and only the timer is left
    await host.runFor(500)
    // then
    expect(host.isUnderWay).toBe(false)
    expect(host.nextArrivalMs).toBeUndefined()
    expect(host.armedTimers().size).toBe(1)
  })

  it('makes the same history as one run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 999 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }),
        async (seed, messages, stops) => {
          const whole = world(seed, messages)
          await whole.runFor(2 * MINUTE)
          const pieces = world(seed, messages)
          for (const commits of stops) {
            let left = commits
            await pieces.runFor(2 * MINUTE - pieces.steady(), () => --left <= 0)
          }
          await pieces.runFor(2 * MINUTE - pieces.steady())
          expect(pieces.history).toEqual(whole.history)
        },
      ),
    )
  })
})
