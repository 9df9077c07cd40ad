/** A case's life and its runs: opened, routed, handed over, resolved, reopened, closed; and never dropped. */
import { describe, expect, it } from 'vitest'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const actor = { kind: 'agent', id: 'ada', name: 'Ada' } as const
const assigned = { is: 'assigned', skill: 'support', agentId: 'ada', isTransfer: false } as const

const desk = smallScript({
  nodes: {
    begin: ['begin'],
    skill: ['assign-skill', { skill: 'support' }],
    wait: ['wait-for-agent', { maxWaitSeconds: 60 }],
    comfort: ['send-text', { text: 'One moment' }],
    event: ['on-assignment'],
    pop: ['pop-url', { url: 'https://crm.example.com/{{ contact.phone }}', title: 'CRM' }],
    hello: ['send-text', { text: 'Hello, {{ agent.name }} here' }],
    end: ['end'],
  },
  links: [
    'begin.default -> skill',
    'skill.default -> wait',
    'wait.timedOut -> comfort',
    'comfort.default -> wait',
    'event.default -> pop',
    'pop.default -> hello',
    'hello.default -> end',
  ],
})

async function assignedDesk(): Promise<ConversationHost> {
  const host = new ConversationHost(desk)
  await host.writes('hi')
  await host.decide({ is: 'queued', skill: 'support', because: 'joined', isStaffed: true })
  await host.decide(assigned)
  return host
}

describe('a first message', () => {
  it('opens a case and starts the channel’s script', async () => {
    const host = new ConversationHost(desk)
    await host.writes('hi')
    expect(host.history.map(({ type }) => type)).toEqual(['case.opened', 'message.received', 'run.started', 'run.stepped'])
    expect(host.requests).toEqual([expect.objectContaining({ type: 'case.join', skill: 'support', decision: 0 })])
  })

  it('goes to the default skill where no script can run', async () => {
    const host = new ConversationHost(desk, { lookups: { scriptByHash: () => undefined } })
    await host.writes('hi')
    expect(host.entries('fault')[0]?.what).toMatch(/not published/)
    expect(host.requests).toEqual([expect.objectContaining({ type: 'case.join', skill: 'support' })])
  })

  it('that is about another message opens no case', async () => {
    const host = new ConversationHost(desk)
    await host.receives({ type: 'reaction', messageId: 'wamid.x', emoji: '👍' })
    expect(host.state.theCase).toBeNull()
    expect(host.state.lastInboundAt).toBe(host.now)
  })
})

describe('an assignment', () => {
  it('pre-empts whatever the run was doing, timers included, and pops the screen', async () => {
    const host = await assignedDesk()
    expect(host.entries('screen.popped')).toEqual([
      expect.objectContaining({ agentId: 'ada', url: 'https://crm.example.com/%2B4915112345' }),
    ])
    expect(host.sends.at(-1)?.message).toEqual({ type: 'text', text: 'Hello, Ada here' })
    expect(host.timers).toEqual([])
  })

  it('under an older number is ignored', async () => {
    const host = await assignedDesk()
    await host.decide({ is: 'queued', skill: 'support', because: 'joined', isStaffed: true }, 1)
    expect(host.state.theCase).toMatchObject({ ownership: 'assigned', decision: 2 })
  })
})

describe('an agent’s reply', () => {
  const reply = {
    type: 'agent.replied',
    actor,
    agentId: 'ada',
    decision: 2,
    clientId: 'r1',
    message: { type: 'text', text: 'Sure' },
  } as const

  it('goes out once however often it is posted', async () => {
    const host = await assignedDesk()
    await host.accept()
    for (let post = 0; post < 10; post++) expect(await host.handle(reply)).toEqual({ ok: true })
    expect(host.sends.filter(({ message }) => message.type === 'text' && message.text === 'Sure')).toHaveLength(1)
  })

  it.each([
    ['from an agent who does not have the case', { agentId: 'bea' }],
    ['under a decision that is over', { decision: 1 }],
    ['that is too long', { message: { type: 'text', text: 'x'.repeat(4097) } }],
  ])('%s is refused with a reason', async (_what, change) => {
    const host = await assignedDesk()
    expect(await host.handle({ ...reply, ...change } as never)).toEqual({ ok: false, reason: expect.any(String) })
  })

  it('is refused outside the session window', async () => {
    const host = await assignedDesk()
    await host.accept()
    await host.pass(24 * 3_600_000)
    expect(await host.handle(reply)).toEqual({ ok: false, reason: expect.stringContaining('24 hours') })
  })
})

describe('a resolved case', () => {
  it('frees the agent, and is reopened with a new run by the next message', async () => {
    const host = await assignedDesk()
    await host.handle({ type: 'status.set', actor, status: 'resolved', decision: 2 })
    expect(host.requests.at(-1)).toMatchObject({ type: 'case.over' })
    expect(host.state.theCase).toMatchObject({ status: 'resolved', ownership: 'none' })
    await host.writes('one more thing')
    expect(host.state.theCase).toMatchObject({ number: 1, status: 'open', ownership: 'queued' })
    expect(host.entries('run.started').map(({ run }) => run)).toEqual([1, 2])
    expect(host.requests.at(-1)).toMatchObject({ type: 'case.join', lastAgents: { perCase: 'ada', perCustomer: 'ada' } })
  })

  it('ignores what routing decided before it heard that the case was over', async () => {
    const host = await assignedDesk()
    await host.handle({ type: 'status.set', actor, status: 'resolved', decision: 2 })
    await host.writes('one more thing')
    await host.decide(assigned, 3)
    expect(host.state.theCase?.ownership).toBe('queued')
    await host.decide({ is: 'over' }, 4)
    await host.decide(assigned, 5)
    expect(host.state.theCase?.ownership).toBe('assigned')
  })
})

