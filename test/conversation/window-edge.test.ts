/**
 * A thousand sends around the edge of the session window, each delayed by up to ten minutes between being said and leaving
 * (requirement R15): none leaves outside, none is dropped in silence.
 */
import { expect, it } from 'vitest'
import { perform } from '../../engine/effects/performers/performers'
import { seededRandom } from '../../engine/hosts/simulated/seeded-random'
import { Stage } from '../effects/performers/stage'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const DAY = 86_400_000
const MARGIN = 60_000

const desk = smallScript({
  nodes: { begin: ['begin'], wait: ['wait-for-agent', { maxWaitSeconds: 200_000 }], end: ['end'] },
  links: ['begin.default -> wait', 'wait.assigned -> end', 'wait.timedOut -> end'],
})

it('sends nothing free-form outside the window, and accounts for every message', async () => {
  const random = seededRandom(15)
  let left = 0
  let refused = 0
  let closed = 0
  for (let send = 0; send < 1_000; send++) {
    const host = new ConversationHost(desk)
    const writtenAt = host.now
    await host.writes('hi')
    await host.decide({ is: 'assigned', skill: 'support', agentId: 'ada', isTransfer: false })
    await host.pass(DAY - MARGIN - Math.floor(random() * 1_200_000) + 600_000)
    const answer = await host.handle({
      type: 'agent.replied',
      actor: { kind: 'agent', id: 'ada', name: 'Ada' },
      agentId: 'ada',
      decision: 1,
      clientId: 'reply',
      message: { type: 'text', text: 'Hello' },
    })
    const [effect] = host.sends
    expect(effect === undefined).toBe(!answer.ok)
    if (!effect) {
      refused += 1
      continue
    }
    const stage = new Stage()
    stage.now = host.now + Math.floor(random() * 600_000)
    const result = await perform({ ...effect, channelId: 'main' }, stage.run, stage.services)
    for (const { at } of stage.sent) expect(at).toBeLessThan(writtenAt + DAY - MARGIN)
    left += stage.sent.length
    await host.handle(result)
    if (result.type === 'send.windowClosed') closed += 1
    expect(host.state.outgoing).toEqual([])
    expect([...host.entries('message.status'), ...host.entries('message.notSent')]).toHaveLength(1)
  }
  expect(left + refused + closed).toBe(1_000)
  for (const share of [left, refused, closed]) expect(share).toBeGreaterThan(100)
})
