/** What happens to a case is told to its run: given back, taken away, rejected, written to while it waits, set to another status. */
import { describe, expect, it } from 'vitest'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const joined = { is: 'queued', skill: 'support', because: 'joined', isStaffed: true } as const
const assigned = { is: 'assigned', skill: 'support', agentId: 'ada', isTransfer: false } as const
const actor = { kind: 'agent', id: 'ada', name: 'Ada' } as const

const STATUSES = ['open', 'pending', 'escalated'] as const

/** Waits for an agent, stands by while one has the case, and says what it hears of. */
function desk(...events: readonly (readonly [kind: string, settings: Record<string, unknown>, text: string, port?: string])[]) {
  return new ConversationHost(
    smallScript({
      nodes: {
        begin: ['begin'],
        wait: ['wait-for-agent', {}],
        stay: ['stand-by'],
        end: ['end'],
        ...Object.fromEntries(
          events.flatMap(([kind, settings, text], number) => [
            [`on${number}`, [kind, settings]],
            [`say${number}`, ['send-text', { text }]],
          ]),
        ),
      },
      links: [
        'begin.default -> wait',
        'wait.assigned -> stay',
        'stay.closed -> end',
        ...events.flatMap(([kind, , , port = 'default'], number) => [
          `on${number}.${port} -> say${number}`,
          `say${number}.default -> stay`,
          ...(kind === 'on-status' ? STATUSES.filter((each) => each !== port).map((each) => `on${number}.${each} -> stay`) : []),
        ]),
      ],
      variables: { who: { type: 'text' }, said: { type: 'text', initial: 'nothing' }, moved: { type: 'boolean' } },
    }),
  )
}

const lastText = (host: ConversationHost) => {
  const message = host.sends.at(-1)?.message
  return message?.type === 'text' ? message.text : undefined
}

async function withAda(host: ConversationHost): Promise<ConversationHost> {
  await host.writes('hi')
  await host.decide(joined)
  await host.decide(assigned)
  return host
}

describe('an agent who gives the case back', () => {
  it('is named to the run that stood by', async () => {
    const host = await withAda(desk(['on-release', { saveTo: 'who' }, '{{ who }} gave you back']))
    await host.decide({ ...joined, because: 'released' })
    expect(lastText(host)).toBe('Ada gave you back')
  })

  it('is not one who signs out', async () => {
    const host = await withAda(desk(['on-release', {}, 'released'], ['on-unassignment', { saveTo: 'who' }, '{{ who }} left']))
    await host.decide({ ...joined, because: 'agentLeft' })
    expect(lastText(host)).toBe('Ada left')
  })
})

describe('a case moved to another skill', () => {
  it('is taken from its agent when a person moved it', async () => {
    const host = await withAda(desk(['on-unassignment', {}, 'moved']))
    await host.decide({ ...joined, because: 'transferred' })
    expect(lastText(host)).toBe('moved')
  })

  it('is no news to the script that moved it itself', async () => {
    const host = await withAda(desk(['on-unassignment', {}, 'moved']))
    await host.decide(joined)
    expect(host.sends).toEqual([])
  })
})

describe('an offer', () => {
  it.each(['rejected', 'offerExpired'] as const)('that is %s is told', async (because) => {
    const host = desk(['on-reject', {}, 'another agent will come'])
    await host.writes('hi')
    await host.decide(joined)
    await host.decide({ is: 'offered', skill: 'support', agentId: 'ada', expiresAt: host.now + 1000 })
    await host.decide({ ...joined, because })
    expect(lastText(host)).toBe('another agent will come')
  })
})

describe('a contact who writes while waiting', () => {
  it('is heard where the script has an event for it, with what was said', async () => {
    const host = desk(['on-queued-message', { saveTo: 'said' }, 'You said {{ said }}'])
    await host.writes('hi')
    await host.decide(joined)
    await host.writes('Hello?')
    expect(lastText(host)).toBe('You said Hello?')
  })

  it('says nothing in words with a sticker', async () => {
    const host = desk(['on-queued-message', { saveTo: 'said' }, 'You said {{ said }}'])
    await host.writes('hi')
    await host.decide(joined)
    await host.receives({ type: 'unsupported', reason: 'a poll' })
    expect(lastText(host)).toBe('You said nothing')
  })

  it('is not heard while an agent has the case', async () => {
    const host = await withAda(desk(['on-queued-message', {}, 'One moment']))
    await host.writes('Hello?')
    expect(host.sends).toEqual([])
  })

  it('answers a question rather than the event', async () => {
    const host = new ConversationHost(
      smallScript({
        nodes: {
          begin: ['begin'],
          skill: ['assign-skill', { skill: 'support' }],
          ask: ['ask', { text: 'Name?', saveTo: 'name' }],
          hello: ['send-text', { text: 'Hello {{ name }}' }],
          event: ['on-queued-message'],
          wait: ['send-text', { text: 'One moment' }],
          end: ['end'],
        },
        links: [
          'begin.default -> skill',
          'skill.default -> ask',
          'ask.answer -> hello',
          'hello.default -> end',
          'event.default -> wait',
          'wait.default -> end',
        ],
        variables: { name: { type: 'text' } },
      }),
    )
    await host.writes('hi')
    await host.accept()
    await host.writes('Grace')
    expect(lastText(host)).toBe('Hello Grace')
  })
})

describe('a status', () => {
  it.each(STATUSES)('%s that a person sets leaves by its own port', async (status) => {
    const other = status === 'open' ? 'pending' : 'open'
    const host = await withAda(desk(['on-status', {}, `now ${status}`, status]))
    if (status === 'open') await host.handle({ type: 'status.set', actor, status: other })
    await host.handle({ type: 'status.set', actor, status })
    expect(lastText(host)).toBe(`now ${status}`)
  })

  it('that is the same as before is no news', async () => {
    const host = await withAda(desk(['on-status', {}, 'still open', 'open']))
    await host.handle({ type: 'status.set', actor, status: 'open' })
    expect(host.sends).toEqual([])
  })

  it('closed ends what stands by', async () => {
    const host = await withAda(desk())
    await host.handle({ type: 'status.set', actor, status: 'closed' })
    expect(host.entries('run.ended')).toEqual([expect.objectContaining({ how: 'end' })])
  })
})

describe('on assignment', () => {
  it('tells a transfer and who had the case before', async () => {
    const host = await withAda(desk(['on-assignment', { transferTo: 'moved', priorAgentTo: 'who' }, 'moved {{ moved }} from {{ who }}']))
    expect(lastText(host)).toBe('moved false from ')
    await host.accept()
    await host.decide({ ...assigned, isTransfer: true, priorAgentId: 'ada' })
    expect(lastText(host)).toBe('moved true from Ada')
  })
})
