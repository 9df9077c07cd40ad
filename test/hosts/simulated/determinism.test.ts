/** Same seed, same history, to the byte; and whatever the seed and however often it crashes, nothing is lost, doubled or early. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeptEntry } from '../../../engine/history/entries'
import { seededRandom } from '../../../engine/hosts/simulated/seeded-random'
import { CrashedError, createSimulatedHost, type SimulatedHost } from '../../../engine/hosts/simulated/simulated-host'
import { accepted, conversation, event, handling, inDoubt, note, notes, routing, text } from '../subject'
import { START_AT } from './subject'

const MINUTE = 60_000

/** Contacts write, the pool answers, messages go out, timers run; who is not answered delivers again. */
function busyWorld(seed: number, crashRate: number) {
  const left: string[] = []
  const host: SimulatedHost = createSimulatedHost({
    seed,
    startAt: START_AT,
    revision: () => 1,
    crashRate,
    handlers: {
      conversation: handling({
        write: async (context, { item }) => {
          const count = ((await context.get<number>('count')) ?? 0) + 1
          const luck = await context.random()
          const id = await context.newId()
          context.set('count', count)
          context.set('luck', { luck, id })
          context.record(note(`${context.key} took ${item}`))
          context.perform(text(`${context.key}#${count}`))
          context.send(routing('pool'), event('count', { from: context.key, item }))
          context.cancel(`${context.key}!${count - 1}`)
          context.send(conversation(context.key), event('silence', { armingId: `${context.key}!${count}` }), {
            delayMs: MINUTE,
            armingId: `${context.key}!${count}`,
          })
        },
        silence: async (context, { armingId }) => context.record(note(`silence ${armingId}`)),
        'send.accepted': async (context, { effectId }) => context.record(note(`accepted ${effectId}`)),
        'send.inDoubt': async (context, { effectId }) => context.record(note(`doubt ${effectId}`)),
      }),
      routing: handling({
        count: async (context, { from, item }) => {
          const count = ((await context.get<number>('count')) ?? 0) + 1
          context.set('count', count)
          context.record(note(`pool took ${from} ${item}`))
        },
      }),
    },
    perform: async (effect, run) => {
      await host.sleep(200)
      await run.claim()
      left.push(effect.id)
      await host.sleep(300)
      return accepted(effect)
    },
    afterCrash: inDoubt,
  })
  const random = seededRandom(seed)
  const deliver = (key: string, item: string): void => {
    host.ask(conversation(key), event('write', { item }), { mark: item }).catch((error: unknown) => {
      if (!(error instanceof CrashedError)) throw error
      host.plan(1000, () => deliver(key, item))
    })
  }
  for (let nth = 0; nth < 40; nth++) {
    const key = `c${nth % 4}`
    host.plan(random() * 5 * MINUTE, () => deliver(key, `m${nth}`))
    if (random() < 0.3) host.plan(random() * 5 * MINUTE, () => deliver(key, `m${nth}`))
  }
  for (let jump = 0; jump < 3; jump++) host.plan(random() * 5 * MINUTE, () => host.jump((random() - 0.3) * 10 * MINUTE))
  return { host, left }
}

describe('the simulated host', () => {
  it('gives the same history for the same seed, to the byte, crashes included', async () => {
    const story = async (seed: number) => {
      const { host, left } = busyWorld(seed, 0.1)
      await host.runUntilIdle()
      return JSON.stringify([host.history, left, host.crashes, [...host.ledger()], host.now()])
    }
    for (let seed = 1; seed <= 20; seed++) expect(await story(seed)).toBe(await story(seed))
    expect(await story(1)).not.toBe(await story(2))
  })

  it('loses and doubles nothing, whatever the seed and however often it dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0, 0.05, 0.3), async (seed, crashRate) => {
        const { host, left } = busyWorld(seed, crashRate)
        await host.runUntilIdle()
        const lines = notes(host.history)
        const count = (start: string) => lines.filter((line) => line.startsWith(start)).length
        // every message taken once, and told to the pool once
        const taken = lines.filter((line) => / took m\d+$/.test(line) && !line.startsWith('pool'))
        expect(taken.map((line) => line.split(' ')[2]).sort()).toEqual(Array.from({ length: 40 }, (_, nth) => `m${nth}`).sort())
        expect(count('pool took')).toBe(40)
        expect(await host.peek(routing('pool'), 'count')).toBe(40)
        // every send left at most once, and its fate was told once
        expect(new Set(left).size).toBe(left.length)
        expect(count('accepted') + count('doubt')).toBe(40)
        for (const id of left) expect(host.ledger().get(id)?.state).toMatch(/accepted|unknown/)
        // the last timer of each fired, once; none is armed or waiting
        const silences = lines.filter((line) => line.startsWith('silence'))
        expect(new Set(silences).size).toBe(silences.length)
        for (const key of ['c0', 'c1', 'c2', 'c3']) expect(silences).toContain(`silence ${key}!10`)
        expect([host.armedTimers().size, host.deadLetters]).toEqual([0, []])
      }),
      { numRuns: 300 },
    )
  })
})

