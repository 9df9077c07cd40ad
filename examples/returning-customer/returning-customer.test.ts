import { beforeEach, describe, expect, it } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { compileScript } from '../../engine/compile/compile-script'
import type { RunCommand } from '../../engine/run/commands'
import type { RunEvent } from '../../engine/run/events'
import { type Play, type PlaySettings, play } from '../../engine/testing/play'
import { openExample } from '../open-example'
import { SimulatedDesk } from '../simulated-desk'

const advice = openExample('returning-customer')

const MORNING = '2026-11-23T10:00+01:00'
const DAY = 24 * 60 * 60

/** Ada writes for the first, second, ... time: each is a case of its own. */
const adaWrites = (caseNumber: number, settings: PlaySettings = {}): Play =>
  play(advice.script('returning-customer'), {
    ...settings,
    facts: {
      ...advice.knownAt(MORNING),
      case: { id: `advice/c1/${caseNumber}`, status: 'open', skill: '', number: caseNumber },
      ...settings.facts,
    },
  })

describe('the welcome', () => {
  it('is for a newcomer the first time', () => {
    expect(adaWrites(1).lastText).toBe('Hello Ada! An advisor will be with you in a moment.')
  })

  it('tells a returning customer that we look for the advisor she knows', () => {
    expect(adaWrites(2).lastText).toBe('Welcome back, Ada! We are looking for the person who helped you last time.')
  })

  it('is followed by a place in the advisors’ queue, also when it could not be sent', () => {
    const run = adaWrites(2, { outcomeOf: () => 'refused' })
    expect(run.asked).toContainEqual({ type: 'joinQueue', skill: 'advisors', priority: 500, bestProficiency: 1, worstProficiency: 20 })
    expect(run.node).toBe('wait')
  })
})

describe('while Ada waits', () => {
  let run: Play
  beforeEach(() => {
    run = adaWrites(2)
  })

  it('she hears after a minute that her advisor is busy, and after ten that anyone may help', () => {
    run.timePasses(60)
    expect(run.lastText).toBe('Your advisor is still in a conversation. We keep your place.')
    run.timePasses(539)
    expect(run.node).toBe('wait-longer')
    run.timePasses(1)
    expect(run.lastText).toBe('Thank you for your patience. The next advisor who is free will help you.')
    expect(run.node).toBe('wait-on')
  })

  it('the ten minutes are those of the skill', () => {
    const minutes = advice.directory.skills.find(({ id }) => id === 'advisors')?.preferredAgent?.fallbackMinutes ?? 0
    run.timePasses(minutes * 60 - 1)
    expect(run.node).toBe('wait-longer')
    run.timePasses(1)
    expect(run.leftBy('wait-longer')).toBe('timedOut')
  })

  it('a newcomer is not told of an advisor that she does not have', () => {
    expect(adaWrites(1).timePasses(60).lastText).toBe('All advisors are in a conversation. We keep your place.')
  })

  it('she keeps her place all the time', () => {
    run.timePasses(4 * DAY)
    expect(run.asked.map(({ type }) => type)).not.toContain('leaveQueue')
    expect(run.node).toBe('wait-on')
  })

  it('she hears at once when nobody is signed in', () => {
    run.nobodyIsSignedIn()
    expect(run.leftBy('wait')).toBe('noAgent')
    expect(run.lastText).toMatch(/^No advisor is signed in right now/)
    expect(run.node).toBe('wait-on')
  })

  it('nothing more is said when the advisors sign out later', () => {
    run.timePasses(60)
    const said = run.sent.length
    run.nobodyIsSignedIn()
    expect(run.sent).toHaveLength(said)
    expect(run.node).toBe('wait-longer')
  })

  it.each([
    ['wait', 0],
    ['wait-longer', 60],
    ['wait-on', 600],
  ])('the script ends when the case is closed while it is in %s', (node, seconds) => {
    run.timePasses(seconds).happens({ type: 'case.closed' })
    expect(run.leftBy(node)).toBe('closed')
    expect(run.status).toBe('ended')
  })

  it('the script ends after five days; the case stays in its queue', () => {
    run.timePasses(600 + 5 * DAY)
    expect(run.leftBy('wait-on')).toBe('timedOut')
    expect(run.status).toBe('ended')
    expect(run.asked.map(({ type }) => type)).not.toContain('leaveQueue')
  })
})

