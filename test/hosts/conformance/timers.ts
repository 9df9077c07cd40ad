/** Every host: timers fire once, in due order, never early; what is cancelled or replaced does not fire (R21-R23). */
import { describe, expect, it } from 'vitest'
import type { DurableContext } from '../../../engine/hosts/host'
import { conversation, event, handling, note, notes, routing, type StartSubject, type TestEvent } from '../subject'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

async function arm(context: DurableContext, { name, delayMs, instead }: TestEvent): Promise<void> {
  if (instead !== undefined) context.cancel(instead as string)
  const due = event('due', { name })
  context.send(conversation(context.key), due, { delayMs: delayMs as number, armingId: name as string })
}

const timers = handling({
  arm,
  cancel: async (context, { name }) => context.cancel(name as string),
  due: async (context, { name }) => {
    const at = await context.now()
    context.record(note(`${name} at ${at}`))
  },
})

/** Names of timers that fired, with the milliseconds since `from`. */
function fired(history: Parameters<typeof notes>[0], from: number): [string, number][] {
  return notes(history).map((line) => {
    const [name, at] = line.split(' at ') as [string, string]
    return [name, Number(at) - from]
  })
}

export function timersFire(start: StartSubject): void {
  describe('a timer', () => {
    const one = conversation('one')
    const arming = (name: string, delayMs: number, instead?: string) =>
      event('arm', { name, delayMs, ...(instead === undefined ? {} : { instead }) })

    it('fires once when it is due, not before, and in due order', async () => {
      const subject = await start({ conversation: timers })
      const from = subject.now()
      for (const [name, delayMs] of [
        ['c', 3000],
        ['a', 1000],
        ['b', 2000],
        ['at once', 0],
      ] as const) {
        await subject.ask(one, arming(name, delayMs))
      }
      await subject.passTime(900)
      expect(fired(subject.history(), from).map(([name]) => name)).toEqual(['at once'])
      await subject.passTime(60_000)
      const all = fired(subject.history(), from)
      expect(all.map(([name]) => name)).toEqual(['at once', 'a', 'b', 'c'])
      for (const [name, after] of all) expect(after).toBeGreaterThanOrEqual({ a: 1000, b: 2000, c: 3000 }[name] ?? 0)
      await subject.close()
    })

    it.each([
      ['24.9 days', 24.9 * DAY_MS],
      ['400 days', 400 * DAY_MS],
    ])('waits %s, over a crash', async (_, delayMs) => {
      const subject = await start({ conversation: timers })
      const from = subject.now()
      await subject.ask(one, arming('long', delayMs))
      await subject.passTime(delayMs - HOUR_MS)
      await subject.crash()
      expect(subject.history()).toEqual([])
      await subject.passTime(2 * HOUR_MS)
      expect(fired(subject.history(), from)).toEqual([['long', expect.any(Number)]])
      expect(fired(subject.history(), from)[0]?.[1]).toBeGreaterThanOrEqual(delayMs)
      await subject.close()
    })

    it('that was cancelled or replaced does not fire; its replacement does', async () => {
      const subject = await start({ conversation: timers })
      const from = subject.now()
      await subject.ask(one, arming('cancelled', 1000))
      await subject.ask(one, arming('replaced', 1000))
      await subject.ask(one, arming('replacement', 2000, 'replaced'))
      await subject.ask(one, arming('kept', 1500))
      await subject.ask(one, event('cancel', { name: 'cancelled' }))
      await subject.ask(one, event('cancel', { name: 'never armed' }))
      await subject.crash()
      await subject.passTime(10_000)
      expect(fired(subject.history(), from).map(([name]) => name)).toEqual(['kept', 'replacement'])
      await subject.close()
    })

    it('armed and cancelled in the same event never was; a name armed anew counts from then', async () => {
      const subject = await start({
        conversation: handling({
          both: async (context) => {
            await arm(context, { type: 'arm', name: 'short-lived', delayMs: 500 })
            context.cancel('short-lived')
          },
          arm,
          due: async (context, { name }) => {
            const at = await context.now()
            context.record(note(`${name} at ${at}`))
          },
        }),
      })
      const from = subject.now()
      await subject.ask(one, event('both'))
      await subject.ask(one, arming('again', 1000))
      await subject.ask(one, arming('again', 5000))
      await subject.passTime(20_000)
      const all = fired(subject.history(), from)
      expect(all.map(([name]) => name)).toEqual(['again'])
      expect(all[0]?.[1]).toBeGreaterThanOrEqual(5000)
      await subject.close()
    })

    it('that came due while the process was down fires after the start, in due order', async () => {
      const subject = await start({ conversation: timers })
      const from = subject.now()
      for (const name of ['third', 'first', 'second']) {
        await subject.ask(one, arming(name, { first: 1000, second: 2000, third: 3000 }[name] as number))
      }
      await subject.jumpClock(0)
      await subject.crash()
      await subject.jumpClock(HOUR_MS)
      expect(fired(subject.history(), from).map(([name]) => name)).toEqual(['first', 'second', 'third'])
      await subject.crash()
      await subject.passTime(DAY_MS)
      expect(subject.history()).toHaveLength(3)
      await subject.close()
    })

    it.each([1000, HOUR_MS, DAY_MS, 365 * DAY_MS])(
      'survives clock jumps of %i ms both ways: none early, none lost, none stuck (R22)',
      async (jump) => {
        const subject = await start({ conversation: timers })
        const from = subject.now()
        for (let nth = 1; nth <= 5; nth++) await subject.ask(one, arming(`t${nth}`, nth * HOUR_MS))
        await subject.jumpClock(-jump)
        await subject.passTime(30_000)
        expect(subject.history()).toEqual([])
        await subject.jumpClock(jump)
        await subject.passTime(90 * 60_000)
        expect(fired(subject.history(), from).map(([name]) => name)).toEqual(['t1'])
        await subject.jumpClock(jump)
        await subject.passTime(6 * HOUR_MS)
        const all = fired(subject.history(), from)
        expect(all.map(([name]) => name)).toEqual(['t1', 't2', 't3', 't4', 't5'])
        for (const [index, [, after]] of all.entries()) expect(after).toBeGreaterThanOrEqual((index + 1) * HOUR_MS)
        await subject.close()
      },
    )

    it.each([HOUR_MS, 365 * DAY_MS])(
      'is not stuck behind a clock that was set back by %i ms and stays so, nor after a crash then (R22)',
      async (jump) => {
        const subject = await start({ conversation: timers })
        for (let nth = 1; nth <= 3; nth++) await subject.ask(one, arming(`t${nth}`, nth * 60_000))
        await subject.jumpClock(-jump)
        await subject.passTime(70_000)
        expect(notes(subject.history()).map((line) => line.split(' at ')[0])).toEqual(['t1'])
        await subject.crash()
        await subject.ask(one, arming('t4', 30_000))
        await subject.passTime(120_000)
        expect(notes(subject.history()).map((line) => line.split(' at ')[0])).toEqual(['t1', 't4', 't2', 't3'])
        await subject.close()
      },
    )

    it('may go to another object, and its sender can cancel it', async () => {
      const subject = await start({
        conversation: handling({
          ring: async (context, { name }) =>
            context.send(routing('pool'), event('rang', { name }), { delayMs: 1000, armingId: name as string }),
          later: async (context, { name }) => context.send(routing('pool'), event('rang', { name }), { delayMs: 1000 }),
          cancel: async (context, { name }) => context.cancel(name as string),
        }),
        routing: handling({ rang: async (context, { name }) => context.record(note(name as string)) }),
      })
      await subject.ask(one, event('ring', { name: 'one' }))
      await subject.ask(one, event('ring', { name: 'two' }))
      await subject.ask(one, event('later', { name: 'three' }))
      await subject.ask(one, event('cancel', { name: 'one' }))
      await subject.crash()
      await subject.passTime(5000)
      await subject.ask(one, event('cancel', { name: 'two' }))
      expect(notes(subject.history()).sort()).toEqual(['three', 'two'])
      await subject.close()
    })

    it('comes by the hundreds at once, each once, in order', async () => {
      const subject = await start({ conversation: timers })
      await Promise.all(
        Array.from({ length: 900 }, (_, nth) => subject.ask(conversation(`c${nth % 9}`), arming(`c${nth % 9}!${nth}`, 60_000))),
      )
      await subject.passTime(2 * HOUR_MS)
      const names = notes(subject.history()).map((line) => line.split(' at ')[0] as string)
      expect(new Set(names).size).toBe(900)
      for (let key = 0; key < 9; key++) {
        const numbers = names.filter((name) => name.startsWith(`c${key}!`)).map((name) => Number(name.split('!')[1]))
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }
      await subject.close()
    })
  })
}
