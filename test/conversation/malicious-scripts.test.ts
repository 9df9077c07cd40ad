/**
 * Scripts that try to go on for ever (requirement R27), checked or not: each is stopped, visibly, and its case ends up with people. A
 * contact who plays along does not keep them going.
 */
import { describe, expect, it } from 'vitest'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const number = { n: { type: 'number' } } as const
const count = { assignments: [{ variable: 'n', value: 'n + 1' }] }

/** A ring of nodes that are passed at once. */
function ring(size: number, kind: 'if' | 'set-variable' | 'switch' | 'hours' | 'check-channel'): Script {
  const settings = {
    if: { condition: 'n >= 0' },
    'set-variable': count,
    switch: { cases: [{ id: 'a', label: 'A', when: 'true' }] },
    hours: { hours: 'office' },
    'check-channel': { branches: [{ id: 'a', by: 'kind', kind: 'whatsapp' }] },
  }[kind]
  const ports = { if: 'yes', 'set-variable': 'default', switch: 'case-a', hours: 'open', 'check-channel': 'a' }[kind]
  const names = Array.from({ length: size }, (_, index) => `n${index}`)
  return smallScript({
    nodes: { begin: ['begin'], ...Object.fromEntries(names.map((name) => [name, [kind, settings] as const])) },
    links: ['begin.default -> n0', ...names.map((name, index) => `${name}.${ports} -> n${(index + 1) % size}`)],
    variables: number,
  })
}

