/** The inbox follows what history tells about a case. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../engine/history/entries'
import { caseStatus, decided, inQueue, MARIA, newCase, queued, received, START, Story, views, withAnn } from './a-story'

function inbox(...entries: HistoryEntry[]) {
  const view = views()
  view.project(new Story().tell(newCase, ...entries).entries)
  return view
}

const maria = (...entries: HistoryEntry[]) => inbox(...entries).cases.newest(MARIA)

describe('a case in the inbox', () => {
  it('shows contact, channel and last message', () => {
    expect(maria(received('Hello there'))).toEqual({
      conversation: MARIA,
      number: 1,
      caseKey: `${MARIA}/1`,
      channelId: 'front-desk',
      contactId: 'maria',
      contact: { name: 'Maria', phone: '351912345678' },
      status: 'open',
      openedAt: START + 1000,
      tags: [],
      notes: [],
      ownership: 'none',
      decision: 0,
      lastMessage: { text: 'Hello there', at: START, direction: 'in' },
      lastInboundAt: START,
      unread: 1,
    })
  })

  it('counts the contact’s messages until a person answers; a script’s words do not count as an answer', () => {
    expect(maria(received('one'), received('two'), queued(1, 'Please wait', 'script'))?.unread).toBe(2)
    expect(maria(received('one'), received('two'), queued(1, 'How can I help?'))?.unread).toBe(0)
    expect(maria(received('one'), queued(1, 'Yes?'), received('three'))?.unread).toBe(1)
  })

  it('has the tags and notes that were put on it, in order, and each case its own', () => {
    const by = { kind: 'script', scriptId: 'menu', version: 1 } as const
    const tagged = (...tags: string[]): HistoryEntry => ({ type: 'case.tagged', caseNumber: 1, tags, by })
    const noted = (text: string): HistoryEntry => ({ type: 'case.noted', caseNumber: 1, text, by })
    expect(maria(tagged('order'), noted('first'), tagged('vip', 'late'), noted('second'))).toMatchObject({
      tags: ['order', 'vip', 'late'],
      notes: [
        { text: 'first', at: START + 3000, by },
        { text: 'second', at: START + 5000, by },
      ],
    })
    const next = { ...newCase, caseNumber: 2 } as HistoryEntry
    expect(maria(tagged('order'), next)).toMatchObject({ number: 2, tags: [], notes: [] })
  })

  it('takes a reaction for no message of its own', () => {
    const reaction: HistoryEntry = {
      type: 'message.received',
      caseNumber: 1,
      message: { wamid: 'wamid.r', at: START + 5, content: { type: 'reaction', messageId: 'wamid.x', emoji: '👍' } },
    }
    expect(maria(received('Hello'), reaction)).toMatchObject({ lastMessage: { text: 'Hello' }, unread: 1, lastInboundAt: START + 5 })
  })

  it('is queued, offered, assigned, as routing decides, and keeps the time since when it waits', () => {
    const offered = decided(2, { is: 'offered', skill: 'sales', agentId: 'ann', expiresAt: START + 30_000 })
    expect(maria(decided(1, inQueue))).toMatchObject({ ownership: 'queued', skill: 'sales', decision: 1, queuedAt: START + 2000 })
    expect(maria(decided(1, inQueue), offered)).toMatchObject({
      ownership: 'offered',
      agentId: 'ann',
      offerExpiresAt: START + 30_000,
      queuedAt: START + 2000,
      decision: 2,
    })
    const assigned = maria(decided(1, inQueue), offered, decided(3, withAnn))
    expect(assigned).toMatchObject({ ownership: 'assigned', agentId: 'ann', decision: 3 })
    expect(assigned).not.toHaveProperty('offerExpiresAt')
  })

  it('goes back to the queue without an agent', () => {
    const view = maria(decided(1, inQueue), decided(2, withAnn), decided(3, { ...inQueue, because: 'released' }))
    expect(view).toMatchObject({ ownership: 'queued', decision: 3 })
    expect(view).not.toHaveProperty('agentId')
  })

  it('is with nobody as soon as it is resolved; what routing decided before it heard of that does not count', () => {
    const resolved = [decided(1, inQueue), decided(2, withAnn), caseStatus('resolved')]
    expect(maria(...resolved)).toMatchObject({ status: 'resolved', ownership: 'none', unread: 0 })
    expect(maria(...resolved, decided(3, { ...inQueue, because: 'released' }))).toMatchObject({ ownership: 'none', decision: 3 })
    expect(maria(...resolved, decided(3, { is: 'over' }), caseStatus('open'), decided(4, inQueue))).toMatchObject({
      ownership: 'queued',
      decision: 4,
    })
  })

  it('shows where its script waits, and nothing once the run has ended', () => {
    const run = { caseNumber: 1, run: 1 }
    const started: HistoryEntry = { type: 'run.started', ...run, scriptId: 'menu', version: 3 }
    const stepped: HistoryEntry = {
      type: 'run.stepped',
      ...run,
      event: 'run.started',
      steps: [
        { node: 'begin', kind: 'begin', port: 'default' },
        { node: 'ask-language', kind: 'ask' },
      ],
    }
    expect(maria(started, stepped)?.run).toEqual({ number: 1, scriptId: 'menu', version: 3, isActive: true, node: 'ask-language' })
    expect(maria(started, stepped, { type: 'run.ended', ...run, how: 'end' })?.run).toEqual({
      number: 1,
      scriptId: 'menu',
      version: 3,
      isActive: false,
    })
  })

  it('takes a name that is learned later', () => {
    expect(maria({ type: 'contact.changed', contact: { name: 'Maria Silva', phone: '351912345678' } })?.contact.name).toBe('Maria Silva')
  })

  it('cuts a long message to a line, between characters', () => {
    const text = maria(received(`${'a'.repeat(199)}😀 and more`, 'wamid.long'))?.lastMessage?.text ?? ''
    expect(text).toBe(`${'a'.repeat(199)}…`)
  })
})

describe('the list of cases', () => {
  function three() {
    const story = new Story()
    for (const name of ['ana', 'bea', 'caro']) {
      story.of(`front-desk/${name}`, { ...newCase, contactId: name, contact: { name } } as HistoryEntry)
    }
    story.of('front-desk/ana', received('back again'))
    const view = views()
    view.project(story.entries)
    return view
  }
  const names = (view: ReturnType<typeof views>, query: Partial<Parameters<typeof view.cases.list>[0]> = {}) =>
    view.cases.list({ limit: 10, ...query }).cases.map(({ contactId }) => contactId)

  it('has the newest activity first', () => {
    expect(names(three())).toEqual(['ana', 'caro', 'bea'])
  })

  it('goes on where a page ended', () => {
    const view = three()
    const first = view.cases.list({ limit: 2 })
    expect(first.cases.map(({ contactId }) => contactId)).toEqual(['ana', 'caro'])
    expect(first.next).toBeDefined()
    const second = view.cases.list({ limit: 2, ...(first.next ? { after: first.next } : {}) })
    expect(second.cases.map(({ contactId }) => contactId)).toEqual(['bea'])
    expect(second.next).toBeUndefined()
  })

  it('is filtered by status, skill, agent and conversation', () => {
    const view = inbox(decided(1, inQueue), decided(2, withAnn))
    expect(names(view, { status: ['open', 'pending'] })).toEqual(['maria'])
    expect(names(view, { status: ['closed'] })).toEqual([])
    expect(names(view, { skill: 'sales', agentId: 'ann', conversation: MARIA })).toEqual(['maria'])
    expect(names(view, { agentId: 'bob' })).toEqual([])
    expect(view.cases.count()).toEqual([{ status: 'open', cases: 1 }])
  })
})
