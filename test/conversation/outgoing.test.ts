/** Messages on their way out: one at a time, in order, never twice, and honest about what nobody knows. */
import { describe, expect, it } from 'vitest'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const twoTexts = smallScript({
  nodes: { begin: ['begin'], one: ['send-text', { text: 'one' }], two: ['send-text', { text: 'two' }], end: ['end'] },
  links: ['begin.default -> one', 'one.default -> two', 'two.default -> end'],
})
const HOUR = 3_600_000

describe('a message node', () => {
  it('waits until its message is accepted before the run goes on', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    expect(host.sends.map(({ message }) => message)).toEqual([{ type: 'text', text: 'one' }])
    await host.accept()
    expect(host.sends.at(-1)?.message).toEqual({ type: 'text', text: 'two' })
    await host.accept()
    expect(host.entries('run.ended')).toEqual([expect.objectContaining({ how: 'end' })])
  })

  it('is settled by a status that comes before the answer, and the late answer changes nothing', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    await host.status('delivered')
    const [first] = host.sends
    expect(host.sends).toHaveLength(2)
    await host.handle({ type: 'send.accepted', effectId: first?.id ?? '', attempt: 1, wamid: 'wamid.late' })
    expect(host.sends).toHaveLength(2)
    expect(host.entries('message.status')).toContainEqual(expect.objectContaining({ status: 'accepted', wamid: 'wamid.late' }))
  })

  it('tries again under the same effect id when the refusal may pass', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    await host.result({ type: 'send.refused', retryAfterMs: 4_000 })
    await host.pass(3_999)
    expect(host.sends).toHaveLength(1)
    await host.pass(1)
    expect(host.sends.map(({ id, attempt }) => [id, attempt])).toEqual([
      ['front/c1#1', 1],
      ['front/c1#1', 2],
    ])
  })

  it('leaves by Not sent when it is refused for good; unwired that is the default skill', async () => {
    const host = new ConversationHost(
      smallScript({ nodes: { begin: ['begin'], one: ['send-text', { text: 'one' }] }, links: ['begin.default -> one'] }),
    )
    await host.writes('hi')
    await host.result({ type: 'send.refused' })
    expect(host.entries('run.ended')).toEqual([expect.objectContaining({ how: 'unhandledPort' })])
    expect(host.requests).toEqual([expect.objectContaining({ type: 'case.join', skill: 'support' })])
  })
})

describe('a send in doubt', () => {
  it('is confirmed by a status and never sent again', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    await host.result({ type: 'send.inDoubt' })
    await host.pass(30_000)
    await host.status('sent')
    expect(host.sends.map(({ id }) => id)).toEqual(['front/c1#1', 'front/c1#2'])
    expect(host.entries('message.doubt').map(({ state }) => state)).toEqual(['inDoubt', 'confirmed'])
    expect(host.timers).toEqual([])
  })

  it('counts as sent after the time of doubt, is shown as unknown, and is never repeated by the engine', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    await host.result({ type: 'send.inDoubt' })
    await host.pass(120_000)
    expect(host.sends.map(({ id }) => id)).toEqual(['front/c1#1', 'front/c1#2'])
    expect(host.state.unknown.map(({ effectId }) => effectId)).toEqual(['front/c1#1'])
    expect(host.entries('fault')).toHaveLength(1)
  })

  it('that stayed unknown is settled by a late status', async () => {
    const host = new ConversationHost(twoTexts)
    await host.writes('hi')
    await host.result({ type: 'send.inDoubt' })
    await host.pass(120_000)
    await host.status('delivered', 'front/c1#1')
    expect(host.state.unknown).toEqual([])
  })

  it('that stayed unknown goes out again as a new effect when a person says so', async () => {
    const host = new ConversationHost(twoTexts)
    const actor = { kind: 'person', id: 'p', name: 'Pia' } as const
    await host.writes('hi')
    await host.result({ type: 'send.inDoubt' })
    await host.pass(120_000)
    await host.accept()
    expect(await host.handle({ type: 'send.settle', actor, effectId: 'front/c1#1', how: 'sendAgain' })).toEqual({ ok: true })
    expect(host.sends.at(-1)).toMatchObject({ id: 'front/c1#3', attempt: 1, message: { text: 'one' } })
    expect(await host.handle({ type: 'send.settle', actor, effectId: 'front/c1#1', how: 'sendAgain' })).toMatchObject({ ok: false })
  })
})

