/**
 * Runs stay on the version they began with (requirement R28): whatever is published meanwhile, the machine they wait in is still there. A
 * machine that is not theirs refuses them instead of going wrong without a word.
 */
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { advance, startRun, WrongMachineError } from '../../engine/run/advance'
import { NO_FACTS } from '../../engine/run/facts'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'
import { asks } from './asks'

/** What authors do to a script while contacts are inside. */
const edits: Record<string, (script: Script) => void> = {
  'renames the node waited on': (script) => {
    script.nodes.question = script.nodes.q as Script['nodes'][string]
    delete script.nodes.q
    for (const link of Object.values(script.links)) {
      if (link.from === 'q') link.from = 'question'
      if (link.to === 'q') link.to = 'question'
    }
  },
  'deletes the node waited on': (script) => {
    delete script.nodes.q
    for (const [id, link] of Object.entries(script.links)) if (link.from === 'q' || link.to === 'q') delete script.links[id]
    script.links['begin.default'] = { from: 'begin', port: 'default', to: 'end' }
  },
  'changes the delay': (script) => {
    Object.assign(script.nodes.q?.settings ?? {}, { maxWaitSeconds: 5 })
  },
  'gives it choices': (script) => {
    Object.assign(script.nodes.q?.settings ?? {}, { style: 'buttons', choices: [{ id: 'a', title: 'A' }] })
    script.links['q.choice-a'] = { from: 'q', port: 'choice-a', to: 'thanks' }
    delete script.links['q.answer']
  },
  'retypes the variable': (script) => {
    script.variables.name = { type: 'number' }
  },
  'removes the variable': (script) => {
    delete script.variables.name
    delete script.nodes.q?.settings.saveTo
    Object.assign(script.nodes.thanks?.settings ?? {}, { text: 'Thanks' })
  },
  'rewires the answer': (script) => {
    script.links['q.answer'] = { from: 'q', port: 'answer', to: 'late' }
  },
  'cuts the time-out': (script) => {
    delete script.links['q.noReply']
  },
  'adds an event node': (script) => {
    script.nodes.event = { kind: 'on-assignment', settings: {}, position: { x: 0, y: 0 } }
    script.links['event.default'] = { from: 'event', port: 'default', to: 'end' }
  },
  'changes a text': (script) => {
    Object.assign(script.nodes.thanks?.settings ?? {}, { text: 'Cheers {{ name }}' })
  },
}

function waitingRun(run: number) {
  const compiled = compileScript(asks, 1)
  const started = startRun(compiled, `c/${run}`, {}, NO_FACTS).after
  return { compiled, run: advance(compiled, started, { type: 'send.accepted' }, NO_FACTS).after }
}

describe.each(Object.entries(edits))('when an author %s', (_what, edit) => {
  const edited = structuredClone(asks)
  edit(edited)
  const next = compileScript(edited, 2)

  it('runs that wait go on in their own version, to the end', () => {
    for (let number = 0; number < 50; number++) {
      const { compiled, run } = waitingRun(number)
      const answered = advance(
        compiled,
        JSON.parse(JSON.stringify(run)),
        { type: 'contact.replied', content: { type: 'text', text: 'Ada' } },
        NO_FACTS,
      )
      expect(answered.commands).toEqual([{ type: 'send', message: { type: 'text', text: 'Thanks Ada' } }])
      expect(advance(compiled, answered.after, { type: 'send.accepted' }, NO_FACTS).after.status).toBe('ended')
    }
  })

  it('the new version refuses them rather than going wrong', () => {
    const { run } = waitingRun(1)
    expect(() => advance(next, run, { type: 'send.accepted' }, NO_FACTS)).toThrow(WrongMachineError)
  })
})

describe('a script that goes round without a wait', () => {
  it('is stopped with a reason, not a hang, even where nobody checked it', () => {
    const loop = compileScript(
      smallScript({
        nodes: {
          begin: ['begin'],
          a: ['set-variable', { assignments: [{ variable: 'n', value: 'n + 1' }] }],
          b: ['if', { condition: 'n > 0' }],
        },
        links: ['begin.default -> a', 'a.default -> b', 'b.yes -> a', 'b.no -> a', 'b.failed -> a', 'a.failed -> a'],
        variables: { n: { type: 'number' } },
      }),
    )
    expect(startRun(loop, 'c/1', {}, NO_FACTS)).toMatchObject({
      after: { status: 'faulted' },
      fault: expect.stringContaining('loop without a wait'),
    })
  })
})
