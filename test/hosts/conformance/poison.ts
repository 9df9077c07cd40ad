/** Every host: a handler that throws, or breaks a rule, changes nothing; its event is set aside, and everything else goes on (R13). */
import { describe, expect, it } from 'vitest'
import type { DurableContext } from '../../../engine/hosts/host'
import { append, conversation, event, handling, note, routing, type StartSubject, text } from '../subject'

/** Each writes something and then fails, or fails by what it writes. */
const FAILURES: Readonly<Record<string, (context: DurableContext) => Promise<unknown> | unknown>> = {
  'before anything': () => {
    throw new Error('boom')
  },
  'after set': (context) => {
    context.set('items', ['wrong'])
    throw new Error('boom')
  },
  'after clear': (context) => {
    context.clear('items')
    throw new Error('boom')
  },
  'after send': (context) => {
    context.send(routing('pool'), event('append', { item: 'wrong' }))
    throw new Error('boom')
  },
  'after a timer': (context) => {
    context.send(conversation('one'), event('append', { item: 'wrong' }), { delayMs: 1000, armingId: 'wrong' })
    throw new Error('boom')
  },
  'after cancel': (context) => {
    context.cancel('kept')
    throw new Error('boom')
  },
  'after perform': (context) => {
    context.perform(text('one#9'))
    throw new Error('boom')
  },
  'after record': (context) => {
    context.record(note('wrong'))
    throw new Error('boom')
  },
  'with something that is no error': () => Promise.reject('just text'),
  'by reading after a write': async (context) => {
    context.set('items', ['wrong'])
    await context.get('items')
  },
  'by asking the time after a write, although it hides it': async (context) => {
    context.set('items', ['wrong'])
    await context.now().catch(() => 0)
  },
  'by waiting for something after a write': async (context) => {
    context.set('items', ['wrong'])
    await new Promise((resolve) => setImmediate(resolve))
    context.set('items', ['worse'])
  },
  'by a BigInt': (context) => context.set('items', [1n]),
  'by undefined': (context) => context.set('items', undefined),
  'by undefined in a list': (context) => context.set('items', [undefined]),
  'by a function': (context) => context.set('items', { act: () => 1 }),
  'by a number that is none': (context) => context.set('items', [Number.NaN]),
  'by a date': (context) => context.set('items', { at: new Date(0) }),
  'by a map': (context) => context.set('items', new Map()),
  'by a symbol, although it hides it': (context) => {
    try {
      context.set('items', Symbol('items'))
    } catch {
      context.set('items', ['wrong'])
    }
  },
  'by an entry that is not JSON': (context) => context.record(note(1n as never)),
  'by an effect that is not JSON': (context) => context.perform({ ...text('one#9'), attempt: Number.POSITIVE_INFINITY }),
  'by sending what is not JSON': (context) => context.send(routing('pool'), event('append', { item: 1n })),
  'by an answer that is not JSON': () => ({ at: new Date(0) }),
  'by a delay that is none': (context) => context.send(conversation('one'), event('append'), { delayMs: Number.NaN }),
}

export function poisonIsSetAside(start: StartSubject): void {
  describe('an event whose handler fails', () => {
    it.each(Object.entries(FAILURES))('%s changes nothing, is set aside, and the next ones go on', async (_, fail) => {
      // given
      const performed: string[] = []
      const subject = await start({
        conversation: handling({ append, fail: async (context) => fail(context) }),
        routing: handling({ append }),
        perform: async (effect) => {
          performed.push(effect.id)
          return { type: 'send.accepted', effectId: effect.id, attempt: 1, wamid: 'w' }
        },
      })
      const one = conversation('one')
      // when
      const [before, failed, after, other] = await Promise.all([
        subject.ask(one, event('append', { item: 1 })),
        subject.ask(one, event('fail')),
        subject.ask(one, event('append', { item: 2 })),
        subject.ask(conversation('two'), event('append', { item: 3 })),
      ])
      await subject.passTime(5000)
      // then
      expect(failed.outcome).toBe('poison')
      expect([before.outcome, after.outcome, other.outcome]).toEqual(['done', 'done', 'done'])
      expect(await subject.peek(one, 'items')).toEqual([1, 2])
      expect(await subject.peek(routing('pool'), 'items')).toBeUndefined()
      expect([performed, subject.history(), subject.ledgerState('one#9')]).toEqual([[], [], undefined])
      expect(subject.deadLetters()).toMatchObject([
        { address: one, event: { type: 'fail' }, reason: failed.outcome === 'poison' && failed.reason },
      ])
      await subject.crash()
      expect(subject.deadLetters()).toHaveLength(1)
      await subject.close()
    })

    it('says why in its dead letter, which can be tried again and then is gone', async () => {
      let isMended = false
      const subject = await start({
        conversation: handling({
          append: async (context, taken) => {
            if (!isMended) throw new Error(`cannot take ${taken.item}`)
            return append(context, taken)
          },
        }),
      })
      const one = conversation('one')
      expect(await subject.ask(one, event('append', { item: 5 }), { mark: 'm5' })).toEqual({ outcome: 'poison', reason: 'cannot take 5' })
      const [letter] = subject.deadLetters()
      expect(letter?.reason).toBe('cannot take 5')
      // still broken: the letter stays, and stays one
      expect(await subject.retry(letter?.id ?? 0)).toMatchObject({ outcome: 'poison' })
      expect(subject.deadLetters()).toHaveLength(1)
      isMended = true
      // a redelivery does not bring it a second time
      expect(await subject.ask(one, event('append', { item: 5 }), { mark: 'm5' })).toEqual({ outcome: 'duplicate' })
      expect(await subject.retry(letter?.id ?? 0)).toEqual({ outcome: 'done', value: 1 })
      expect(subject.deadLetters()).toEqual([])
      expect(await subject.retry(letter?.id ?? 0)).toBeUndefined()
      await subject.crash()
      expect([subject.deadLetters(), await subject.peek(one, 'items')]).toEqual([[], [5]])
      await subject.close()
    })

    it('from a timer, a result or another object is set aside like any other, and does not come back', async () => {
      const fail = async () => {
        throw new Error('boom')
      }
      const subject = await start({
        conversation: handling({
          begin: async (context) => {
            context.send(routing('pool'), event('fail'))
            context.send(conversation('one'), event('fail'), { delayMs: 1000, armingId: 'one!1' })
            context.perform(text('one#1'))
          },
          fail,
          'send.accepted': fail,
        }),
        routing: handling({ fail }),
      })
      await subject.ask(conversation('one'), event('begin'))
      await subject.passTime(2000)
      expect(
        subject
          .deadLetters()
          .map((letter) => `${letter.address.type} ${letter.event.type}`)
          .sort(),
      ).toEqual(['conversation fail', 'conversation send.accepted', 'routing fail'])
      expect(subject.ledgerState('one#1')).toBe('accepted')
      await subject.crash()
      await subject.passTime(60_000)
      expect(subject.deadLetters()).toHaveLength(3)
      await subject.close()
    })
  })
}
