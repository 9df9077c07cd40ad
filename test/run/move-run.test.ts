/** A run goes on in another version of its script exactly where it waited, or not at all. */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { advance, startRun, timerEvent } from '../../engine/run/advance'
import { NO_FACTS } from '../../engine/run/facts'
import { type Move, moveRun } from '../../engine/run/move-run'
import type { RunSnapshot } from '../../engine/run/snapshot'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'
import { asks as asksName } from './asks'

const asks: Script = { ...asksName, variables: { ...asksName.variables, visits: { type: 'number', initial: 3 } } }

function changed(change: (script: Script) => void, script: Script = asks): Script {
  const copy = structuredClone(script)
  change(copy)
  return copy
}

/** Accepted, and waiting for the reply. */
function waiting(script: Script): RunSnapshot {
  const compiled = compileScript(script, 1)
  const { after } = startRun(compiled, 'c/1', { visits: 7 }, NO_FACTS)
  return advance(compiled, after, { type: 'send.accepted' }, NO_FACTS).after
}

function moved(run: RunSnapshot, to: Script, from: Script = asks): Move {
  return moveRun(compileScript(from, 1), compileScript(to, 2), run, 'c/2')
}

function possible(move: Move): Extract<Move, { isPossible: true }> {
  if (!move.isPossible) throw new Error(move.reason)
  return move
}

const answer = { type: 'contact.replied', content: { type: 'text', text: 'Ada' } } as const

describe('a run that moves', () => {
  it('is a new run on the new version, and waits where it waited', () => {
    const run = waiting(asks)
    const { after } = possible(
      moved(
        run,
        changed((script) => Object.assign(script.nodes.thanks?.settings ?? {}, { text: 'Cheers {{ name }}' })),
      ),
    )
    expect(after).toMatchObject({ runId: 'c/2', version: 2, status: 'active', value: run.value })
    expect(after.machineHash).not.toBe(run.machineHash)
  })

  it('goes on by what the new version says', () => {
    const cheers = changed((script) => Object.assign(script.nodes.thanks?.settings ?? {}, { text: 'Cheers {{ name }}' }))
    const { after } = possible(moved(waiting(asks), cheers))
    expect(advance(compileScript(cheers, 2), after, answer, NO_FACTS).commands).toEqual([
      { type: 'send', message: { type: 'text', text: 'Cheers Ada' } },
    ])
  })

  it('keeps a time-out that has begun, whatever the new version would give it', () => {
    const run = waiting(asks)
    const quick = changed((script) => Object.assign(script.nodes.q?.settings ?? {}, { maxWaitSeconds: 5 }))
    const { after, arm, disarm } = possible(moved(run, quick))
    expect([arm, disarm]).toEqual([[], []])
    const [armingId = ''] = Object.values(run.timers)
    const event = timerEvent(after, armingId)
    if (!event) throw new Error('The time-out is unknown to the run that moved')
    expect(advance(compileScript(quick, 2), after, event, NO_FACTS).trace[0]).toMatchObject({ node: 'q', port: 'noReply' })
  })

  it('keeps values of variables of the same name and type, and begins with the first value elsewhere', () => {
    const to = changed((script) => {
      script.variables.name = { type: 'number', initial: 1 }
      script.variables.city = { type: 'text', initial: 'Bonn' }
      delete script.nodes.q?.settings.saveTo
    })
    expect(possible(moved({ ...waiting(asks), variables: { name: 'Ada', visits: 7 } }, to)).after.variables).toEqual({
      name: 1,
      visits: 7,
      city: 'Bonn',
    })
    const without = changed((script) => void delete script.variables.visits)
    expect(possible(moved(waiting(asks), without)).after.variables).toEqual({ name: '' })
  })

  it('cannot move where its node is gone, or is of another kind', () => {
    const run = waiting(asks)
    const gone = changed((script) => {
      script.nodes.question = script.nodes.q as Script['nodes'][string]
      delete script.nodes.q
      for (const link of Object.values(script.links)) {
        if (link.from === 'q') link.from = 'question'
        if (link.to === 'q') link.to = 'question'
      }
    })
    expect(moved(run, gone)).toMatchObject({ isPossible: false, reason: expect.stringContaining('no node "q"') })
    const otherKind = changed((script) => {
      script.nodes.q = { kind: 'send-text', settings: { text: 'No question' }, position: { x: 0, y: 0 } }
      for (const [id, { from }] of Object.entries(script.links)) if (from === 'q') delete script.links[id]
      script.links['q.default'] = { from: 'q', port: 'default', to: 'thanks' }
    })
    expect(moved(run, otherKind)).toMatchObject({ isPossible: false })
  })

  it('cannot move where the node has no such place to wait in, as after a change of the kind itself', () => {
    const run = waiting(asks)
    for (const value of ['q', { q: 'elsewhere' }, { q: { waiting: 'deeper' } }]) {
      expect(moved({ ...run, value }, asks)).toMatchObject({ isPossible: false, reason: expect.stringContaining('does not wait where') })
    }
  })
})

describe('the count of a loop', () => {
  const loops = smallScript({
    nodes: {
      begin: ['begin'],
      again: ['loop', { times: 3 }],
      q: ['ask', { text: 'Name?', maxWaitSeconds: 60 }],
      end: ['end'],
    },
    links: ['begin.default -> again', 'again.repeat -> q', 'q.answer -> again', 'q.noReply -> again', 'again.done -> end'],
  })

  it('goes with the run where the node is still in the loop', () => {
    expect(possible(moved(waiting(loops), loops, loops)).after.turns).toEqual({ again: 1 })
  })

  it('is dropped where it is not', () => {
    const straight = changed((script) => {
      for (const link of Object.values(script.links)) if (link.from === 'q') link.to = 'end'
    }, loops)
    expect(possible(moved(waiting(loops), straight, loops)).after.turns).toBeUndefined()
  })
})