describe('a closed case', () => {
  it('is followed by a new one, with the customer’s last agent remembered', async () => {
    const host = await assignedDesk()
    await host.handle({ type: 'status.set', actor, status: 'closed' })
    expect(await host.handle({ type: 'status.set', actor, status: 'open' })).toMatchObject({ ok: false })
    await host.writes('hello again')
    expect(host.state.theCase).toMatchObject({ number: 2, status: 'open' })
    expect(host.requests.at(-1)).toMatchObject({ type: 'case.join', caseKey: 'front/c1/2', lastAgents: { perCustomer: 'ada' } })
  })
})

describe('a reply', () => {
  const asks = smallScript({
    nodes: { begin: ['begin'], q: ['ask', { text: 'Name?', saveTo: 'name' }], end: ['end'] },
    links: ['begin.default -> q', 'q.answer -> end', 'q.invalid -> end', 'q.noReply -> end', 'q.windowClosed -> end', 'q.failed -> end'],
    variables: { name: { type: 'text' } },
  })

  it('from before the question never answers it', async () => {
    const host = new ConversationHost(asks)
    await host.writes('hi')
    await host.writes('old words', host.now - 10_000)
    await host.accept()
    expect(host.state.theCase?.run?.variables.name).toBe('')
    expect(host.state.theCase?.run?.status).toBe('active')
  })

  it('given while the question’s answer from Meta is still out counts once it is known to have gone', async () => {
    const host = new ConversationHost(asks)
    await host.writes('hi')
    await host.result({ type: 'send.inDoubt' })
    await host.pass(5_000)
    await host.writes('Grace')
    await host.status('delivered')
    expect(host.entries('run.ended')).toEqual([expect.objectContaining({ how: 'end' })])
    expect(host.entries('run.stepped').at(-1)?.steps[0]).toMatchObject({ node: 'q', port: 'answer', changed: { name: 'Grace' } })
  })
})

describe('what breaks', () => {
  it('inside a turn keeps the message and gives the case to the default skill', async () => {
    const host = new ConversationHost(desk, {
      lookups: {
        hoursState: () => 'open',
        scriptByHash: () => {
          throw new Error('the shelf fell down')
        },
      },
    })
    expect(await host.writes('hi')).toMatchObject({ ok: false, reason: expect.stringContaining('the shelf fell down') })
    expect(host.entries('message.received')).toHaveLength(1)
    expect(host.requests).toEqual([expect.objectContaining({ type: 'case.join', skill: 'support' })])
  })

  it('is stopped when it goes round by time-outs alone', async () => {
    const host = new ConversationHost(desk)
    await host.writes('hi')
    for (let round = 0; round < 60 && host.state.theCase?.run; round++) {
      await host.pass(60_000)
      if (host.state.outgoing.length > 0) await host.accept()
    }
    expect(host.state.theCase?.run).toBeUndefined()
    expect(host.entries('run.ended').at(-1)?.reason).toMatch(/time-outs in a row/)
    expect(host.state.theCase?.ownership).toBe('queued')
  })

  it('is braked when it talks without end', async () => {
    const parrot = smallScript({
      nodes: { begin: ['begin'], q: ['ask', { text: 'And?' }] },
      links: ['begin.default -> q', 'q.answer -> q'],
    })
    const host = new ConversationHost(parrot)
    await host.writes('hi')
    for (let turn = 0; turn < 40 && host.state.outgoing.length > 0; turn++) {
      await host.accept()
      await host.writes('and?')
    }
    expect(host.sends).toHaveLength(30)
    expect(host.state.theCase?.ownership).toBe('queued')
  })
})

describe('a file that the contact sent', () => {
  const media = { type: 'media', kind: 'image', media: { mediaId: '77', mimeType: 'image/jpeg' } } as const

  it('is fetched after the message was kept, and again while that makes sense', async () => {
    const host = new ConversationHost(desk)
    await host.receives(media)
    const fetch = host.effects.find(({ type }) => type === 'fetchMedia')
    expect(fetch).toMatchObject({ mediaId: '77', attempt: 1 })
    await host.handle({ type: 'media.failed', effectId: fetch?.id ?? '', attempt: 1, reason: '503', retryAfterMs: 1_000 })
    await host.pass(1_000)
    expect(host.effects.filter(({ type }) => type === 'fetchMedia').map(({ attempt }) => attempt)).toEqual([1, 2])
    await host.handle({
      type: 'media.stored',
      effectId: fetch?.id ?? '',
      attempt: 2,
      storedAs: 'abc',
      mimeType: 'image/jpeg',
      bytes: 3,
      sha256: 'x',
    })
    expect(host.entries('media.stored')).toHaveLength(1)
    expect(host.state.fetching).toEqual([])
  })
})
