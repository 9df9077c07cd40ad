/** The compiled machine is a real XState machine: it runs under plain XState, can be walked as a graph, and exports as JSON. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createActor, createMachine, SimulatedClock } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { compileScript } from '../../engine/compile/compile-script'
import type { RunContext } from '../../engine/compile/context'
import { DEFAULT_SKILL_STATE, machineConfig } from '../../engine/compile/machine-config'
import type { RunCommand } from '../../engine/run/commands'
import type { RunEvent } from '../../engine/run/events'
import { NO_FACTS } from '../../engine/run/facts'
import { readScript } from '../../engine/script/read-script'
import { smallScript } from '../script/script-builder'

const read = readScript(readFileSync('examples/front-desk/scripts/front-desk.json', 'utf8'))
if (!read.ok) throw new Error('The front desk does not read')
const frontDesk = compileScript(read.script)

describe('under plain XState', () => {
  it('runs with a simulated clock, effects coming out as the action `command`', () => {
    // given
    const commands: RunCommand[] = []
    const clock = new SimulatedClock()
    const machine = frontDesk.machine.provide({
      actions: { command: (_: unknown, command: RunCommand) => commands.push(command) } as never,
    })
    const facts = { ...NO_FACTS, channel: { ...NO_FACTS.channel, id: 'front-desk' }, hours: { office: 'open' } } as const
    const actor = createActor(machine, { clock, input: { facts } }).start()
    const send = (event: RunEvent) => actor.send(event as never)
    // when
    send({ type: 'send.accepted' })
    send({ type: 'contact.replied', content: { type: 'choice', id: 'english', title: 'English' } })
    send({ type: 'send.accepted' })
    send({ type: 'contact.replied', content: { type: 'text', text: 'a problem' } })
    send({ type: 'send.accepted' })
    expect(actor.getSnapshot().value).toEqual({ wait: 'waiting' })
    clock.increment(300_000)
    // then
    expect(actor.getSnapshot().value).toBe('still-busy')
    send({ type: 'case.assigned', agent: { id: 'bea', name: 'Bea' }, isTransfer: false })
    expect(commands.at(-1)).toEqual({ type: 'send', message: { type: 'text', text: 'Hello, this is Bea.' } })
    send({ type: 'send.accepted' })
    expect(actor.getSnapshot().status).toBe('done')
  })
})

describe('as a graph', () => {
  it('reaches every node of the front desk', () => {
    const events: RunEvent[] = [
      { type: 'send.accepted' },
      { type: 'send.refused' },
      { type: 'contact.replied', content: { type: 'choice', id: 'english', title: 'English' } },
      { type: 'contact.replied', content: { type: 'choice', id: 'deutsch', title: 'Deutsch' } },
      { type: 'contact.replied', content: { type: 'choice', id: 'new-order', title: 'A new order' } },
      { type: 'contact.replied', content: { type: 'choice', id: 'problem', title: 'A problem' } },
      { type: 'case.assigned', agent: { id: 'bea', name: 'Bea' }, isTransfer: false },
      { type: 'queue.unstaffed' },
      { type: 'case.closed' },
      { type: 'facts.changed', facts: { hours: { office: 'open' } } },
    ]
    const paths = getShortestPaths(frontDesk.machine, {
      events: [...events, { type: 'xstate.after.300000.front-desk.wait.waiting' }] as never,
      input: { facts: { channel: { ...NO_FACTS.channel, id: 'front-desk' }, hours: { office: 'closed' } } },
      serializeState: ({ value, context }: { value: unknown; context: RunContext }) =>
        JSON.stringify([value, context.attempts, context.variables.language, context.facts.hours]),
      limit: 5_000,
    } as never)
    const reached = new Set(paths.flatMap((path) => JSON.stringify((path.state as { value: unknown }).value).match(/[a-z-]+/g) ?? []))
    const waiting = Object.keys(frontDesk.kinds).filter((id) =>
      ['send-text', 'ask', 'wait-for-agent', 'send-template', 'end'].includes(frontDesk.kinds[id] ?? ''),
    )
    expect([...reached]).toEqual(expect.arrayContaining(waiting))
  })
})

describe('as JSON', () => {
  it('is the same machine for XState’s own tools', () => {
    const exported = JSON.parse(JSON.stringify(frontDesk.config))
    expect(exported).toEqual(frontDesk.config)
    expect(Object.keys(createMachine(exported).states)).toEqual(Object.keys(frontDesk.machine.states))
  })

  it('hashes by content, not by order', () => {
    const { nodes, ...rest } = read.script
    const reordered = { ...rest, nodes: Object.fromEntries(Object.entries(nodes).reverse()) }
    expect(compileScript(reordered).scriptHash).toBe(frontDesk.scriptHash)
    expect(compileScript({ ...read.script, name: 'Other' }).scriptHash).not.toBe(frontDesk.scriptHash)
  })
})

describe('an unwired port', () => {
  const nodes = { begin: ['begin'], say: ['send-text', { text: 'Hi' }], end: ['end'] } as const
  const wayOf = (script: Parameters<typeof smallScript>[0], event: string) => {
    const state = machineConfig(smallScript(script)).states?.say
    return state?.on?.[event]?.[0]?.target
  }

  it('goes where Default goes', () => {
    expect(wayOf({ nodes, links: ['begin.default -> say', 'say.default -> end'] }, 'send.windowClosed')).toBe('#end')
  })

  it('else to the error handler', () => {
    expect(wayOf({ nodes, links: ['begin.default -> say'], errorHandler: 'end' }, 'send.refused')).toBe('#end')
  })

  it('else to the default skill', () => {
    expect(wayOf({ nodes, links: ['begin.default -> say'] }, 'send.refused')).toBe(`#${DEFAULT_SKILL_STATE}`)
  })

  it('that is optional keeps the run where it is', () => {
    const { states } = machineConfig(
      smallScript({ nodes: { begin: ['begin'], wait: ['wait-for-agent'] }, links: ['begin.default -> wait'] }),
    )
    expect(states?.wait?.states?.waiting?.on?.['queue.unstaffed']).toEqual([])
  })
})

describe('an event node', () => {
  it('takes its event from every other node', () => {
    const { on, states } = machineConfig(
      smallScript({
        nodes: { begin: ['begin'], wait: ['wait-for-agent'], event: ['on-assignment'], end: ['end'] },
        links: ['begin.default -> wait', 'wait.assigned -> end', 'event.default -> end'],
      }),
    )
    expect(on?.['case.assigned']?.[0]?.target).toBe('#event')
    expect(JSON.stringify(states?.wait)).not.toContain('case.assigned')
    expect(JSON.stringify(states?.wait)).not.toContain('isAssigned')
  })
})
