/** The simulation itself: the same seed does the same, and a broken engine is found. */
import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../engine/conversation/events'
import type { ConversationState } from '../../engine/conversation/state'
import { perform } from '../../engine/effects/performers/performers'
import { simulate } from '../../engine/simulation/simulate'
import type { Replacements } from '../../engine/simulation/world'
import { frontDeskWorkspace } from './front-desk-workspace'

describe('a seed', () => {
  it('does the same twice, to the byte', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const [first, second] = [await simulate(frontDeskWorkspace(), seed), await simulate(frontDeskWorkspace(), seed)]
      expect(second).toEqual(first)
    }
  })

  it('does not do what another does', async () => {
    const digests = await Promise.all([1, 2, 3].map(async (seed) => (await simulate(frontDeskWorkspace(), seed)).digest))
    expect(new Set(digests).size).toBe(3)
  })
})

describe('an engine that is broken', () => {
  const broken: Record<string, Replacements> = {
    'sends again what was in doubt after a crash': { afterCrash: () => 'performAgain' },
    'sends again when no answer came': {
      perform: async (effect, run, services) => {
        const result = await perform(effect, run, services)
        return result.type === 'send.inDoubt' ? perform(effect, { claim: async () => undefined }, services) : result
      },
    },
    'tells that a message went out which never did': {
      perform: async (effect) => ({ type: 'send.accepted', effectId: effect.id, attempt: effect.attempt, wamid: 'wamid.none' }),
    },
    'forgets a message now and then': {
      conversation: (real) => (context, event) => {
        const said = event as ConversationEvent
        return said.type === 'message.received' && said.message.wamid.length > 0 && said.message.at % 7_000 === 0
          ? Promise.resolve()
          : real(context, event)
      },
    },
    'believes every decision of routing, however old': {
      conversation: (real) => (context, event) =>
        real({ ...context, get: async <T>(name: string) => withoutDecision(await context.get<T>(name)) }, event),
    },
    'forgets to free an agent': {
      routing: (real) => (context, event) => (event.type === 'case.over' ? Promise.resolve() : real(context, event)),
    },
    'never hears of a timer': {
      conversation: (real) => (context, event) => (event.type === 'timer.due' ? Promise.resolve() : real(context, event)),
    },
    'throws at a status': {
      conversation: (real) => (context, event) => {
        if (event.type === 'status.received') throw new Error('a bug')
        return real(context, event)
      },
    },
  }

  it.each(Object.entries(broken))('is found: it %s', async (_what, replace) => {
    const workspace = frontDeskWorkspace()
    let found: readonly string[] = []
    for (let seed = 1; seed <= 300 && found.length === 0; seed++) found = (await simulate(workspace, seed, replace)).breaches
    expect(found).not.toEqual([])
  })
})

/** As if no decision had been applied yet. */
function withoutDecision<T>(value: T): T {
  const state = value as ConversationState | undefined
  return (state?.theCase ? { ...state, theCase: { ...state.theCase, decision: 0 } } : value) as T
}
