/** Wait: how it ends by time, by the contact and by the case, and what a message does that no link waits for. */
import { describe, expect, it } from 'vitest'
import { play } from '../../engine/testing/play'
import { ConversationHost } from '../conversation/conversation-host'
import { smallScript } from '../script/script-builder'

const script = (...links: string[]) =>
  smallScript({
    nodes: {
      begin: ['begin'],
      wait: ['wait', { seconds: 3600 }],
      later: ['send-text', { text: 'Still there?' }],
      wrote: ['send-text', { text: 'Go on' }],
      end: ['end'],
    },
    links: ['begin.default -> wait', 'wait.default -> later', 'later.default -> end', 'wrote.default -> end', ...links],
  })

describe('a wait', () => {
  it('goes on when the time is up, not before', () => {
    const run = play(script()).timePasses(3599)
    expect(run.node).toBe('wait')
    run.timePasses(1)
    expect(run.leftBy('wait')).toBe('default')
    expect(run.lastText).toBe('Still there?')
  })

  it('is ended by a message where Contact wrote has a link; its time then never comes', () => {
    const run = play(script('wait.replied -> wrote')).timePasses(60).contactSays('hello')
    expect(run.leftBy('wait')).toBe('replied')
    run.timePasses(7200)
    expect(run.sent).toEqual([{ type: 'text', text: 'Go on' }])
  })

  it('is not ended by a message without that link', () => {
    const run = play(script()).timePasses(60).contactSays('hello')
    expect(run.node).toBe('wait')
    run.timePasses(3540)
    expect(run.leftBy('wait')).toBe('default')
  })

  it('is left by Case closed when the case is closed meanwhile', () => {
    const run = play(script('wait.closed -> end')).happens({ type: 'case.closed' })
    expect(run.leftBy('wait')).toBe('closed')
    expect(run.status).toBe('ended')
  })

  it('is left by Case closed at once for a case that is closed already', () => {
    expect(
      play(script('wait.closed -> end'), { facts: { case: { id: 'c', status: 'closed', skill: '', number: 1 } } }).leftBy('wait'),
    ).toBe('closed')
  })

  it('entered again waits its whole time again', () => {
    const again = smallScript({
      nodes: { begin: ['begin'], wait: ['wait', { seconds: 100 }], end: ['end'] },
      links: ['begin.default -> wait', 'wait.replied -> wait', 'wait.default -> end'],
    })
    const run = play(again).timePasses(60).contactSays('one').timePasses(60)
    expect(run.node).toBe('wait')
    run.timePasses(40)
    expect(run.status).toBe('ended')
  })
})

describe('in a conversation', () => {
  it('the message that ends no wait is kept in history, and answers nothing later', async () => {
    const host = new ConversationHost(script())
    await host.writes('hi')
    await host.writes('are you there?')
    expect(host.entries('message.received')).toHaveLength(2)
    expect(host.sends).toEqual([])
    await host.pass(3_600_000)
    expect(host.sends.map(({ message }) => message)).toEqual([{ type: 'text', text: 'Still there?' }])
  })

  it('the timer is armed once and disarmed by the message that ends it', async () => {
    const host = new ConversationHost(script('wait.replied -> wrote'))
    await host.writes('hi')
    expect(host.timers).toHaveLength(1)
    await host.writes('here I am')
    expect(host.timers).toEqual([])
  })

  it('an agent who closes the case ends the wait', async () => {
    const host = new ConversationHost(script('wait.closed -> end'))
    await host.writes('hi')
    await host.handle({ type: 'status.set', actor: { kind: 'program', name: 'test' }, status: 'closed' })
    expect(host.entries('run.stepped').at(-1)?.steps[0]).toMatchObject({ node: 'wait', port: 'closed' })
    expect(host.entries('run.ended').at(-1)?.how).toBe('end')
    expect(host.timers).toEqual([])
  })
})