describe('the session window', () => {
  const later = smallScript({
    nodes: {
      begin: ['begin'],
      q: ['ask', { text: 'Still there?', maxWaitSeconds: 86_390 }],
      late: ['send-text', { text: 'late' }],
      closed: ['update-status', { status: 'pending' }],
      end: ['end'],
    },
    links: [
      'begin.default -> q',
      'q.noReply -> late',
      'q.answer -> end',
      'late.default -> end',
      'late.windowClosed -> closed',
      'closed.default -> end',
    ],
  })

  it('is judged when the message would leave, with a minute of margin', async () => {
    const host = new ConversationHost(later)
    await host.writes('hi')
    await host.accept()
    await host.pass(24 * HOUR)
    expect(host.sends).toHaveLength(1)
    expect(host.entries('message.notSent')).toEqual([expect.objectContaining({ reason: 'windowClosed' })])
    expect(host.state.theCase?.status).toBe('pending')
  })

  it('counts from the contact’s own time, and a time in the future does not hold it open', async () => {
    const host = new ConversationHost(later)
    await host.writes('hi', host.now - 23 * HOUR)
    expect(host.sends.at(-1)?.notAfter).toBe(host.now + HOUR - 60_000)
    await host.writes('again', host.now + 5 * HOUR)
    expect(host.state.lastInboundAt).toBe(host.now)
  })

  it('that Meta found closed after accepting sends the run by Session window closed', async () => {
    const host = new ConversationHost(
      smallScript({
        nodes: { begin: ['begin'], one: ['send-text', { text: 'one' }], closed: ['update-status', { status: 'pending' }], end: ['end'] },
        links: ['begin.default -> one', 'one.default -> end', 'one.windowClosed -> closed', 'closed.default -> end'],
      }),
    )
    await host.writes('hi')
    await host.status('failed', undefined, 131047)
    expect(host.state.theCase?.status).toBe('pending')
  })
})

describe('marketing that the contact stopped', () => {
  it('is not sent, while other templates are', async () => {
    const templates = [
      { name: 'offer', language: 'en_US', category: 'marketing', status: 'approved', body: 'New!' },
      { name: 'reminder', language: 'en_US', category: 'utility', status: 'approved', body: 'Tomorrow.' },
    ]
    const script = smallScript({
      nodes: {
        begin: ['begin'],
        offer: ['send-template', { template: 'offer', language: 'en_US' }],
        reminder: ['send-template', { template: 'reminder', language: 'en_US' }],
        end: ['end'],
      },
      links: ['begin.default -> offer', 'offer.default -> reminder', 'offer.failed -> reminder', 'reminder.default -> end'],
    })
    const host = new ConversationHost(script, { directory: { templates } as never })
    await host.receives({ type: 'reaction', messageId: 'x', emoji: '👍' })
    await host.handle({ type: 'preference.changed', wants: 'stop' })
    await host.writes('hi')
    expect(host.sends.map(({ message }) => (message.type === 'template' ? message.template : ''))).toEqual(['reminder'])
    expect(host.entries('message.notSent')).toEqual([expect.objectContaining({ reason: 'optedOut' })])
  })
})

describe('a template with languages to fall back to', () => {
  it.each([
    ['de', ['de', 'en_US'], 'de'],
    ['de', ['en_US'], 'en_US'],
    ['fr', ['en_US'], 'en_US'],
    ['fr', [], 'fr'],
  ])('asked for in %s and approved in %j goes out in %s', async (language, approved, sent) => {
    // given
    const templates = ['de', 'en_US'].map((each) => ({
      ...{ name: 'offer', language: each, category: 'utility', body: 'New!' },
      status: approved.includes(each) ? 'approved' : 'paused',
    }))
    const script = smallScript({
      nodes: {
        begin: ['begin'],
        offer: ['send-template', { template: 'offer', language, fallbackLanguages: ['fr', 'en_US'] }],
        end: ['end'],
      },
      links: ['begin.default -> offer', 'offer.default -> end'],
    })
    const host = new ConversationHost(script, { directory: { templates } as never })
    // when
    await host.writes('hi')
    // then
    expect(host.sends.map(({ message }) => message)).toEqual([{ type: 'template', template: 'offer', language: sent, parameters: [] }])
    expect(host.entries('message.queued')).toMatchObject([{ message: { language: sent } }])
  })
})

describe('a reaction', () => {
  const script = smallScript({
    nodes: { begin: ['begin'], wait: ['wait', { seconds: 10 }], react: ['react'], end: ['end'] },
    links: ['begin.default -> wait', 'wait.default -> react', 'react.default -> end'],
  })

  it('goes to what the contact said last by the contact’s own time, never to a reaction of the contact’s', async () => {
    const host = new ConversationHost(script)
    await host.writes('first')
    await host.writes('last', host.now + 2)
    const last = host.state.lastInboundId
    await host.writes('late on its way', host.now - 60_000)
    await host.receives({ type: 'reaction', messageId: 'x', emoji: '👍' }, host.now + 3)
    expect(host.state.lastInboundId).toBe(last)
    await host.pass(10_000)
    expect(host.sends.map(({ message }) => message)).toEqual([{ type: 'reaction', emoji: '👍', to: last }])
  })
})
