/** Every host: effects leave after the commit, their claims and results are durable, and a crash in between is told (R10, R11). */
import { describe, expect, it } from 'vitest'
import type { Effect, EffectResult } from '../../../engine/effects/types'
import type { PerformEffect } from '../../../engine/hosts/performing'
import { accepted, append, conversation, event, handling, inDoubt, note, notes, type StartSubject, text } from '../subject'

const RESULTS = ['send.accepted', 'send.refused', 'send.windowClosed', 'send.inDoubt', 'media.stored', 'media.failed'] as const

const one = conversation('one')

const sender = handling({
  append,
  send: async (context, { id, attempt }) => context.perform(text(id as string, (attempt as number | undefined) ?? 1)),
  fetch: async (context, { id }) =>
    context.perform({ type: 'fetchMedia', id: id as string, attempt: 1, channelId: 'front', mediaId: 'm1', mimeType: 'image/png' }),
  record: async (context, { entry }) => context.record(entry as never),
  ...Object.fromEntries(
    RESULTS.map((type) => [
      type,
      async (context: Parameters<typeof append>[0], taken: Parameters<typeof append>[1]) =>
        context.record(note(`${type} ${taken.effectId} ${taken.attempt}`)),
    ]),
  ),
})

const NEVER = new Promise<never>(() => undefined)

