// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../../designer/simulator/session/inputs'
import { SimulatorSession } from '../../../../designer/simulator/session/session'
import { frontDesk, HOUR, MINUTE, nodeOf, onThePhone, passes, play, settingsOf, shownOf, taps, writes } from './a-session'

const momentsOf = (session: SimulatorSession) => session.getSnapshot().moments

describe('going back in time', () => {
  it('shows an earlier moment as it was, and comes back', async () => {
    // given
    const session = await frontDesk()
    await play(session, writes('Hello'))
    const earlier = shownOf(session)
    await play(session, taps('Deutsch'))
    // when
    session.show(earlier.index)
    // then
    expect(shownOf(session)).toBe(earlier)
    expect(shownOf(session).variables.language).toBe('english')
    session.show(Number.POSITIVE_INFINITY)
    expect(shownOf(session).variables.language).toBe('deutsch')
  })

  it('goes another way from there, and takes that back', async () => {
    // given
    const session = await frontDesk()
    await play(session, writes('Hello'))
    const { index } = shownOf(session)
    await play(session, taps('Deutsch'), taps('Ein Problem'))
    const german = momentsOf(session)
    // when
    session.show(index)
    await play(session, taps('English'))
    // then
    expect(onThePhone(shownOf(session)).at(-1)).toBe('What can we help you with?')
    expect(momentsOf(session).slice(0, index + 1)).toEqual(german.slice(0, index + 1))
    expect(session.getSnapshot()).toMatchObject({ forks: 1, inputs: [writes('Hello'), taps('English')] })
    // when
    await session.undoFork()
    // then
    expect(momentsOf(session)).toEqual(german)
    expect(session.getSnapshot()).toMatchObject({ forks: 0, shown: index })
  })

  it('forks in the middle of an input as well', async () => {
    // given
    const session = await frontDesk()
    await play(session, writes('Hello'), passes(25 * HOUR))
    const asked = momentsOf(session).find(({ entered }) => entered.includes('ask-language'))
    // when
    session.show(asked?.index ?? -1)
    await play(session, passes(MINUTE))
    // then
    expect(session.getSnapshot().inputs[0]).toMatchObject({ stopAfter: 1 })
    expect(nodeOf(session)).toBe('ask-language')
    expect(onThePhone(shownOf(session))).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('stops where the run comes into a node with a breakpoint, and goes on from there', async () => {
    // given
    const session = await frontDesk()
    session.setBreakpoints(new Set(['ask-topic']))
    await play(session, writes('Hello'), taps('English'))
    // then
    expect(session.getSnapshot().stop).toEqual({ by: 'breakpoint', node: 'ask-topic' })
    expect(session.getSnapshot().isUnderWay).toBe(true)
    expect(onThePhone(shownOf(session))).toHaveLength(1)
    // when
    await session.goOn()
    // then
    expect(session.getSnapshot().stop).toBeUndefined()
    expect(onThePhone(shownOf(session))).toHaveLength(2)
  })

  it('keeps the rest of the time that was to pass', async () => {
    const session = await frontDesk()
    await play(session, writes('Hello'))
    session.setBreakpoints(new Set(['no-answer']))
    await play(session, passes(48 * HOUR))
    expect(nodeOf(session)).toBeUndefined()
    expect(session.getSnapshot()).toMatchObject({
      stop: { by: 'breakpoint', node: 'no-answer' },
      remainingMs: expect.closeTo(24 * HOUR, -4),
    })
    await session.goOn()
    expect(session.getSnapshot()).toMatchObject({ stop: undefined, remainingMs: 0 })
  })

  it('steps from moment to moment, on record and beyond', async () => {
    // given
    const session = await frontDesk()
    session.setStepping(true)
    await play(session, writes('Hello'))
    expect(shownOf(session).entered).toEqual(['begin', 'which-channel', 'ask-language'])
    expect(onThePhone(shownOf(session))).toEqual([])
    // when
    await session.step()
    expect(onThePhone(shownOf(session))).toHaveLength(1)
    await session.step()
    // then the next thing that happens by itself is a day later
    expect(shownOf(session).entered).toEqual(['no-answer', 'end'])
    // when
    session.show(0)
    await session.step()
    // then
    expect(session.getSnapshot()).toMatchObject({ shown: 1, forks: 0 })
  })

  it('says when nothing will happen by itself', async () => {
    const session = await frontDesk()
    await session.step()
    expect(session.getSnapshot()).toMatchObject({ stop: { by: 'nothingToCome' }, inputs: [] })
  })

  it('tells once for every change, and what is on show is never half done', async () => {
    const session = await frontDesk()
    const seen: boolean[] = []
    const stop = session.subscribe(() => {
      const { moments, shown } = session.getSnapshot()
      seen.push(shown < moments.length)
    })
    await Promise.all([session.act(writes('Hello')), session.act(taps('English'))])
    stop()
    expect(nodeOf(session)).toBe('ask-topic')
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.every(Boolean)).toBe(true)
    expect(session.getSnapshot().isBusy).toBe(false)
  })
})

describe('a script that goes round and round', () => {
  it('is stopped by the engine, and the session says why', async () => {
    // given
    const settings = settingsOf({ example: 'front-desk' })
    const ask = settings.script.nodes['ask-language']
    if (!ask) throw new Error('The example has no language menu')
    const nodes = { ...settings.script.nodes, 'ask-language': { ...ask, settings: { ...ask.settings, maxWaitSeconds: 60 } } }
    const isItsEnd = ({ from, port }: { from: string; port: string }) => from === 'ask-language' && port === 'noReply'
    const links = Object.fromEntries(
      Object.entries(settings.script.links).map(([id, link]) => [id, isItsEnd(link) ? { ...link, to: 'ask-language' } : link]),
    )
    const session = await SimulatorSession.begin({ ...settings, script: { ...settings.script, nodes, links } })
    // when
    await play(session, writes('Hello'), passes(24 * HOUR))
    // then
    const told = momentsOf(session).flatMap(({ happened }) =>
      happened.flatMap(({ entry }) => (entry.type === 'run.ended' ? [entry.reason] : [])),
    )
    expect(told).toEqual(['The script ran into 50 time-outs in a row without a word from the contact'])
  })
})

const anyAct = fc.oneof<fc.Arbitrary<Act>[]>(
  fc.constantFrom<Act>(writes('Hello'), writes('2'), taps('English'), taps('Deutsch'), taps('A new order'), taps('Ein Problem')),
  fc.constantFrom<Act>(
    { type: 'agent.accepts', agentId: 'ana' },
    { type: 'agent.rejects', agentId: 'ana' },
    { type: 'agent.releases', agentId: 'bea' },
  ),
  fc.record({
    type: fc.constant('agent.is' as const),
    agentId: fc.constantFrom('ana', 'bea', 'carl'),
    presence: fc.constantFrom('available', 'busy', 'away', 'offline'),
  }),
  fc.constantFrom<Act>({ type: 'case.set', status: 'resolved' }, { type: 'case.set', status: 'closed' }, { type: 'program.starts' }),
  fc.constantFrom<Act>({ type: 'sends.meet', outcomes: ['lost'] }, { type: 'sends.meet', outcomes: ['refused', 'windowClosed'] }),
  fc.integer({ min: 0, max: 30 * HOUR }).map(passes),
)

describe('any session', () => {
  it('is the same when it is played again, from what was kept of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 12 }), fc.nat({ max: 99 }), fc.boolean(), async (acts, seed, isStepping) => {
        const session = await frontDesk({ seed, agents: { ana: 'available', bea: 'away' }, ahead: { support: 1 } })
        session.setBreakpoints(new Set(['wait', 'introduce']))
        session.setStepping(isStepping)
        await play(session, ...acts)
        const again = await SimulatorSession.reopen(JSON.parse(JSON.stringify(session)))
        expect(momentsOf(again)).toEqual(momentsOf(session))
      }),
      { numRuns: 40 },
    )
  })

  it('has the same past after it went another way, and all of it again when that is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 8 }), fc.nat(), anyAct, async (acts, place, other) => {
        const session = await frontDesk({ agents: { ana: 'available' } })
        await play(session, ...acts)
        const before = momentsOf(session)
        const index = place % before.length
        session.show(index)
        await play(session, other)
        expect(momentsOf(session).slice(0, index)).toEqual(before.slice(0, index))
        if (index < before.length - 1) await session.undoFork()
        expect(momentsOf(session).slice(0, before.length)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })
})
