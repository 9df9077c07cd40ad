/** The problems of a script: what blocks publishing, what only warns, and where each stands. */
import { describe, expect, it } from 'vitest'
import { Directory } from '../../engine/directory/model/directory'
import { checkScript } from '../../engine/script/check'
import { checkReferences } from '../../engine/script/check-references'
import { type SmallScript, smallScript } from './script-builder'

const rules = (script: SmallScript) =>
  checkScript(smallScript(script)).map(({ rule, node, port }) => [rule, node, port].filter(Boolean).join(' '))

const minimal = { nodes: { begin: ['begin'], end: ['end'] }, links: ['begin.default -> end'] } as const satisfies SmallScript

describe('a script', () => {
  it('of begin and end has no problem', () => {
    expect(rules(minimal)).toEqual([])
  })

  it('without begin is refused', () => {
    expect(rules({ nodes: { end: ['end'] } })).toContain('no-begin')
  })

  it('with two begins is refused', () => {
    expect(rules({ ...minimal, nodes: { ...minimal.nodes, again: ['begin'] } })).toContain('second-begin again')
  })

  it('with an unknown kind says which node', () => {
    expect(rules({ ...minimal, nodes: { ...minimal.nodes, odd: ['teleport'] } })).toContain('unknown-kind odd')
  })

  it('with a wrong setting says which field', () => {
    const [problem] = checkScript(smallScript({ ...minimal, nodes: { ...minimal.nodes, say: ['send-text', { text: '' }] } }))
    expect(problem).toMatchObject({ rule: 'wrong-setting', path: ['nodes', 'say', 'settings', 'text'] })
  })

  it('with a loop that waits for nothing is refused, with the way round', () => {
    const problems = checkScript(
      smallScript({
        nodes: { begin: ['begin'], a: ['send-text', { text: 'a' }], b: ['send-text', { text: 'b' }] },
        links: ['begin.default -> a', 'a.default -> b', 'b.default -> a'],
      }),
    )
    const loop = problems.find(({ rule }) => rule === 'loop-without-wait')
    expect(loop?.severity).toBe('error')
    expect(loop?.message).toMatch(/a → b → a|b → a → b/)
  })

  it('with a loop through a question is fine', () => {
    const problems = rules({
      nodes: { begin: ['begin'], q: ['ask', { text: 'Again?' }] },
      links: ['begin.default -> q', 'q.answer -> q', 'q.invalid -> q', 'q.noReply -> q', 'q.windowClosed -> q', 'q.failed -> q'],
    })
    expect(problems).toEqual([])
  })

  it('with links to nowhere, from unknown ports and twice from one port is refused', () => {
    const script = smallScript({ ...minimal, links: ['begin.default -> end', 'begin.sideways -> end', 'ghost.default -> end'] })
    script.links.twice = { from: 'begin', port: 'default', to: 'end' }
    expect(checkScript(script).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['unknown-port', 'link-to-nowhere', 'port-taken']))
  })

  it('warns of a port that leads nowhere, unless Default or an error handler takes it', () => {
    const nodes = { ...minimal.nodes, say: ['send-text', { text: 'Hi' }] } as const
    expect(rules({ nodes, links: ['begin.default -> say'] })).toEqual(
      expect.arrayContaining(['unwired-port say default', 'unwired-port say failed']),
    )
    expect(rules({ nodes, links: ['begin.default -> say', 'say.default -> end'] })).toEqual([])
    expect(rules({ nodes, links: ['begin.default -> say'], errorHandler: 'end' })).toEqual([])
  })

  it('warns of what no way leads to', () => {
    expect(rules({ ...minimal, nodes: { ...minimal.nodes, island: ['end'] } })).toEqual(['unreachable island'])
  })

  it('warns of a wired Agent assigned beside On assignment, which takes the event', () => {
    const problems = rules({
      nodes: { begin: ['begin'], wait: ['wait-for-agent'], on: ['on-assignment'], end: ['end'] },
      links: ['begin.default -> wait', 'wait.assigned -> end', 'wait.timedOut -> end', 'on.default -> end'],
    })
    expect(problems).toEqual(['port-without-effect wait assigned'])
  })

  it('tells an unknown variable and a broken expression with their place in the text', () => {
    const problems = checkScript(
      smallScript({
        ...minimal,
        nodes: { ...minimal.nodes, say: ['send-text', { text: 'Hello {{ nmae }}' }] },
        variables: { name: { type: 'text' } },
      }),
    )
    const problem = problems.find(({ rule }) => rule === 'expression')
    expect(problem).toMatchObject({ path: ['nodes', 'say', 'settings', 'text'], severity: 'error', offset: 9 })
    expect(problem?.message).toMatch(/name/)
  })

  it('tells a condition that is no condition', () => {
    expect(rules({ ...minimal, nodes: { ...minimal.nodes, when: ['if', { condition: '1 + 1' }] } })).toContain('expression when')
  })
})

describe('a script in its workspace', () => {
  const directory = Directory.parse({
    skills: [{ id: 'sales', name: 'Sales' }],
    templates: [{ name: 'hello', language: 'en_US', category: 'utility', status: 'pending', body: 'Hi {{1}}, see you {{2}}!' }],
  })

  it('may name only what there is', () => {
    const script = smallScript({
      ...minimal,
      nodes: { ...minimal.nodes, a: ['assign-skill', { skill: 'gone' }], h: ['hours', { hours: 'gone' }] },
    })
    expect(checkReferences(script, directory).map(({ rule, node }) => `${rule} ${node}`)).toEqual([
      'deleted-reference a',
      'deleted-reference h',
    ])
  })

  it('gives a template as many values as it has places, and warns of one not approved', () => {
    const script = smallScript({
      ...minimal,
      nodes: {
        ...minimal.nodes,
        one: ['send-template', { template: 'hello', language: 'en_US', parameters: ['Ada'] }],
        none: ['send-template', { template: 'gone', language: 'en_US' }],
      },
    })
    expect(checkReferences(script, directory).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning template-not-approved',
      'error template-values',
      'error deleted-reference',
    ])
  })
})