/** R23: what is armed, cancelled, replaced and fired, against a list. */
describe('timers in any order', () => {
  const action = fc.oneof(
    fc.record({ do: fc.constant('arm' as const), slot: fc.nat(3), delayMs: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ do: fc.constant('replace' as const), slot: fc.nat(3), delayMs: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ do: fc.constant('cancel' as const), slot: fc.nat(3) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3000 }) }),
    fc.record({ do: fc.constant('crash' as const) }),
  )

  it('fire exactly those that were not cancelled, in time, in 5,000 interleavings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(action, { maxLength: 12 }), async (seed, actions) => {
        const fired: { name: string; at: number }[] = []
        const host = createSimulatedHost({
          seed,
          startAt: START_AT,
          revision: () => 1,
          perform: async (effect) => accepted(effect),
          afterCrash: inDoubt,
          handlers: {
            conversation: handling({
              arm: async (context, { name, delayMs, instead }) => {
                if (instead) context.cancel(instead as string)
                context.send(conversation(context.key), event('fired', { name }), { delayMs: delayMs as number, armingId: name as string })
              },
              cancel: async (context, { name }) => context.cancel(name as string),
              fired: async (context, { name }) => {
                fired.push({ name: name as string, at: await context.now() })
              },
            }),
            routing: handling({}),
          },
        })
        const ask = (type: string, more: Record<string, unknown>) => {
          const answer = host.ask(conversation('one'), event(type, more))
          return Promise.all([answer, host.runFor(0)])
        }
        // the model: slot -> what is armed in it
        const armed = new Map<number, { name: string; dueAt: number }>()
        const expected: { name: string; dueAt: number }[] = []
        const passTo = (at: number): void => {
          for (const [slot, timer] of armed) {
            if (timer.dueAt > at) continue
            armed.delete(slot)
            expected.push(timer)
          }
        }
        let names = 0
        for (const step of actions) {
          if (step.do === 'wait') await host.runFor(step.ms)
          else if (step.do === 'crash') {
            host.crash()
            await host.runFor(0)
          } else if (step.do === 'cancel') {
            const timer = armed.get(step.slot)
            armed.delete(step.slot)
            await ask('cancel', { name: timer?.name ?? 'none' })
          } else {
            const before = armed.get(step.slot)
            // an arming id is used once ever; what a plain arming forgets still fires
            if (before && step.do === 'arm') armed.set(100 + names, before)
            const name = `t${names++}`
            armed.set(step.slot, { name, dueAt: host.now() + step.delayMs })
            await ask('arm', { name, delayMs: step.delayMs, ...(before && step.do === 'replace' && { instead: before.name }) })
          }
          passTo(host.now())
        }
        await host.runFor(10_000)
        passTo(host.now())
        expect(fired.map(({ name }) => name).sort()).toEqual(expected.map(({ name }) => name).sort())
        for (const { name, at } of fired) expect(at).toBeGreaterThanOrEqual(expected.find((timer) => timer.name === name)?.dueAt ?? 0)
        const dueOrder = fired.map(({ name }) => expected.find((timer) => timer.name === name)?.dueAt ?? 0)
        expect(dueOrder).toEqual(dueOrder.toSorted((a, b) => a - b))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a run', () => {
  it('goes no further than it is told, plans survive a crash, and sleepers of a dead process do not wake', async () => {
    const woken: string[] = []
    const host = createSimulatedHost({
      seed: 1,
      startAt: START_AT,
      revision: () => 1,
      afterCrash: inDoubt,
      handlers: { conversation: handling({ send: async (context) => context.perform(text('one#1')) }), routing: handling({}) },
      perform: async (effect) => {
        await host.sleep(5000)
        woken.push(effect.id)
        return accepted(effect)
      },
    })
    const heard: KeptEntry[] = []
    host.plan(1000, () => void host.ask(conversation('one'), event('send')))
    host.plan(9000, () => woken.push('plan'))
    await host.runFor(3000)
    expect([host.now() - START_AT, host.ledger().get('one#1')?.state, woken]).toEqual([3000, 'pending', []])
    host.crash()
    await host.runUntil(START_AT + 7000)
    expect([host.crashes, woken]).toEqual([1, []])
    await host.runUntilIdle()
    expect([woken, heard]).toEqual([['one#1', 'plan'], []])
    await expect(Promise.all([host.runFor(1), host.runFor(1)])).rejects.toThrow('under way')
  })

  it.each(['beforeCommit', 'afterCommit'] as const)('crashes %s when told so, and the asker does not hear', async (when) => {
    const host = createSimulatedHost({
      seed: 1,
      startAt: START_AT,
      revision: () => 1,
      afterCrash: inDoubt,
      perform: async (effect) => accepted(effect),
      handlers: { conversation: handling({ set: async (context) => context.set('it', true) }), routing: handling({}) },
    })
    host.crash(when)
    const asked = host.ask(conversation('one'), event('set'), { mark: 'm' }).catch((error: unknown) => error)
    await host.runFor(0)
    expect(await asked).toBeInstanceOf(CrashedError)
    expect(await host.peek(conversation('one'), 'it')).toBe(when === 'afterCommit' ? true : undefined)
    const again = host.ask(conversation('one'), event('set'), { mark: 'm' })
    await host.runFor(0)
    expect((await again).outcome).toBe(when === 'afterCommit' ? 'duplicate' : 'done')
  })
})
