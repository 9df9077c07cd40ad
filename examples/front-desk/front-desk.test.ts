import { beforeEach, describe, expect, it } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { compileScript } from '../../engine/compile/compile-script'
import type { RunCommand } from '../../engine/run/commands'
import type { RunEvent } from '../../engine/run/events'
import { type Play, type PlaySettings, play } from '../../engine/testing/play'
import { openExample } from '../open-example'
import { SimulatedDesk } from '../simulated-desk'

const frontDesk = openExample('front-desk')

/** A Monday; Berlin is one hour ahead of UTC in winter. */
const MORNING = '2026-11-23T10:00+01:00'
const SUNDAY = '2026-11-22T16:00+01:00'
const DAY = 24 * 60 * 60

/** Ada has just written to the front desk. */
const adaWrites = (moment = MORNING, settings: PlaySettings = {}): Play =>
  play(frontDesk.script('front-desk'), { ...settings, facts: { ...frontDesk.knownAt(moment), ...settings.facts } })

const queuedFor = (run: Play) => run.asked.flatMap((command) => (command.type === 'joinQueue' ? [command.skill] : []))
const textsOf = (run: Play) => run.sent.map((message) => ('text' in message ? message.text : message.type))

describe('Ada writes on a Monday morning', () => {
  it('is asked for her language, then for her topic, and waits in the queue of that topic', () => {
    // given
    const run = adaWrites()
    expect(run.lastText).toBe('Hello Ada! Which language do you prefer? / Welche Sprache bevorzugen Sie?')
    // when
    run.contactTaps('english')
    expect(run.lastText).toBe('What can we help you with?')
    run.contactTaps('new-order')
    // then
    expect(run.lastText).toBe('Thank you! Somebody will be with you in a moment.')
    expect(run.asked).toContainEqual({ type: 'joinQueue', skill: 'sales', priority: 500, bestProficiency: 1, worstProficiency: 20 })
    expect(queuedFor(run)).toEqual(['sales'])
    expect(run.node).toBe('wait')
  })

  it('reads German from then on when she picks Deutsch', () => {
    const run = adaWrites().contactTaps('deutsch').contactTaps('problem')
    expect(queuedFor(run)).toEqual(['support'])
    run.timePasses(300)
    expect(textsOf(run).slice(1)).toEqual([
      'Worum geht es?',
      'Danke! Gleich ist jemand für Sie da.',
      'Alle sind noch im Gespräch. Sie behalten Ihren Platz.',
    ])
  })

  it('may type a choice, or its number, instead of tapping', () => {
    const run = adaWrites().contactSays('english').contactSays('2')
    expect(run.variables).toEqual({ language: 'english', topic: 'problem' })
    expect(queuedFor(run)).toEqual(['support'])
  })

  it('is welcomed without a name when her profile has none', () => {
    const run = adaWrites(MORNING, { facts: { contact: { name: '', phone: '+49151', username: '' } } })
    expect(run.lastText).toMatch(/^Hello and welcome!/)
  })
})

describe('Ada does not answer as asked', () => {
  it('is asked again, and goes to support after three answers that fit nothing', () => {
    const run = adaWrites().contactSays('What?')
    expect(run.lastText).toMatch(/^Please tap one of the two buttons/)
    run.contactSends({ type: 'location', latitude: 52.5, longitude: 13.4 })
    expect(run.node).toBe('ask-language')
    run.contactSays('Hello???')
    expect(run.leftBy('ask-language')).toBe('invalid')
    expect(queuedFor(run)).toEqual(['support'])
  })

  it('goes to support as well when no topic fits', () => {
    const run = adaWrites().contactTaps('english').contactSays('hm').contactSays('hm').contactSays('hm')
    expect(run.leftBy('ask-topic')).toBe('invalid')
    expect(queuedFor(run)).toEqual(['support'])
  })

  it.each([
    ['the language', 'ask-language', (run: Play) => run],
    ['the topic', 'ask-topic', (run: Play) => run.contactTaps('english')],
  ])('is let go when she never tells %s: the case is resolved until she writes again', (_what, menu, answer) => {
    const run = answer(adaWrites())
    run.timePasses(DAY)
    expect(run.leftBy(menu)).toBe('noReply')
    expect(run.asked).toEqual([{ type: 'setStatus', status: 'resolved' }])
    expect(run.status).toBe('ended')
  })
})

