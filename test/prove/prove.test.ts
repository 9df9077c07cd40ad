/** What the prover proves of small scripts, what it finds, and the way it gives. */
import { describe, expect, it } from 'vitest'
import type { MachineConfig } from '../../engine/compile/machine-config'
import { Directory } from '../../engine/directory/model/directory'
import type { PropertyName } from '../../engine/prove/proof'
import { prove, proveMachine } from '../../engine/prove/prove'
import { type SmallScript, smallScript } from '../script/script-builder'

const findings = (script: SmallScript, directory?: Directory) =>
  prove(smallScript(script), directory).problems.map(({ rule, node }) => `${rule} ${node}`)

const propertyOf = (script: SmallScript, name: PropertyName) => prove(smallScript(script)).properties.find((each) => each.name === name)

const DAY = 86_400

/** A question, and a text after so long a silence. */
const reminded = (maxWaitSeconds: number, links: readonly string[] = []): SmallScript => ({
  nodes: {
    begin: ['begin'],
    ask: ['ask', { text: 'Shall we call you?', maxWaitSeconds }],
    again: ['send-text', { text: 'Are you still there?' }],
    template: ['send-template', { template: 'hello', language: 'en_US' }],
    end: ['end'],
  },
  links: [
    'begin.default -> ask',
    'ask.answer -> end',
    'ask.noReply -> again',
    'again.default -> end',
    'again.failed -> end',
    'template.default -> end',
    'template.failed -> end',
    ...links,
  ],
})

describe('the session window', () => {
  it('is kept by a text after an hour of silence', () => {
    expect(propertyOf(reminded(3600), 'session-window')).toMatchObject({ holds: true, findings: [], providedFor: [] })
  })

  it('may be closed after a day of silence; the way there says how long', () => {
    const [finding] = prove(smallScript(reminded(DAY))).problems
    expect(finding).toMatchObject({ rule: 'outside-window', node: 'again', values: { hours: 24 } })
    expect(finding?.way).toEqual([
      { node: 'begin', port: 'default', by: 'condition' },
      { node: 'ask', by: 'send.accepted' },
      { node: 'ask', port: 'noReply', by: 'time-out', ms: DAY * 1000 },
    ])
  })

  it('that is closed and provided for is a note, not a finding', () => {
    const provided = reminded(2 * DAY, ['again.windowClosed -> template'])
    expect(propertyOf(provided, 'session-window')).toMatchObject({ holds: true, providedFor: ['again'] })
  })

  it('is known to be open after Check window said so', () => {
    const checked: SmallScript = {
      nodes: {
        begin: ['begin'],
        wait: ['wait', { seconds: 2 * DAY }],
        check: ['check-window'],
        say: ['send-text', { text: 'Hello' }],
        end: ['end'],
      },
      links: ['begin.default -> wait', 'wait.default -> check', 'check.open -> say', 'check.closed -> end', 'say.default -> end'],
    }
    expect(findings(checked)).toEqual([])
    expect(findings({ ...checked, links: ['begin.default -> wait', 'wait.default -> say', 'say.default -> end'] })).toEqual([
      'outside-window say',
    ])
  })

  it('is as old as the longest wait when an agent gets the case', () => {
    const waiting = (maxWaitSeconds: number): SmallScript => ({
      nodes: {
        begin: ['begin'],
        wait: ['wait-for-agent', { maxWaitSeconds }],
        on: ['on-assignment'],
        introduce: ['send-text', { text: 'Hello, this is {{ agent.name }}' }],
        end: ['end'],
      },
      links: ['begin.default -> wait', 'wait.timedOut -> end', 'on.default -> introduce', 'introduce.default -> end'],
    })
    expect(findings(waiting(3600))).toEqual([])
    expect(findings(waiting(2 * DAY))).toEqual(['outside-window introduce'])
  })

  it('cannot be relied on by a script that only programs begin', () => {
    const directory = Directory.parse({
      channels: [
        {
          id: 'desk',
          name: 'Desk',
          kind: 'whatsapp',
          number: '+16145551234',
          phoneNumberId: '1',
          wabaId: '2',
          defaultSkill: 'sales',
          defaultScript: 'other',
        },
      ],
    })
    const greeting: SmallScript = { nodes: { begin: ['begin'], say: ['send-text', { text: 'Hi' }] }, links: ['begin.default -> say'] }
    expect(findings(greeting)).toEqual([])
    expect(findings(greeting, directory)).toEqual(['outside-window say'])
  })
})

