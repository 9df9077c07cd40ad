/** Messages of a conversation, and how far each got. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MESSAGE_STATUSES } from '../../engine/conversation/inbound'
import type { HistoryEntry } from '../../engine/history/entries'
import { MARIA, newCase, queued, received, START, Story, status, views } from './a-story'

function messages(...entries: HistoryEntry[]) {
  const view = views()
  view.project(new Story().tell(newCase, ...entries).entries)
  return view.messages.list(MARIA, { limit: 50 }).messages
}

describe('messages', () => {
  it('are in the order in which they happened, both ways', () => {
    const said = messages(received('Hello'), queued(1, 'How can I help?'), received('I need a doctor'))
    expect(said.map(({ direction, id }) => [direction, id])).toEqual([
      ['in', 'wamid.Hello'],
      ['out', `${MARIA}#1`],
      ['in', 'wamid.I need a doctor'],
    ])
    expect(said[1]).toMatchObject({ message: { text: 'How can I help?' }, by: { kind: 'agent', id: 'ann' } })
  })

  it('come in pages from the end', () => {
    const view = views()
    view.project(new Story().tell(newCase, received('1'), received('2'), received('3')).entries)
    const last = view.messages.list(MARIA, { limit: 2 })
    expect(last.messages.map(({ id }) => id)).toEqual(['wamid.2', 'wamid.3'])
    const before = view.messages.list(MARIA, { limit: 2, before: last.earlier ?? 0 })
    expect(before.messages.map(({ id }) => id)).toEqual(['wamid.1'])
    expect(before.earlier).toBeUndefined()
  })

  it('have the highest status that was seen, in whatever order and however often statuses come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MESSAGE_STATUSES), { minLength: 1, maxLength: 12 }), (seen) => {
        const [, said] = messages(received('Hello'), queued(1, 'Yes?'), ...seen.map((one) => status(1, one)))
        const highest = MESSAGE_STATUSES[Math.max(...seen.map((one) => MESSAGE_STATUSES.indexOf(one)))]
        expect(said).toMatchObject({ status: highest })
      }),
      { numRuns: 60 },
    )
  })

  it('lose their refusal when they turn out to have been delivered', () => {
    const failed: HistoryEntry = {
      type: 'message.status',
      effectId: `${MARIA}#1`,
      status: 'failed',
      refusal: { code: 131026, message: 'Undeliverable' },
    }
    expect(messages(queued(1, 'Yes?'), failed)[0]).toMatchObject({ status: 'failed', refusal: { code: 131026 } })
    expect(messages(queued(1, 'Yes?'), failed, status(1, 'delivered'))[0]).not.toHaveProperty('refusal')
  })

  it('tell that they never left, and why', () => {
    const notSent: HistoryEntry = { type: 'message.notSent', effectId: `${MARIA}#1`, reason: 'windowClosed' }
    expect(messages(queued(1, 'Yes?'), notSent)[0]).toMatchObject({ notSent: 'windowClosed' })
  })

  it('of which nobody knows are listed until they are settled', () => {
    const view = views()
    const story = new Story().tell(newCase, queued(1, 'Yes?'), {
      type: 'message.doubt',
      effectId: `${MARIA}#1`,
      state: 'inDoubt',
      reason: 'no answer',
    })
    view.project(story.entries)
    expect(view.messages.countUnknownSends()).toBe(0)
    view.project(story.tell({ type: 'message.doubt', effectId: `${MARIA}#1`, state: 'unknown' }).entries)
    expect(view.messages.unknownSends({ limit: 10 }).messages).toMatchObject([
      { id: `${MARIA}#1`, doubt: 'unknown', doubtReason: 'no answer' },
    ])
    view.project(story.tell({ type: 'message.doubt', effectId: `${MARIA}#1`, state: 'rested' }).entries)
    expect(view.messages.unknownSends({ limit: 10 }).messages).toEqual([])
  })
})

describe('a file that a contact sent', () => {
  const photo: HistoryEntry = {
    type: 'message.received',
    caseNumber: 1,
    message: {
      wamid: 'wamid.photo',
      at: START,
      content: { type: 'media', kind: 'image', media: { mediaId: '77', mimeType: 'image/jpeg' } },
    },
  }
  const requested: HistoryEntry = { type: 'media.requested', effectId: `${MARIA}#1`, mediaId: '77' }
  const storedAs = 'a'.repeat(64)

  it('is on its way, then there, and found by its name', () => {
    expect(messages(photo, requested)[0]).toMatchObject({ media: { state: 'fetching' } })
    const stored: HistoryEntry = { type: 'media.stored', effectId: `${MARIA}#1`, storedAs, mimeType: 'image/jpeg', bytes: 12 }
    const view = views()
    view.project(new Story().tell(newCase, photo, requested, stored).entries)
    expect(view.messages.list(MARIA, { limit: 5 }).messages[0]).toMatchObject({ media: { state: 'stored', storedAs, bytes: 12 } })
    expect(view.messages.conversationsWithMedia(storedAs)).toEqual([MARIA])
    expect(view.messages.conversationsWithMedia('b'.repeat(64))).toEqual([])
  })

  it('is missing only when nobody tries again', () => {
    const missing = (willRetry: boolean): HistoryEntry => ({ type: 'media.missing', effectId: `${MARIA}#1`, reason: '404', willRetry })
    expect(messages(photo, requested, missing(true))[0]).toMatchObject({ media: { state: 'fetching', reason: '404' } })
    expect(messages(photo, requested, missing(true), missing(false))[0]).toMatchObject({ media: { state: 'missing', reason: '404' } })
  })
})