const scripts: Record<string, Script> = {
  ...Object.fromEntries(
    (['if', 'set-variable', 'switch', 'hours', 'check-channel'] as const).flatMap((kind) =>
      [1, 2, 7, 50].map((size) => [`goes round ${size} × ${kind}`, ring(size, kind)]),
    ),
  ),
  'joins a queue for ever': smallScript({
    nodes: { begin: ['begin'], a: ['assign-skill', { skill: 'support' }], b: ['assign-skill', { skill: 'support', priority: 1 }] },
    links: ['begin.default -> a', 'a.default -> b', 'b.default -> a'],
  }),
  'opens and parks the case for ever': smallScript({
    nodes: { begin: ['begin'], a: ['update-status', { status: 'open' }], b: ['update-status', { status: 'pending' }] },
    links: ['begin.default -> a', 'a.default -> b', 'b.default -> a'],
  }),
  'talks for ever': smallScript({
    nodes: { begin: ['begin'], a: ['send-text', { text: 'and' }], b: ['send-text', { text: 'another thing' }] },
    links: ['begin.default -> a', 'a.default -> b', 'b.default -> a'],
  }),
  'talks for ever, whatever becomes of it': smallScript({
    nodes: { begin: ['begin'], a: ['send-text', { text: 'and' }] },
    links: ['begin.default -> a', 'a.default -> a', 'a.failed -> a', 'a.windowClosed -> a'],
  }),
  'sends what cannot be said, for ever': smallScript({
    nodes: { begin: ['begin'], a: ['send-text', { text: '{{ n / 0 > 1 ? "a" : "b" }}{{ number("x") }}' }] },
    links: ['begin.default -> a', 'a.default -> a', 'a.failed -> a', 'a.windowClosed -> a'],
    variables: number,
  }),
  'pops a screen for ever': smallScript({
    nodes: { begin: ['begin'], a: ['pop-url', { url: 'https://crm.example.com', title: 'x' }] },
    links: ['begin.default -> a', 'a.default -> a', 'a.failed -> a'],
  }),
  'answers every word with a question': smallScript({
    nodes: { begin: ['begin'], a: ['ask', { text: 'And?' }] },
    links: ['begin.default -> a', 'a.answer -> a', 'a.failed -> a', 'a.windowClosed -> a', 'a.noReply -> a', 'a.invalid -> a'],
  }),
  'waits a second, for ever': smallScript({
    nodes: { begin: ['begin'], a: ['ask', { text: 'And?', maxWaitSeconds: 1 }] },
    links: ['begin.default -> a', 'a.answer -> a', 'a.failed -> a', 'a.windowClosed -> a', 'a.noReply -> a', 'a.invalid -> a'],
  }),
  'goes round a loop by Done': smallScript({
    nodes: { begin: ['begin'], a: ['loop', { times: 2 }], b: ['set-variable', count] },
    links: ['begin.default -> a', 'a.repeat -> b', 'a.done -> b', 'b.default -> a', 'b.failed -> a'],
    variables: number,
  }),
  'goes round longer than a step may be': smallScript({
    nodes: { begin: ['begin'], a: ['loop', { times: 1000 }], b: ['loop', { times: 1000 }], end: ['end'] },
    links: ['begin.default -> a', 'a.repeat -> b', 'b.repeat -> b', 'b.done -> a', 'a.done -> end'],
  }),
  'draws lots for ever': smallScript({
    nodes: {
      begin: ['begin'],
      a: ['percent-split', { ways: [100, 0].map((percent, place) => ({ id: `w${place}`, label: 'W', percent })) }],
    },
    links: ['begin.default -> a', 'a.way-w0 -> a', 'a.way-w1 -> a'],
  }),
  'pauses for ever': smallScript({
    nodes: { begin: ['begin'], a: ['wait', { seconds: 1 }] },
    links: ['begin.default -> a', 'a.default -> a'],
  }),
  'writes notes for ever': smallScript({
    nodes: { begin: ['begin'], a: ['add-note', { text: 'and' }] },
    links: ['begin.default -> a', 'a.default -> a', 'a.failed -> a'],
  }),
  'tags for ever': smallScript({
    nodes: { begin: ['begin'], a: ['set-variable', count], b: ['add-tag', { tags: ['{{ n }}'] }] },
    links: ['begin.default -> a', 'a.default -> b', 'a.failed -> a', 'b.default -> a', 'b.failed -> a'],
    variables: number,
  }),
  'waits for agents in a ring': smallScript({
    nodes: { begin: ['begin'], a: ['wait-for-agent', { maxWaitSeconds: 1 }], b: ['wait-for-agent', { maxWaitSeconds: 1 }] },
    links: ['begin.default -> a', 'a.timedOut -> b', 'b.timedOut -> a'],
  }),
  'leaves its queue and comes back': smallScript({
    nodes: {
      begin: ['begin'],
      a: ['assign-skill', { skill: 'support' }],
      b: ['wait-for-agent', { maxWaitSeconds: 1, leaveOnTimeout: true }],
    },
    links: ['begin.default -> a', 'a.default -> b', 'b.timedOut -> a'],
  }),
}

describe('a script that', () => {
  it.each(Object.entries(scripts))('%s is stopped, and its case waits for people', async (_what, script) => {
    const host = new ConversationHost(script)
    await host.writes('hi')
    for (let turn = 0; turn < 120 && host.state.theCase?.run; turn++) {
      const isOut = host.state.outgoing[0]?.state === 'onItsWay'
      if (isOut) await host.accept()
      else if (host.state.theCase.ownership === 'leaving') await host.decide({ is: 'left' })
      else if (turn % 2 === 0) await host.writes('and?')
      else await host.pass(1_000)
    }
    // what only goes on because the contact goes on writing is braked by the count of automatic messages, or by the time-outs in a row
    for (let turn = 0; turn < 60 && host.state.theCase?.run; turn++) {
      if (host.state.theCase.ownership === 'leaving') await host.decide({ is: 'left' })
      else await host.pass(1_000)
    }
    expect(host.state.theCase?.run).toBeUndefined()
    expect(host.entries('run.ended').at(-1)?.how).toMatch(/fault|unhandledPort/)
    expect(host.entries('fault').length).toBeGreaterThan(0)
    expect(host.state.theCase?.ownership).toMatch(/queued|leaving/)
    expect(host.sends.length).toBeLessThanOrEqual(30)
  })

  it('is one of at least thirty', () => {
    expect(Object.keys(scripts).length).toBeGreaterThanOrEqual(30)
  })
})