describe('every path', () => {
  const waiting = (links: readonly string[], more: SmallScript['nodes'] = {}): SmallScript => ({
    nodes: {
      begin: ['begin'],
      wait: ['wait-for-agent', { maxWaitSeconds: 60 }],
      comfort: ['send-text', { text: 'Still busy' }],
      end: ['end'],
      ...more,
    },
    links: ['begin.default -> wait', 'wait.assigned -> end', 'wait.timedOut -> comfort', ...links],
    variables: { turns: { type: 'number', initial: 0 } },
  })

  it('that comforts for ever while no agent comes is found', () => {
    const [finding] = prove(smallScript(waiting(['comfort.default -> wait', 'comfort.failed -> end']))).problems
    expect(finding).toMatchObject({ rule: 'endless-round', values: { nodes: 'wait comfort' } })
  })

  it('that counts its turns ends, and the proof says that it takes this for granted', () => {
    const counted = waiting(
      [
        'comfort.default -> count',
        'comfort.failed -> end',
        'count.default -> enough',
        'count.failed -> end',
        'enough.yes -> end',
        'enough.no -> wait',
        'enough.failed -> end',
      ],
      {
        count: ['set-variable', { assignments: [{ variable: 'turns', value: 'turns + 1' }] }],
        enough: ['if', { condition: 'turns >= 3' }],
      },
    )
    expect(findings(counted)).toEqual([])
    expect(propertyOf(counted, 'agent-or-end')?.assumes).toContain('changing-loops-end')
  })

  it('that asks something which never changes is found', () => {
    const asking = waiting(
      ['comfort.default -> same', 'comfort.failed -> end', 'same.yes -> end', 'same.no -> wait', 'same.failed -> end'],
      {
        same: ['if', { condition: 'turns >= 3' }],
      },
    )
    expect(findings(asking)).toEqual(['endless-round wait'])
  })

  it('ends at a loop that counts', () => {
    const looped = waiting(['comfort.default -> loop', 'comfort.failed -> end', 'loop.repeat -> wait', 'loop.done -> end'], {
      loop: ['loop', { times: 3 }],
    })
    expect(findings(looped)).toEqual([])
  })

  it('of a menu may be gone round in by a contact who answers', () => {
    const menu: SmallScript = {
      nodes: { begin: ['begin'], menu: ['ask', { text: 'Which?' }], end: ['end'] },
      links: ['begin.default -> menu', 'menu.answer -> menu', 'menu.invalid -> menu', 'menu.noReply -> end', 'menu.failed -> end'],
    }
    expect(findings(menu)).toEqual([])
    const again = { ...menu, links: [...(menu.links ?? []).filter((link) => !link.includes('noReply')), 'menu.noReply -> menu'] }
    expect(findings(again)).toContain('endless-round menu')
  })
})

describe('a screen pop', () => {
  it('finds an agent behind On assignment and behind Agent assigned', () => {
    const behind: SmallScript = {
      nodes: { begin: ['begin'], wait: ['wait-for-agent'], card: ['pop-url', { url: 'https://crm.example.com' }], end: ['end'] },
      links: ['begin.default -> wait', 'wait.assigned -> card', 'wait.timedOut -> end', 'card.default -> end', 'card.failed -> end'],
    }
    expect(findings(behind)).toEqual([])
    expect(findings({ ...behind, links: [...(behind.links ?? []).slice(0, 2), 'wait.timedOut -> card'] })).toEqual([
      'pop-without-agent card',
    ])
  })

  it('finds none once the script has resolved the case', () => {
    expect(
      findings({
        nodes: {
          begin: ['begin'],
          on: ['on-assignment'],
          done: ['update-status', { status: 'resolved' }],
          card: ['pop-url', { url: 'https://crm.example.com' }],
          wait: ['wait-for-agent'],
          end: ['end'],
        },
        links: [
          'begin.default -> wait',
          'wait.timedOut -> end',
          'on.default -> done',
          'done.default -> card',
          'card.default -> end',
          'card.failed -> end',
        ],
      }),
    ).toEqual(['pop-without-agent card'])
  })
})

describe('a variable', () => {
  const greeting = (text: string): SmallScript => ({
    nodes: {
      begin: ['begin'],
      ask: ['ask', { text: 'Your name?', saveTo: 'name', maxWaitSeconds: 3600 }],
      say: ['send-text', { text }],
      end: ['end'],
    },
    links: ['begin.default -> ask', 'ask.answer -> say', 'ask.invalid -> end', 'ask.noReply -> end', 'say.default -> end'],
    variables: { name: { type: 'text' } },
  })

  it('is set by the answer that leads on', () => {
    expect(findings(greeting('Hello {{ name }}'))).toEqual([])
  })

  it('is not set where the answer was none', () => {
    const script = greeting('Hello {{ name }}')
    const [finding] = prove(smallScript({ ...script, links: [...(script.links ?? []).slice(0, 3), 'ask.noReply -> say'] })).problems
    expect(finding).toMatchObject({ rule: 'unset-variable', path: ['nodes', 'say', 'settings', 'text'], values: { way: 'begin ask say' } })
  })

  it.each(['Hello {{ default(name, "you") }}', 'Hello{{ name == "" ? "" : "!" }}'])(
    'may be empty where the author thought of it: %s',
    (text) => {
      const script = greeting(text)
      expect(findings({ ...script, links: [...(script.links ?? []).slice(0, 3), 'ask.noReply -> say'] })).toEqual([])
    },
  )
})

describe('a machine', () => {
  const machine = (states: MachineConfig['states']): MachineConfig => ({
    id: 'made-by-hand',
    initial: 'begin',
    options: { maxIterations: 100 },
    states: { begin: { id: 'begin', always: [{ target: '#held' }] }, ...states },
  })

  it('with a state that nothing leads out of has a dead end', () => {
    expect(proveMachine(machine({ held: { id: 'held', entry: [] } })).problems.map(({ rule }) => rule)).toEqual(['dead-end'])
  })

  it('that waits for the contact without a time-out may wait for ever', () => {
    const waiting = machine({ held: { id: 'held', on: { 'contact.replied': [{ target: '#end' }] } }, end: { id: 'end', type: 'final' } })
    expect(proveMachine(waiting).problems.map(({ rule }) => rule)).toEqual(['endless-wait'])
  })
})

it('says nothing of a script with errors', () => {
  expect(prove(smallScript({ nodes: { end: ['end'] } }))).toEqual({ properties: [], problems: [] })
})