describe('by its hours', () => {
  it.each([
    ['on a Monday morning', MORNING, 'open'],
    ['in the lunch break', '2026-11-23T12:45+01:00', 'closed'],
    ['after the lunch break', '2026-11-23T13:30+01:00', 'open'],
    ['on a Sunday', SUNDAY, 'closed'],
    ['at Christmas, a Friday', '2026-12-25T10:00+01:00', 'holiday'],
    ['on New Year’s Eve before noon', '2026-12-31T11:59+01:00', 'open'],
    ['on New Year’s Eve after noon', '2026-12-31T12:00+01:00', 'holiday'],
  ])('the office is, %s (%s), %s', (_when, moment, state) => {
    const run = adaWrites(moment).contactTaps('english')
    expect(run.leftBy('office-open')).toBe(state)
  })

  it.each([
    ['closed', SUNDAY],
    ['holiday', '2026-12-25T10:00+01:00'],
  ])('when it is %s, Ada is told so and keeps a place for the next working day', (_state, moment) => {
    const run = adaWrites(moment).contactTaps('english')
    expect(run.lastText).toMatch(/^We are closed right now/)
    expect(run.asked).toContainEqual(expect.objectContaining({ type: 'joinQueue', skill: 'support', priority: 300 }))
    expect(run.node).toBe('wait-on')
  })

  it('counts as open when the hours were deleted', () => {
    const run = adaWrites(SUNDAY, { facts: { hours: {} } }).contactTaps('english')
    expect(run.leftBy('office-open')).toBe('default')
    expect(run.node).toBe('ask-topic')
  })
})

describe('Ada waits for an agent', () => {
  let run: Play
  beforeEach(() => {
    run = adaWrites().contactTaps('english').contactTaps('problem')
  })

  it('hears once, after five minutes, that everyone is busy, and keeps her place', () => {
    run.timePasses(299)
    expect(run.lastText).toBe('Thank you! Somebody will be with you in a moment.')
    run.timePasses(1)
    expect(run.lastText).toBe('Everyone is still busy. You keep your place in the queue.')
    const before = run.sent.length
    run.timePasses(4 * DAY)
    expect(run.sent).toHaveLength(before)
    expect(run.asked.map(({ type }) => type)).not.toContain('leaveQueue')
  })

  it('hears at once when nobody is signed in, and waits on', () => {
    run.nobodyIsSignedIn()
    expect(run.leftBy('wait')).toBe('noAgent')
    expect(run.lastText).toMatch(/^Nobody is at the desk right now/)
    expect(run.node).toBe('wait-on')
  })

  it('may write meanwhile without disturbing anything', () => {
    run.contactSays('Are you there?')
    expect(run.node).toBe('wait')
  })

  it.each(['wait', 'wait-on'])('ends quietly when the case is closed while it is in %s', (node) => {
    if (node === 'wait-on') run.timePasses(300)
    run.happens({ type: 'case.closed' })
    expect(run.leftBy(node)).toBe('closed')
    expect(run.status).toBe('ended')
  })

  it('leaves the case in its queue when nobody came for days', () => {
    run.timePasses(300 + 5 * DAY)
    expect(run.leftBy('wait-on')).toBe('timedOut')
    expect(run.status).toBe('ended')
    expect(run.asked.map(({ type }) => type)).not.toContain('leaveQueue')
  })
})

describe('an agent gets the case', () => {
  it('sees the customer card, and Ada learns who it is', () => {
    // given
    const run = adaWrites().contactTaps('english').contactTaps('problem')
    // when
    run.agentGets('bea', 'Bea')
    // then
    expect(run.asked.at(-1)).toEqual({
      type: 'popUrl',
      url: 'https://crm.example.com/customers?phone=%2B4915112345678&topic=problem',
      title: 'Customer Ada',
    })
    expect(run.lastText).toBe('Hello, this is Bea.')
    expect(run.status).toBe('ended')
  })

  it('even while Ada is still in the menu: the question is over', () => {
    const run = adaWrites().contactTaps('deutsch').agentGets('bea', 'Bea')
    expect(run.trace.at(-1)?.node).toBe('handed-over')
    expect(run.lastText).toBe('Hallo, hier ist Bea.')
  })

  it('goes on without the card when its host is not allowed', () => {
    const run = adaWrites(MORNING, { facts: { screenPopHosts: ['intranet.example.com'] } })
    run.contactTaps('english').contactTaps('problem').agentGets('bea', 'Bea')
    expect(run.leftBy('customer-card')).toBe('failed')
    expect(run.trace.find(({ node }) => node === 'customer-card')?.fault).toMatch(/crm\.example\.com is not among the hosts/)
    expect(run.lastText).toBe('Hello, this is Bea.')
  })
})

describe('the promise to come back', () => {
  /** On a Sunday, then nobody writes for two days: WhatsApp takes templates only. */
  const afterTheWeekend = (language: 'english' | 'deutsch', template: 'accepted' | 'refused' = 'accepted') => {
    let isWindowClosed = false
    const run = adaWrites(SUNDAY, {
      outcomeOf: ({ type }) => (type === 'template' ? template : isWindowClosed ? 'windowClosed' : 'accepted'),
    })
    run.contactTaps(language).timePasses(2 * DAY)
    isWindowClosed = true
    return run.agentGets('carl', 'Carl')
  }

  it('is kept by the approved template when the session window is closed', () => {
    const run = afterTheWeekend('english')
    expect(run.leftBy('introduce')).toBe('windowClosed')
    expect(run.sent.at(-1)).toEqual({ type: 'template', template: 'callback_promise', language: 'en_US', parameters: ['Ada', 'Carl'] })
    expect(run.status).toBe('ended')
  })

  it('is kept in German where she picked German', () => {
    expect(afterTheWeekend('deutsch').sent.at(-1)).toMatchObject({ template: 'callback_promise', language: 'de' })
  })

  it.each(['english', 'deutsch'] as const)('ends with the agent, not in a loop, when the template is refused too (%s)', (language) => {
    const run = afterTheWeekend(language, 'refused')
    expect(run.trace.findLast(({ kind }) => kind === 'send-template')?.port).toBe('failed')
    expect(run.status).toBe('ended')
    expect(run.asked.at(-1)?.type).toBe('popUrl')
  })
})