describe('an advisor gets the case', () => {
  it('sees the earlier conversations, and Ada learns who it is', () => {
    const run = adaWrites(2).agentGets('gil', 'Gil')
    expect(run.asked.at(-1)).toEqual({
      type: 'popUrl',
      url: 'https://crm.example.com/history?phone=%2B4915112345678&case=2',
      title: 'History of Ada',
    })
    expect(run.lastText).toBe('Hello, this is Gil.')
    expect(run.status).toBe('ended')
  })

  it('is introduced also when the page cannot be shown', () => {
    const run = adaWrites(2, { facts: { screenPopHosts: ['intranet.example.com'] } }).agentGets('gil', 'Gil')
    expect(run.leftBy('history')).toBe('failed')
    expect(run.lastText).toBe('Hello, this is Gil.')
  })

  it('has the case without an introduction when the session window is closed', () => {
    let isWindowClosed = false
    const run = adaWrites(2, { outcomeOf: () => (isWindowClosed ? 'windowClosed' : 'accepted') }).timePasses(2 * DAY)
    isWindowClosed = true
    run.agentGets('gil', 'Gil')
    expect(run.leftBy('introduce')).toBe('windowClosed')
    expect(run.status).toBe('ended')
  })
})

describe('the compiled machine', () => {
  it('runs under plain XState with a simulated clock', () => {
    // given
    const commands: RunCommand[] = []
    const clock = new SimulatedClock()
    const { machine } = compileScript(advice.script('returning-customer'))
    const collecting = machine.provide({ actions: { command: (_: unknown, command: RunCommand) => commands.push(command) } as never })
    const actor = createActor(collecting, { clock, input: { facts: advice.knownAt(MORNING) } }).start()
    const happens = (event: RunEvent) => actor.send(event as never)
    // when
    happens({ type: 'send.accepted' })
    clock.increment(60_000)
    happens({ type: 'send.accepted' })
    clock.increment(540_000)
    happens({ type: 'send.accepted' })
    expect(actor.getSnapshot().value).toEqual({ 'wait-on': 'waiting' })
    happens({ type: 'case.assigned', agent: { id: 'fay', name: 'Fay' }, isTransfer: false })
    happens({ type: 'send.accepted' })
    // then
    expect(actor.getSnapshot().status).toBe('done')
    expect(commands.map(({ type }) => type)).toEqual([
      'send',
      'joinQueue',
      'ensureQueued',
      'send',
      'ensureQueued',
      'send',
      'ensureQueued',
      'popUrl',
      'send',
    ])
  })
})

describe('on the whole engine, WhatsApp played by the sandbox', () => {
  let desk: SimulatedDesk

  /** Fay is the better advisor but away, so Gil helps Ada the first time. */
  beforeEach(async () => {
    desk = new SimulatedDesk(advice)
    await desk.agentIs('gil', 'available')
    await desk.adaWrites('I need advice')
    expect(await desk.theCase()).toMatchObject({ number: 1, agentId: 'gil' })
    await desk.agentCloses('gil')
    await desk.agentIs('fay', 'available')
  })

  it('Ada writes again and gets Gil, although Fay is free and better', async () => {
    await desk.adaWrites('One more question')
    expect(await desk.theCase()).toMatchObject({ number: 2, ownership: 'assigned', agentId: 'gil' })
    expect(desk.onThePhone.slice(-2)).toEqual([
      'Welcome back, Ada! We are looking for the person who helped you last time.',
      'Hello, this is Gil.',
    ])
  })

  it.each(['offline', 'busy'] as const)('Gil is %s: Ada waits for him, and gets him when he is back in time', async (presence) => {
    // given
    await desk.agentIs('gil', presence)
    await desk.adaWrites('One more question')
    await desk.minutesPass(8)
    expect(await desk.theCase()).toMatchObject({ ownership: 'queued' })
    // when
    await desk.agentIs('gil', 'available')
    // then
    expect(await desk.theCase()).toMatchObject({ ownership: 'assigned', agentId: 'gil' })
  })

  it('Gil does not come back: after ten minutes Fay helps, and is the advisor Ada knows from then on', async () => {
    // given
    await desk.agentIs('gil', 'offline')
    await desk.adaWrites('One more question')
    // when
    await desk.minutesPass(11)
    // then
    expect(await desk.theCase()).toMatchObject({ ownership: 'assigned', agentId: 'fay' })
    expect(desk.onThePhone).toContain('Your advisor is still in a conversation. We keep your place.')
    await desk.agentCloses('fay')
    await desk.agentIs('gil', 'available')
    await desk.adaWrites('Me again')
    expect(await desk.theCase()).toMatchObject({ number: 3, agentId: 'fay' })
    expect(desk.screenPops.map(({ agentId }) => agentId)).toEqual(['gil', 'fay', 'fay'])
  })
})
