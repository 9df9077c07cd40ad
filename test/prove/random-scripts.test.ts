/** The prover against the engine: what it proves no random run breaks, and what it finds really happens. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOutsideWindow } from '../../engine/conversation/session-window'
import { prove } from '../../engine/prove/prove'
import type { Problem, Script } from '../../engine/script/script'
import type { Play } from '../../engine/testing/play'
import { breachesOf } from './random-run'
import { anyScript } from './random-scripts'
import { asksTwiceAtOnce, portsOf, replay } from './replay'

describe('a way that the prover gives', () => {
  it('is the way that the engine goes, and breaks what it is said to break', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(anyScript, (script) => {
        for (const problem of prove(script).problems) {
          seen.set(problem.rule, (seen.get(problem.rule) ?? 0) + 1)
          check(script, problem)
        }
      }),
      { numRuns: 200 },
    )
    expect([...seen.keys()].sort()).toEqual(['endless-round', 'outside-window', 'pop-without-agent', 'unset-variable'])
  })
})

function check(script: Script, problem: Problem): void {
  const { rule, node = '', way = [], values = {} } = problem
  // a round that is endless can be gone again and again
  const round = rule === 'endless-round' ? way.slice(-Number(values.steps)) : []
  const whole = [...way, ...round, ...round]
  if (asksTwiceAtOnce(whole)) return
  const play = replay(script, whole)
  // further on it goes round without taking any time: the engine stops it on the spot, and tells nothing of the way
  if (play.fault?.includes('loop')) return
  const gone = portsOf(whole, script)
  expect(portsOf(play.trace, script).slice(0, gone.length)).toEqual(gone)
  switch (rule) {
    case 'outside-window':
      expect(play.node).toBe(node)
      expect(play.pending && isOutsideWindow(play.pending, play.facts.lastInboundAt, play.facts.at)).toBe(true)
      return
    case 'pop-without-agent':
      expect(isPopForNobody(play, node)).toBe(true)
      return
    case 'unset-variable':
      expect([play.node, ...play.trace.map((step) => step.node)]).toContain(node)
      expect(
        play.trace
          .slice(
            0,
            play.trace.findIndex((step) => step.node === node),
          )
          .some(({ changed }) => changed?.topic !== undefined),
      ).toBe(false)
      return
    case 'endless-round':
      expect(play.isOver && play.node === node).toBe(false)
      expect(round.length).toBeGreaterThan(0)
      expect(play.facts.agent).toBeNull()
      return
    default:
      throw new Error(`What does ${rule} break?`)
  }
}

/** It was refused, or shown after the script had taken the case from its agent. */
function isPopForNobody(play: Play, node: string): boolean {
  return play.facts.agent === null && play.trace.some((step) => step.node === node)
}

describe('what the prover proves', () => {
  it('is broken by no random run', () => {
    const proven = new Map<string, number>()
    fc.assert(
      fc.property(anyScript, fc.integer(), (script, seed) => {
        for (const { name, holds, providedFor } of prove(script).properties) {
          if (!holds) continue
          proven.set(name, (proven.get(name) ?? 0) + 1)
          expect(breachesOf(script, seed, name, providedFor)).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
    expect(proven.size).toBe(5)
  })
})
