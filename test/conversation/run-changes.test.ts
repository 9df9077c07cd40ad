/** When new cases get another version: a run goes on there or ends, and its case is in good hands either way. */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'
import { ConversationHost } from './conversation-host'

const first = smallScript({
  nodes: {
    begin: ['begin'],
    q: ['ask', { text: 'Name?', saveTo: 'name', maxWaitSeconds: 60 }],
    thanks: ['send-text', { text: 'Thanks {{ name }}' }],
    wait: ['wait-for-agent', { maxWaitSeconds: 60, leaveOnTimeout: true }],
    end: ['end'],
  },
  links: ['begin.default -> q', 'q.answer -> thanks', 'q.noReply -> wait', 'thanks.default -> end', 'wait.timedOut -> end'],
  variables: { name: { type: 'text' } },
})
const second: Script = structuredClone(first)
Object.assign(second.nodes.thanks?.settings ?? {}, { text: 'Cheers {{ name }}' })
const versions = [compileScript(first, 1), compileScript(second, 2)]
const toHash = versions[1]?.scriptHash ?? ''

function begin(): ConversationHost {
  return new ConversationHost(first, { lookups: { scriptByHash: (hash) => versions.find(({ scriptHash }) => scriptHash === hash) } })
}

const change = (host: ConversationHost, how: 'move' | 'interrupt', run = 1) =>
  host.handle({ type: 'run.change', how, scriptId: first.id, run, toVersion: 2, toHash })

describe('a run that is to move', () => {
  it('goes on in the new version as the next run of the case', async () => {
    const host = begin()
    await host.writes('hi')
    await host.accept()
    expect(await change(host, 'move')).toEqual({ ok: true, became: 'moved' })
    expect(host.history.slice(-3)).toEqual([
      expect.objectContaining({ type: 'run.ended', run: 1, how: 'moved' }),
      expect.objectContaining({ type: 'run.started', run: 2, version: 2 }),
      expect.objectContaining({ type: 'run.stepped', run: 2, steps: [{ node: 'q', kind: 'ask' }] }),
    ])
    await host.writes('Ada')
    expect(host.sends.at(-1)?.message).toEqual({ type: 'text', text: 'Cheers Ada' })
  })

  it('is still told what became of the question on its way', async () => {
    const host = begin()
    await host.writes('hi')
    await change(host, 'move')
    await host.accept()
    await host.writes('Ada')
    expect(host.sends.at(-1)?.message).toEqual({ type: 'text', text: 'Cheers Ada' })
  })

  it('runs into the time-out that had begun', async () => {
    const host = begin()
    await host.writes('hi')
    await host.accept()
    await host.pass(59_000)
    await change(host, 'move')
    await host.pass(1_000)
    expect(host.entries('run.stepped').at(-1)?.steps[0]).toMatchObject({ node: 'q', port: 'noReply' })
    expect(host.entries('run.stepped').at(-1)?.run).toBe(2)
  })

  it('moves once, however often it is asked', async () => {
    const host = begin()
    await host.writes('hi')
    await change(host, 'move')
    expect(await change(host, 'move')).toEqual({ ok: true, became: 'moved' })
    expect(host.entries('run.started')).toHaveLength(2)
  })

  it('finishes where it is when the new version is not there', async () => {
    const host = begin()
    await host.writes('hi')
    const answer = await host.handle({ type: 'run.change', how: 'move', scriptId: first.id, run: 1, toVersion: 3, toHash: 'none' })
    expect(answer).toEqual({ ok: true, became: 'finishing' })
    expect(host.entries('run.ended')).toEqual([])
  })
})

describe('a run that is to end', () => {
  it('leaves its case in the default skill', async () => {
    const host = begin()
    await host.writes('hi')
    await host.accept()
    expect(await change(host, 'interrupt')).toEqual({ ok: true, became: 'interrupted' })
    expect(host.entries('run.ended')).toEqual([expect.objectContaining({ run: 1, how: 'interrupted' })])
    expect(host.entries('fault')).toEqual([])
    expect(host.requests).toEqual([expect.objectContaining({ type: 'case.join', skill: 'support' })])
    expect(host.timers).toEqual([])
  })

  it('leaves its case with the agent who has it', async () => {
    const host = begin()
    await host.writes('hi')
    await host.accept()
    await host.decide({ is: 'assigned', skill: 'support', agentId: 'ada', isTransfer: false })
    await change(host, 'interrupt')
    expect(host.requests).toEqual([])
    expect(host.state.theCase).toMatchObject({ ownership: 'assigned', agentId: 'ada' })
  })

  it('takes its case back into a queue that it was about to leave', async () => {
    const host = begin()
    await host.writes('hi')
    await host.accept()
    await host.decide({ is: 'queued', skill: 'support', because: 'joined', isStaffed: true })
    await host.pass(120_000)
    expect(host.state.theCase?.ownership).toBe('leaving')
    await change(host, 'interrupt')
    expect(host.requests.map(({ type }) => type)).toEqual(['case.leave', 'case.join'])
  })
})

describe('any other run', () => {
  it('is left alone', async () => {
    const host = begin()
    await host.writes('hi')
    expect(await change(host, 'move', 5)).toEqual({ ok: true, became: 'gone' })
    const other = await host.handle({ type: 'run.change', how: 'interrupt', scriptId: 'another', run: 1, toVersion: 2, toHash })
    expect(other).toEqual({ ok: true, became: 'gone' })
    expect(host.entries('run.ended')).toEqual([])
  })
})