export function effectsArePerformed(start: StartSubject): void {
  describe('an effect', () => {
    it('is performed once, after the commit that asked for it, and its result comes back', async () => {
      const seen: unknown[] = []
      const subject = await start({
        conversation: handling({
          send: async (context) => {
            context.set('asked', true)
            context.perform(text('one#1'))
          },
          'send.accepted': async (context, taken) => context.record(note(`accepted ${taken.effectId} ${taken.wamid}`)),
        }),
        perform: async (effect) => {
          seen.push(await subject.peek(one, 'asked'))
          return accepted(effect)
        },
      })
      await subject.ask(one, event('send'))
      await subject.settle()
      expect([seen, notes(subject.history()), subject.ledgerState('one#1')]).toEqual([[true], ['accepted one#1 wamid.one#1'], 'accepted'])
      await subject.crash()
      await subject.settle()
      expect(seen).toHaveLength(1)
      await subject.close()
    })

    it('that was not claimed when the process died has not left, and is performed after the start', async () => {
      let starts = 0
      const performed: number[] = []
      const perform: PerformEffect = async (effect, run) => {
        performed.push(starts)
        if (starts === 0) return NEVER
        await run.claim()
        return accepted(effect)
      }
      const subject = await start({ conversation: sender, perform })
      await subject.ask(one, event('send', { id: 'one#1' }))
      await subject.settle()
      expect(subject.ledgerState('one#1')).toBe('pending')
      starts += 1
      await subject.crash()
      await subject.settle()
      expect([performed, notes(subject.history()), subject.ledgerState('one#1')]).toEqual([[0, 1], ['send.accepted one#1 1'], 'accepted'])
      await subject.close()
    })

    it('that was claimed when the process died is told to be in doubt, and is not repeated', async () => {
      const performed: string[] = []
      const perform: PerformEffect = async (effect, run) => {
        await run.claim()
        performed.push(effect.id)
        return NEVER
      }
      const subject = await start({ conversation: sender, perform, afterCrash: inDoubt })
      await subject.ask(one, event('send', { id: 'one#1' }))
      await subject.settle()
      expect(subject.ledgerState('one#1')).toBe('claimed')
      await subject.crash()
      await subject.settle()
      expect([performed, notes(subject.history()), subject.ledgerState('one#1')]).toEqual([['one#1'], ['send.inDoubt one#1 1'], 'unknown'])
      await subject.crash()
      await subject.settle()
      expect(notes(subject.history())).toHaveLength(1)
      await subject.close()
    })

    it('that is harmless to repeat is performed again after a crash', async () => {
      let starts = 0
      const perform: PerformEffect = async ({ id: effectId, attempt }, run) => {
        await run.claim()
        return starts === 0
          ? NEVER
          : { type: 'media.stored', effectId, attempt, storedAs: 'f1', mimeType: 'image/png', bytes: 3, sha256: '' }
      }
      const subject = await start({ conversation: sender, perform, afterCrash: () => 'performAgain' })
      await subject.ask(one, event('fetch', { id: 'one#1' }))
      await subject.settle()
      starts += 1
      await subject.crash()
      await subject.settle()
      expect([notes(subject.history()), subject.ledgerState('one#1')]).toEqual([['media.stored one#1 1'], 'accepted'])
      await subject.close()
    })

    it('that was refused may be tried again under the same id; a try under way may not', async () => {
      const tries: number[] = []
      const results: Record<number, (effect: Effect) => EffectResult> = {
        1: ({ id, attempt }) => ({
          type: 'send.refused',
          effectId: id,
          attempt,
          refusal: { code: 130429, message: 'slower' },
          retryAfterMs: 1,
        }),
        2: accepted,
      }
      let release: (() => void) | undefined
      const subject = await start({
        conversation: sender,
        perform: async (effect) => {
          tries.push(effect.attempt)
          await new Promise<void>((resolve) => {
            release = resolve
          })
          return (results[effect.attempt] as (effect: Effect) => EffectResult)(effect)
        },
      })
      const isTaken = async (attempt: number) => (await subject.ask(one, event('send', { id: 'one#1', attempt }))).outcome
      expect(await isTaken(1)).toBe('done')
      await subject.settle()
      expect([await isTaken(1), await isTaken(2)]).toEqual(['poison', 'poison'])
      release?.()
      await subject.settle()
      expect(subject.ledgerState('one#1')).toBe('failed')
      expect([await isTaken(1), await isTaken(2)]).toEqual(['poison', 'done'])
      await subject.settle()
      release?.()
      await subject.settle()
      expect([tries, subject.ledgerState('one#1'), notes(subject.history())]).toEqual([
        [1, 2],
        'accepted',
        ['send.refused one#1 1', 'send.accepted one#1 2'],
      ])
      await subject.close()
    })

    it('in doubt is settled by what the object records: a status is proof, a person may let it rest (R30)', async () => {
      const subject = await start({ conversation: sender, perform: async (effect) => inDoubt(effect) })
      for (const nth of [1, 2, 3, 4]) await subject.ask(one, event('send', { id: `one#${nth}` }))
      await subject.settle()
      expect([1, 2, 3, 4].map((nth) => subject.ledgerState(`one#${nth}`))).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
      await subject.ask(one, event('record', { entry: { type: 'message.status', effectId: 'one#1', status: 'delivered' } }))
      await subject.ask(one, event('record', { entry: { type: 'message.doubt', effectId: 'one#2', state: 'confirmed' } }))
      await subject.ask(one, event('record', { entry: { type: 'message.doubt', effectId: 'one#3', state: 'rested' } }))
      await subject.crash()
      expect([1, 2, 3, 4].map((nth) => subject.ledgerState(`one#${nth}`))).toEqual(['accepted', 'accepted', 'unknown', 'unknown'])
      await subject.close()
    })

    it('that a status settled before its claim does not leave any more', async () => {
      let letClaim: (() => void) | undefined
      const left: string[] = []
      const subject = await start({
        conversation: sender,
        perform: async (effect, run) => {
          await new Promise<void>((resolve) => {
            letClaim = resolve
          })
          await run.claim()
          left.push(effect.id)
          return accepted(effect)
        },
      })
      await subject.ask(one, event('send', { id: 'one#1' }))
      await subject.settle()
      await subject.ask(one, event('record', { entry: { type: 'message.status', effectId: 'one#1', status: 'sent' } }))
      letClaim?.()
      await subject.settle()
      expect([left, subject.ledgerState('one#1')]).toEqual([[], 'accepted'])
      await subject.close()
    })

    it('whose performer throws is told as refused before the claim and as in doubt after it', async () => {
      const subject = await start({
        conversation: sender,
        perform: async (effect, run) => {
          if (effect.id === 'one#2') await run.claim()
          throw new Error('a bug')
        },
      })
      await subject.ask(one, event('send', { id: 'one#1' }))
      await subject.ask(one, event('send', { id: 'one#2' }))
      await subject.ask(one, event('fetch', { id: 'one#3' }))
      await subject.settle()
      expect(notes(subject.history()).sort()).toEqual(['media.failed one#3 1', 'send.inDoubt one#2 1', 'send.refused one#1 1'])
      await subject.close()
    })
  })
}