describe('when WhatsApp does not take a message', () => {
  it.each(['refused', 'windowClosed'] as const)(
    'a language menu that is %s leads to support: nobody is left without a queue',
    (outcome) => {
      const run = adaWrites(MORNING, { outcomeOf: ({ type }) => (type === 'choices' ? outcome : 'accepted') })
      expect(run.leftBy('ask-language')).toBe(outcome === 'refused' ? 'failed' : 'windowClosed')
      expect(queuedFor(run)).toEqual(['support'])
      expect(run.node).toBe('wait')
    },
  )

  it('a topic menu that is refused leads to support as well', () => {
    const run = adaWrites(MORNING, {
      outcomeOf: (message) => (message.type === 'choices' && message.style === 'list' ? 'refused' : 'accepted'),
    })
    run.contactTaps('english')
    expect(run.leftBy('ask-topic')).toBe('failed')
    expect(queuedFor(run)).toEqual(['support'])
  })

  it('a refused "please wait" costs no place in the queue', () => {
    const run = adaWrites(MORNING, { outcomeOf: ({ type }) => (type === 'text' ? 'refused' : 'accepted') })
    run.contactTaps('english').contactTaps('new-order')
    expect(queuedFor(run)).toEqual(['sales'])
    expect(run.node).toBe('wait')
  })
})

describe('another number that uses this script', () => {
  it('has no menu: its contacts go to support', () => {
    const run = adaWrites(MORNING, {
      facts: { channel: { id: 'branch-office', name: 'Branch', kind: 'whatsapp', number: '+15550783999' } },
    })
    expect(run.leftBy('which-channel')).toBe('default')
    expect(queuedFor(run)).toEqual(['support'])
  })
})

describe('the compiled machine', () => {
  it('runs under plain XState with a simulated clock', () => {
    // given
    const commands: RunCommand[] = []
    const clock = new SimulatedClock()
    const { machine } = compileScript(frontDesk.script('front-desk'))
    const collecting = machine.provide({ actions: { command: (_: unknown, command: RunCommand) => commands.push(command) } as never })
    const actor = createActor(collecting, { clock, input: { facts: frontDesk.knownAt(MORNING) } }).start()
    const happens = (event: RunEvent) => actor.send(event as never)
    // when
    happens({ type: 'send.accepted' })
    happens({ type: 'contact.replied', content: { type: 'choice', id: 'english', title: 'English' } })
    happens({ type: 'send.accepted' })
    happens({ type: 'contact.replied', content: { type: 'choice', id: 'new-order', title: 'A new order' } })
    happens({ type: 'send.accepted' })
    expect(actor.getSnapshot().value).toEqual({ wait: 'waiting' })
    clock.increment(300_000)
    // then
    expect(actor.getSnapshot().value).toBe('still-busy')
    happens({ type: 'case.assigned', agent: { id: 'ana', name: 'Ana' }, isTransfer: false })
    happens({ type: 'send.accepted' })
    expect(actor.getSnapshot().status).toBe('done')
    expect(commands.map(({ type }) => type)).toEqual(['send', 'send', 'joinQueue', 'send', 'ensureQueued', 'send', 'popUrl', 'send'])
  })
})

describe('on the whole engine, WhatsApp played by the sandbox', () => {
  it('Ada orders, Ana is offered the case, accepts, and sees the card', async () => {
    // given
    const desk = new SimulatedDesk(frontDesk)
    await desk.agentIs('ana', 'available')
    // when
    await desk.adaWrites('Hello')
    await desk.adaTaps('English')
    await desk.adaTaps('A new order')
    expect(await desk.theCase()).toMatchObject({ ownership: 'offered', skill: 'sales', agentId: 'ana' })
    await desk.agentAccepts('ana')
    // then
    expect(await desk.theCase()).toMatchObject({ ownership: 'assigned', agentId: 'ana' })
    expect(desk.onThePhone).toEqual([
      'Hello Ada! Which language do you prefer? / Welche Sprache bevorzugen Sie?',
      'What can we help you with?',
      'Thank you! Somebody will be with you in a moment.',
      'Hello, this is Ana.',
    ])
    expect(desk.screenPops).toEqual([{ agentId: 'ana', url: 'https://crm.example.com/customers?phone=%2B4915112345678&topic=new-order' }])
  })
})
