// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { litPath } from '../../../../designer/playground/script/way'
import { errorsOf } from '../../../../designer/simulator/session/scene'
import { SimulatorSession } from '../../../../designer/simulator/session/session'
import { EXAMPLES, openExample } from '../../../../examples/open-example'
import {
  beginSession,
  frontDesk,
  HOUR,
  MINUTE,
  MORNING,
  nodeOf,
  onThePhone,
  passes,
  play,
  SECOND,
  SUNDAY,
  settingsOf,
  shownOf,
  taps,
  writes,
} from './a-session'

describe('Ada tries the front desk', () => {
  it('orders, is offered to Ana, who accepts, sees the card, answers and resolves', async () => {
    // given
    const session = await frontDesk({ agents: { ana: 'available' } })
    expect(shownOf(session)).toMatchObject({ index: 0, at: expect.any(Number), chat: [], theCase: undefined })
    // when
    await play(session, writes('Hello'), taps('English'), taps('A new order'))
    // then
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'offered', skill: 'sales', agentId: 'ana' })
    expect(shownOf(session).variables).toEqual({ language: 'english', topic: 'new-order' })
    expect(nodeOf(session)).toBe('wait')
    // when
    await play(session, { type: 'agent.accepts', agentId: 'ana' })
    expect(onThePhone(shownOf(session))).toEqual([
      'Hello Ada! Which language do you prefer? / Welche Sprache bevorzugen Sie?',
      'What can we help you with?',
      'Thank you! Somebody will be with you in a moment.',
      'Hello, this is Ana.',
    ])
    expect(session.getSnapshot().moments.flatMap(({ happened }) => happened.map(({ entry }) => entry.type))).toContain('screen.popped')
    // when
    const message = { type: 'text', text: 'What would you like?' } as const
    await play(session, { type: 'agent.replies', agentId: 'ana', message }, { type: 'case.set', agentId: 'ana', status: 'resolved' })
    // then
    expect(onThePhone(shownOf(session)).at(-1)).toBe('What would you like?')
    expect(shownOf(session)).toMatchObject({ theCase: { status: 'resolved', ownership: 'none' }, way: { end: { how: 'end' } } })
    expect(shownOf(session).agents.find(({ agentId }) => agentId === 'ana')?.cases).toEqual([])
  })

  it('is released by Bea, and transferred by Carl to Ana by name', async () => {
    const session = await frontDesk({ agents: { bea: 'available' } })
    await play(session, writes('Hello'), taps('English'), taps('A problem'))
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'assigned', agentId: 'bea' })
    await play(session, { type: 'agent.is', agentId: 'carl', presence: 'available' }, { type: 'agent.releases', agentId: 'bea' })
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'assigned', agentId: 'carl' })
    await play(
      session,
      { type: 'agent.is', agentId: 'ana', presence: 'busy' },
      { type: 'agent.transfers', agentId: 'carl', to: { agent: 'ana' } },
    )
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'assigned', agentId: 'ana' })
  })

  it('sends a photo and her place; the file is fetched as from Meta', async () => {
    const session = await frontDesk()
    const file = { type: 'contact.says', said: { type: 'file', kind: 'image', caption: 'Look' } } as const
    await play(session, file, { type: 'contact.says', said: { type: 'location', latitude: 52.5, longitude: 13.4 } })
    const told = session.getSnapshot().moments.flatMap(({ happened }) => happened.map(({ entry }) => entry))
    expect(told.find(({ type }) => type === 'media.stored')).toMatchObject({ mimeType: 'image/png' })
    expect(shownOf(session).chat.filter(({ from }) => from === 'contact')).toMatchObject([
      { text: 'Look' },
      { location: { latitude: 52.5 } },
    ])
  })

  it('meets the hours of the chosen moment, and others where they are forced', async () => {
    // given
    const closed = await frontDesk({ startAt: SUNDAY, agents: {} })
    expect(shownOf(closed).hours).toEqual({ office: 'closed' })
    // when
    await play(closed, writes('Hello'), taps('English'))
    // then
    expect(onThePhone(shownOf(closed)).at(-1)).toMatch(/^We are closed right now/)
    // given
    const forced = await frontDesk({ startAt: SUNDAY, agents: {} })
    await play(forced, { type: 'hours.are', hours: 'office', state: 'open' }, writes('Hello'), taps('English'))
    expect(shownOf(forced).hours).toEqual({ office: 'open' })
    expect(nodeOf(forced)).toBe('ask-topic')
  })

  it('does not answer: the timer that is armed says so, and leads on', async () => {
    // given
    const session = await frontDesk()
    await play(session, writes('Hello'))
    const [timer] = shownOf(session).timers
    expect(timer).toMatchObject({ what: 'port', node: 'ask-language', port: 'noReply' })
    // when
    await play(session, passes((timer?.dueAt ?? 0) - shownOf(session).at))
    // then
    expect(shownOf(session)).toMatchObject({ theCase: { status: 'resolved' }, timers: [], way: { end: { how: 'end' } } })
  })

  it('knows until when free text may be sent', async () => {
    const session = await frontDesk()
    expect(shownOf(session).windowUntil).toBeUndefined()
    await play(session, writes('Hello'))
    const { windowUntil = 0 } = shownOf(session)
    // Meta's times are whole seconds
    expect(windowUntil).toBe(MORNING + 24 * HOUR)
  })
})

