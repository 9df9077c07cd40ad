/** Every host: what one object sends another arrives exactly once, in order, whatever dies in between. */
import { describe, expect, it } from 'vitest'
import { append, conversation, event, handling, routing, type StartSubject } from '../subject'

export function sendsArriveOnce(start: StartSubject): void {
  describe('a send to another object', () => {
    it('arrives once and in order, and an answer finds its way back', async () => {
      const subject = await start({
        conversation: handling({
          pass: async (context, { item }) => {
            context.send(routing('pool'), event('take', { item, from: context.key }))
            context.send(routing('pool'), event('take', { item: `${item}'`, from: context.key }))
          },
          append,
        }),
        routing: handling({
          take: async (context, taken) => {
            const items = (await context.get<unknown[]>('items')) ?? []
            context.set('items', [...items, taken.item])
            context.send(conversation(taken.from as string), event('append', { item: taken.item }))
          },
        }),
      })
      await Promise.all(['a', 'b', 'c'].map((item) => subject.ask(conversation('one'), event('pass', { item }))))
      await subject.settle()
      expect(await subject.peek(routing('pool'), 'items')).toEqual(['a', "a'", 'b', "b'", 'c', "c'"])
      expect(await subject.peek(conversation('one'), 'items')).toEqual(['a', "a'", 'b', "b'", 'c', "c'"])
      await subject.close()
    })

    it('arrives exactly once over crashes at any moment', async () => {
      const subject = await start({
        conversation: handling({ pass: async (context, { item }) => context.send(routing('pool'), event('append', { item })) }),
        routing: handling({ append }),
      })
      const told: number[] = []
      for (let item = 0; item < 30; item++) {
        const asked = subject.ask(conversation(`c${item % 4}`), event('pass', { item }), { mark: `m${item}` }).then(
          () => told.push(item),
          () => undefined,
        )
        if (item % 3 === 0) await asked
        if (item % 5 === 0) await subject.crash()
      }
      await subject.settle()
      for (let item = 0; item < 30; item++) {
        await subject.ask(conversation(`c${item % 4}`), event('pass', { item }), { mark: `m${item}` })
      }
      await subject.settle()
      const items = (await subject.peek<number[]>(routing('pool'), 'items')) ?? []
      expect(items.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, item) => item))
      expect(told.length).toBeGreaterThan(0)
      await subject.close()
    })
  })
}
