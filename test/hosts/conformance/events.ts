/** Every host: events of one object one after another, in order, each kept once; what was answered stays. */
import { describe, expect, it } from 'vitest'
import { append, conversation, event, handling, note, notes, routing, type StartSubject } from '../subject'

export function eventsAreHandledInOrder(start: StartSubject): void {
  describe('events', () => {
    it('are handled one after another, in the order of acceptance, with others of other objects in between', async () => {
      // given
      const subject = await start({ conversation: handling({ append }) })
      // when
      const answers = Array.from({ length: 90 }, (_, item) => subject.ask(conversation(`c${item % 3}`), event('append', { item })))
      const positions = (await Promise.all(answers)).map((answer) => answer.outcome === 'done' && answer.value)
      // then
      for (const nth of [0, 1, 2]) {
        const items = await subject.peek<number[]>(conversation(`c${nth}`), 'items')
        expect(items).toEqual(Array.from({ length: 30 }, (_, index) => index * 3 + nth))
      }
      expect(positions).toEqual(Array.from({ length: 90 }, (_, item) => Math.floor(item / 3) + 1))
      await subject.close()
    })

    it('of one object never overlap, also when handlers wait before they write', async () => {
      let inside = 0
      let most = 0
      const slowly = async (context: Parameters<typeof append>[0], taken: Parameters<typeof append>[1]) => {
        inside += 1
        most = Math.max(most, inside)
        for (let wait = 0; wait < 5; wait++) await null
        inside -= 1
        return append(context, taken)
      }
      const subject = await start({ conversation: handling({ slowly }) })
      await Promise.all(Array.from({ length: 20 }, (_, item) => subject.ask(conversation('one'), event('slowly', { item }))))
      expect(most).toBe(1)
      expect(await subject.peek(conversation('one'), 'items')).toHaveLength(20)
      await subject.close()
    })

    it('200 of them at once for one contact from 8 sides: nothing is lost, each side keeps its order, in 200 histories (R5)', async () => {
      const subject = await start({ conversation: handling({ append }) })
      const recordHistory = async (history: number) => {
        const contact = conversation(`c${history}`)
        await Promise.all(
          Array.from({ length: 8 }, async (_, side) => {
            for (let nth = 0; nth < 25; nth++) await subject.ask(contact, event('append', { item: [side, nth] }))
          }),
        )
        const items = (await subject.peek<[number, number][]>(contact, 'items')) ?? []
        expect(items).toHaveLength(200)
        for (let side = 0; side < 8; side++) {
          expect(items.filter(([by]) => by === side).map(([, nth]) => nth)).toEqual(Array.from({ length: 25 }, (_, nth) => nth))
        }
      }
      for (let ten = 0; ten < 200; ten += 10) await Promise.all(Array.from({ length: 10 }, (_, nth) => recordHistory(ten + nth)))
      await subject.close()
    })

    it('bring the directory revision of their acceptance, and so do the events that they send', async () => {
      let revision = 7
      const seen: unknown[] = []
      const see = async (_: unknown, taken: { revision?: number }) => void seen.push(taken.revision)
      const subject = await start({
        revision: () => revision,
        routing: handling({ see }),
        conversation: handling({
          pass: async (context, taken) => {
            seen.push(taken.revision)
            context.send(routing('pool'), event('see'))
          },
        }),
      })
      await subject.ask(conversation('one'), event('pass'))
      revision = 8
      await subject.ask(conversation('one'), event('pass'))
      await subject.settle()
      expect(seen.sort()).toEqual([7, 7, 8, 8])
      await subject.close()
    })
  })

  describe('named values', () => {
    it('are read back, listed, changed and cleared one by one', async () => {
      const subject = await start({
        routing: handling({
          put: async (context, { values }) => {
            for (const [name, value] of Object.entries(values as object)) context.set(name, value)
          },
          clear: async (context, { name }) => context.clear(name as string),
          names: async (context) => context.names(),
          get: async (context, { name }) => context.get(name as string),
        }),
      })
      const pool = routing('pool')
      await subject.ask(pool, event('put', { values: { b: 1, a: { deep: ['x', null, true] }, c: 'three' } }))
      await subject.ask(pool, event('put', { values: { b: 2, d: 0.5 } }))
      await subject.ask(pool, event('clear', { name: 'c' }))
      expect(await subject.ask(pool, event('names'))).toEqual({ outcome: 'done', value: ['a', 'b', 'd'] })
      await subject.ask(pool, event('clear', { name: 'b' }))
      await subject.crash()
      expect(await subject.ask(pool, event('names'))).toEqual({ outcome: 'done', value: ['a', 'd'] })
      expect(await subject.ask(pool, event('get', { name: 'a' }))).toEqual({ outcome: 'done', value: { deep: ['x', null, true] } })
      expect(await subject.ask(pool, event('get', { name: 'b' }))).toEqual({ outcome: 'done', value: undefined })
      expect([await subject.peek(pool, 'a'), await subject.peek(pool, 'd'), await subject.peek(pool, 'c')]).toEqual([
        { deep: ['x', null, true] },
        0.5,
        undefined,
      ])
      expect(await subject.peek(routing('nowhere'), 'a')).toBeUndefined()
      await subject.close()
    })

    it('are the handler’s own copy: changing what was read or written changes nothing', async () => {
      const subject = await start({
        conversation: handling({
          write: async (context) => {
            const list = [1, 2]
            context.set('list', list)
            list.push(3)
          },
          read: async (context) => {
            const list = (await context.get<number[]>('list')) ?? []
            list.push(4)
            return context.get('list')
          },
        }),
      })
      await subject.ask(conversation('one'), event('write'))
      expect(await subject.ask(conversation('one'), event('read'))).toEqual({ outcome: 'done', value: [1, 2] })
      await subject.close()
    })
  })

  describe('history', () => {
    it('numbers the entries of the store and of each object without gaps, and survives', async () => {
      const subject = await start({
        conversation: handling({
          say: async (context, { words }) => {
            for (const word of words as string[]) context.record(note(word))
          },
        }),
      })
      for (const [key, words] of [
        ['a', ['1', '2', '3']],
        ['b', ['4']],
        ['a', []],
        ['a', ['5', '6']],
      ] as const) {
        await subject.ask(conversation(key), event('say', { words }))
      }
      await subject.crash()
      await subject.ask(conversation('b'), event('say', { words: ['7'] }))
      const history = subject.history()
      expect(notes(history)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
      expect(history.map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect(history.map(({ object, sequence }) => `${object}:${sequence}`)).toEqual([
        'conversation/a:1',
        'conversation/a:2',
        'conversation/a:3',
        'conversation/b:1',
        'conversation/a:4',
        'conversation/a:5',
        'conversation/b:2',
      ])
      await subject.close()
    })
  })
}