describe('what the next message meets', () => {
  it.each([
    ['refused', 'failed'],
    ['windowClosed', 'windowClosed'],
  ] as const)('%s: the run leaves by %s', async (outcome, port) => {
    const session = await frontDesk()
    await play(session, { type: 'sends.meet', outcomes: [outcome] })
    expect(shownOf(session).sendsMeet).toEqual([outcome])
    await play(session, writes('Hello'))
    expect(shownOf(session).sendsMeet).toEqual([])
    expect(shownOf(session).way?.steps.find(({ node }) => node === 'ask-language')?.port).toBe(port)
  })

  it('lost: it is in doubt until time runs out, and then counts as sent', async () => {
    // given
    const session = await frontDesk()
    await play(session, { type: 'sends.meet', outcomes: ['lost'] }, writes('Hello'))
    expect(onThePhone(shownOf(session))).toEqual([])
    expect(shownOf(session).timers.map(({ what }) => what)).toContain('doubtEnds')
    // when
    await play(session, passes(2 * MINUTE))
    // then
    expect(shownOf(session).timers).toMatchObject([{ what: 'port', port: 'noReply' }])
    expect(onThePhone(shownOf(session))).toEqual([])
  })
})

describe('routing in a session', () => {
  it('lets others wait ahead, who are served first', async () => {
    // given
    const session = await frontDesk({ agents: { ana: 'away', bea: 'away', carl: 'away' }, ahead: { support: 2 } })
    await play(session, writes('Hello'), taps('English'), taps('A problem'))
    expect(shownOf(session).queue).toEqual({ skill: 'support', place: 3, waiting: 3 })
    // when
    await play(session, { type: 'agent.is', agentId: 'carl', presence: 'available' })
    // then
    expect(shownOf(session).queue).toEqual({ skill: 'support', place: 1, waiting: 1 })
    const carl = shownOf(session).agents.find(({ agentId }) => agentId === 'carl')
    expect(carl?.cases.map(({ is, isOurs }) => ({ is, isOurs }))).toEqual([
      { is: 'assigned', isOurs: false },
      { is: 'assigned', isOurs: false },
    ])
    // when
    await play(session, { type: 'other.ends', caseKey: carl?.cases[0]?.caseKey ?? '' })
    // then
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'assigned', agentId: 'carl' })
  })

  it('tells when an act is not possible, in the engine’s words, and changes nothing', async () => {
    const session = await frontDesk()
    await play(session, { type: 'agent.accepts', agentId: 'ana' })
    expect(shownOf(session).refused).toBe('There is no case at hand')
    await play(session, writes('Hello'), { type: 'agent.transfers', agentId: 'ana', to: { skill: 'support' } })
    expect(shownOf(session).refused).toMatch(/is over or has left its queue/)
    await play(session, taps('No such button'))
    expect(shownOf(session).refused).toBe('No message on the phone offers No such button')
  })

  it('takes an offer back when its time is over, and offers to the next', async () => {
    const session = await frontDesk({ agents: { ana: 'available', bea: 'available' } })
    await play(session, writes('Hello'), taps('English'), taps('A new order'))
    expect(shownOf(session).timers[0]).toMatchObject({ what: 'offerEnds', agentId: 'ana' })
    await play(session, passes(31 * SECOND))
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'offered', agentId: 'bea' })
  })
})

