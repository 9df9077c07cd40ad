/** What a run asks other systems: performed, tried again, told to the run, and forgotten with it. */
import { describe, expect, it } from 'vitest'
import type { EffectResult, HttpRequest } from '../../engine/effects/types'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const actor = { kind: 'agent', id: 'ada', name: 'Ada' } as const

function asking(settings: Record<string, unknown> = {}) {
  return new ConversationHost(
    smallScript({
      nodes: {
        begin: ['begin'],
        ask: [
          'http-request',
          { url: 'https://crm.example.com/a?phone={{ contact.phone }}', values: [{ path: '$.name', variable: 'who' }], ...settings },
        ],
        yes: ['send-text', { text: 'Hello {{ who }}' }],
        no: ['send-text', { text: 'Sorry' }],
        end: ['end'],
      },
      links: ['begin.default -> ask', 'ask.default -> yes', 'ask.failed -> no', 'yes.default -> end', 'no.default -> end'],
      variables: { who: { type: 'text' } },
    }),
  )
}

const requestsOf = ({ effects }: ConversationHost): HttpRequest[] =>
  effects.flatMap((effect) => (effect.type === 'httpRequest' ? [effect] : []))

const textsOf = ({ sends }: ConversationHost) => sends.map(({ message }) => (message.type === 'text' ? message.text : ''))

type Answered = Extract<EffectResult, { type: 'request.answered' }>
type Failed = Extract<EffectResult, { type: 'request.failed' }>

function comesBack(host: ConversationHost, result: Omit<Answered, 'effectId' | 'attempt'> | Omit<Failed, 'effectId' | 'attempt'>) {
  const { id: effectId, attempt } = requestsOf(host).at(-1) ?? { id: '', attempt: 0 }
  return host.handle({ ...result, effectId, attempt })
}

const answer = { type: 'request.answered', status: 200, values: ['Grace'] } as const

describe('a request', () => {
  it('is performed once, and its answer takes the run on', async () => {
    const host = asking()
    await host.writes('hi')
    expect(requestsOf(host)).toMatchObject([
      { id: 'front/c1#1', attempt: 1, request: { url: 'https://crm.example.com/a?phone=%2B4915112345' } },
    ])
    await comesBack(host, answer)
    expect(textsOf(host)).toEqual(['Hello Grace'])
    expect(host.state.theCase?.request).toBeUndefined()
  })

  it('is told in history without what stands behind the question mark', async () => {
    const host = asking()
    await host.writes('hi')
    await comesBack(host, answer)
    expect(host.entries('request.made')).toEqual([
      { type: 'request.made', caseNumber: 1, effectId: 'front/c1#1', method: 'GET', where: 'https://crm.example.com/a' },
    ])
    expect(host.entries('request.ended')).toEqual([{ type: 'request.ended', effectId: 'front/c1#1', status: 200, willRetry: false }])
  })

  it('is tried again when its time has come, as the same effect with a higher attempt', async () => {
    const host = asking()
    await host.writes('hi')
    await comesBack(host, { type: 'request.failed', reason: 'nobody there', retryAfterMs: 2000 })
    await host.pass(1999)
    expect(requestsOf(host)).toHaveLength(1)
    await host.pass(1)
    expect(requestsOf(host).map(({ id, attempt }) => [id, attempt])).toEqual([
      ['front/c1#1', 1],
      ['front/c1#1', 2],
    ])
    await comesBack(host, { type: 'request.failed', reason: 'nobody there' })
    expect(textsOf(host)).toEqual(['Sorry'])
  })

  it('answered twice, or by an earlier try, counts once', async () => {
    const host = asking()
    await host.writes('hi')
    await comesBack(host, answer)
    await comesBack(host, answer)
    expect(textsOf(host)).toEqual(['Hello Grace'])
  })

  it('leaves what the contact writes meanwhile where it is', async () => {
    const host = asking()
    await host.writes('hi')
    await host.writes('are you there?')
    await comesBack(host, answer)
    expect(host.entries('message.received')).toHaveLength(2)
    expect(textsOf(host)).toEqual(['Hello Grace'])
  })

  it('is not tried again once the case is closed', async () => {
    const host = asking()
    await host.writes('hi')
    await comesBack(host, { type: 'request.failed', reason: 'nobody there', retryAfterMs: 2000 })
    await host.handle({ type: 'status.set', actor, status: 'closed' })
    await host.pass(60_000)
    expect(requestsOf(host)).toHaveLength(1)
    await comesBack(host, answer)
    expect(textsOf(host)).toEqual([])
  })

  it('is refused to a script that asks without end', async () => {
    const host = new ConversationHost(
      smallScript({
        nodes: { begin: ['begin'], ask: ['http-request', { url: 'https://crm.example.com/' }], end: ['end'] },
        links: ['begin.default -> ask', 'ask.default -> ask', 'ask.failed -> end'],
      }),
    )
    await host.writes('hi')
    for (let turn = 0; turn < 70 && host.state.theCase?.run; turn++) await comesBack(host, { ...answer, values: [] })
    expect(requestsOf(host)).toHaveLength(60)
    expect(host.state.theCase?.run).toBeUndefined()
  })
})
