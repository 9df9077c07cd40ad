/** Every host: an event accepted with a mark changes state at most once, however often it is delivered (R6). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, conversation, event, handling, type StartSubject } from '../subject'

const DAY_MS = 86_400_000

export function marksKeepDuplicatesOut(start: StartSubject): void {
  describe('a mark', () => {
    it('lets one of many simultaneous deliveries through, and none after a crash', async () => {
      const subject = await start({ conversation: handling({ append }) })
      const deliver = () => subject.ask(conversation('one'), event('append', { item: 1 }), { mark: 'wamid.1' })
      const outcomes = (await Promise.all(Array.from({ length: 5 }, deliver))).map(({ outcome }) => outcome)
      expect(outcomes).toEqual(['done', 'duplicate', 'duplicate', 'duplicate', 'duplicate'])
      await subject.crash()
      expect((await deliver()).outcome).toBe('duplicate')
      expect(await subject.peek(conversation('one'), 'items')).toEqual([1])
      await subject.close()
    })

    it('differs from the same id with another suffix, and from the same mark at another object', async () => {
      const subject = await start({ conversation: handling({ append }) })
      for (const [key, mark] of [
        ['one', 'wamid.1'],
        ['one', 'wamid.1/sent'],
        ['one', 'wamid.1/delivered'],
        ['two', 'wamid.1'],
      ] as const) {
        expect(await subject.ask(conversation(key), event('append', { item: mark }), { mark })).toMatchObject({ outcome: 'done' })
      }
      await subject.close()
    })

    it('counts for eight days and more', async () => {
      const subject = await start({ conversation: handling({ append }) })
      const deliver = async () => (await subject.ask(conversation('one'), event('append', { item: 1 }), { mark: 'wamid.1' })).outcome
      const another = (mark: string) => subject.ask(conversation('one'), event('append', { item: 2 }), { mark })
      expect(await deliver()).toBe('done')
      for (let day = 1; day <= 8; day++) {
        await subject.passTime(DAY_MS)
        expect(await deliver()).toBe('duplicate')
        // others come and go in the meantime
        for (let nth = 0; nth < 30; nth++) await another(`${day}/${nth}`)
      }
      await subject.passTime(2 * DAY_MS)
      await another('much later')
      expect(await deliver()).toBe('done')
      await subject.close()
    })

    it('keeps 10,000 deliveries of 3,000 items at one effect each, over crashes', async () => {
      const random = fc.sample(fc.integer({ min: 0, max: 2999 }), 7000)
      const deliveries = [...Array.from({ length: 3000 }, (_, item) => item), ...random]
      const subject = await start({ conversation: handling({ append }) })
      const outcomes = { done: 0, duplicate: 0, poison: 0 }
      for (let from = 0; from < deliveries.length; from += 1000) {
        const answers = deliveries
          .slice(from, from + 1000)
          .map((item) => subject.ask(conversation(`c${item % 10}`), event('append', { item }), { mark: `wamid.${item}` }))
        for (const { outcome } of await Promise.all(answers)) outcomes[outcome] += 1
        await subject.crash()
      }
      expect(outcomes).toEqual({ done: 3000, duplicate: 7000, poison: 0 })
      for (let nth = 0; nth < 10; nth++) {
        const items = (await subject.peek<number[]>(conversation(`c${nth}`), 'items')) ?? []
        expect([items.length, new Set(items).size]).toEqual([300, 300])
      }
      await subject.close()
    })
  })
}