describe('the other examples', () => {
  it('a program reminds, nobody answers for a day and a half: two templates, then the reception', async () => {
    // given
    const scenario = { variables: { patient: 'Ada', day: 'Tuesday', time: '10:30' }, agents: { dora: 'away' } } as const
    const session = await beginSession({ example: 'appointment-reminders', script: 'appointment-reminder', scenario })
    // when
    await play(session, { type: 'program.starts' }, passes(36 * HOUR + MINUTE))
    // then
    expect(onThePhone(shownOf(session))).toHaveLength(2)
    expect(onThePhone(shownOf(session))[0]).toContain('Tuesday at 10:30')
    expect(shownOf(session)).toMatchObject({ theCase: { ownership: 'queued' }, windowUntil: undefined })
  })

  it('a customer who comes back waits for the advisor of last time', async () => {
    // given
    const session = await beginSession({ example: 'returning-customer', scenario: { agents: { gil: 'available' } } })
    await play(session, writes('Hello'), { type: 'case.set', agentId: 'gil', status: 'closed' })
    // when
    await play(
      session,
      { type: 'agent.is', agentId: 'gil', presence: 'away' },
      { type: 'agent.is', agentId: 'fay', presence: 'available' },
      writes('Me again'),
    )
    // then
    expect(shownOf(session).theCase).toMatchObject({ number: 2, ownership: 'queued' })
    expect(shownOf(session).timers.map(({ what }) => what)).toContain('preferenceEnds')
    await play(session, passes(10 * MINUTE))
    expect(shownOf(session).theCase).toMatchObject({ ownership: 'assigned', agentId: 'fay' })
  })

  it.each(EXAMPLES)('every script of %s can be run', (example) => {
    const { scripts, directory } = openExample(example)
    for (const script of scripts) expect(errorsOf(script, directory)).toEqual([])
  })
})

describe('where a run begins', () => {
  it('at any node: a copy of the script leads there, the drawn one stays', async () => {
    // given
    const settings = settingsOf({ example: 'front-desk', scenario: { startNode: 'ask-topic', variables: { language: 'deutsch' } } })
    const session = await SimulatorSession.begin(settings)
    // when
    await play(session, writes('Hallo'))
    // then
    expect(nodeOf(session)).toBe('ask-topic')
    expect(onThePhone(shownOf(session))).toEqual(['Worum geht es?'])
    expect(session.scene.draft.name).toBe('Front desk (from ask-topic)')
    expect(settings.script.name).toBe('Front desk')
  })

  it('lights neither Begin nor a link that the copy alone has', async () => {
    const session = await frontDesk({ startNode: 'ask-topic' })
    await play(session, writes('Hallo'))
    const { way } = shownOf(session)
    expect(litPath(way ?? { steps: [] })).toMatchObject({ nodes: new Set(['ask-topic']), cords: new Set(), current: 'ask-topic' })
  })
})

describe('a workspace without a number', () => {
  it('gets one for the session, so that a first script can be tried', async () => {
    const { script, directory, ...scenario } = settingsOf({ example: 'returning-customer', scenario: { agents: {} } })
    const bare = { ...directory, channels: [] }
    const session = await SimulatorSession.begin({ ...scenario, script, directory: bare })
    await play(session, writes('Hello'))
    expect(onThePhone(shownOf(session))[0]).toMatch(/Ada/)
  })
})
