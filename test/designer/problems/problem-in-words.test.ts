/** Problems in words: by rule and in both languages, with the author's names instead of ids. */
import { afterEach, describe, expect, it } from 'vitest'
import { canPublish } from '../../../designer/problems/can-publish'
import { problemInWords } from '../../../designer/problems/problem-in-words'
import { sentence } from '../../../designer/wording/de/sentences'
import { speak } from '../../../designer/wording/words'
import { Directory } from '../../../engine/directory/model/directory'
import { checkExpression } from '../../../engine/expressions/check'
import { prove } from '../../../engine/prove/prove'
import { diagnose } from '../../../engine/script/diagnose'
import type { Script } from '../../../engine/script/script'
import { smallScript } from '../../script/script-builder'

afterEach(() => speak('en'))

const directory = Directory.parse({
  templates: [
    { name: 'hello', language: 'en_US', category: 'utility', status: 'pending', body: 'Hi {{1}}, see you {{2}}!', quickReplies: ['Yes'] },
  ],
})

/** Breaks every rule that a script can break. */
function brokenScript(): Script {
  const script = smallScript({
    nodes: {
      begin: ['begin'],
      begin2: ['begin'],
      odd: ['teleport'],
      on: ['on-assignment'],
      on2: ['on-assignment'],
      wait: ['wait-for-agent', { maxWaitSeconds: -1 }],
      held: ['wait-for-agent'],
      say: ['send-text', { text: 'Hi {{ nmae }}' }],
      loop: ['send-text', { text: '' }],
      a: ['set-variable', { assignments: [{ variable: 'nowhere', value: '1' }] }],
      b: ['if', { condition: '1 + 1' }],
      to: ['assign-skill', { skill: 'gone', bestProficiency: 9, worstProficiency: 3 }],
      one: ['send-template', { template: 'hello', language: 'en_US', parameters: ['Ada'] }],
      none: ['send-template', { template: 'gone', language: 'en_US' }],
      ask: ['ask', { text: 'Sure?', style: 'buttons', choices: [], template: 'hello', language: 'en_US', parameters: ['a', 'b'] }],
    },
    links: [
      'begin.default -> a',
      'begin.sideways -> b',
      'a.default -> b',
      'b.yes -> a',
      'b.no -> begin2',
      'ghost.default -> say',
      'held.assigned -> say',
    ],
    variables: { name: { type: 'text' }, now: { type: 'text' } },
    errorHandler: 'ghost',
  })
  script.links.twice = { from: 'begin', port: 'default', to: 'say' }
  return script
}

/** Breaks what the prover proves. */
function provenWrong(): Script {
  return smallScript({
    nodes: {
      begin: ['begin'],
      card: ['pop-url', { url: 'https://crm.example.com/{{ topic }}' }],
      wait: ['wait-for-agent', { maxWaitSeconds: 86_400 }],
      comfort: ['send-text', { text: 'Still busy' }],
      end: ['end'],
    },
    links: [
      'begin.default -> card',
      'card.default -> wait',
      'card.failed -> wait',
      'wait.assigned -> end',
      'wait.timedOut -> comfort',
      'comfort.default -> wait',
    ],
    variables: { topic: { type: 'text' } },
  })
}

const allProblems = () => {
  const script = brokenScript()
  const { errorHandler: _, ...withoutHandler } = script
  return [
    ...diagnose(script, directory),
    ...diagnose(withoutHandler, directory),
    ...diagnose(smallScript({ nodes: {} }), directory),
    ...prove(provenWrong()).problems,
    ...diagnose(
      smallScript({ nodes: Object.fromEntries(Array.from({ length: 5001 }, (_each, place) => [`n${place}`, ['end'] as const])) }),
      directory,
    ),
  ]
}

describe('problems', () => {
  const problems = allProblems()

  it('of every rule carry what is needed to say them otherwise', () => {
    const rules = new Set(problems.map(({ rule }) => rule))
    expect([...rules].sort()).toEqual([
      'deleted-reference',
      'endless-round',
      'expression',
      'link-into-start',
      'link-to-nowhere',
      'loop-without-wait',
      'no-begin',
      'outside-window',
      'pop-without-agent',
      'port-taken',
      'port-without-effect',
      'second-begin',
      'second-event',
      'template-buttons',
      'template-not-approved',
      'template-values',
      'too-many-nodes',
      'unknown-kind',
      'unknown-port',
      'unknown-variable',
      'unreachable',
      'unset-variable',
      'unwired-port',
      'wrong-name',
      'wrong-setting',
    ])
    for (const problem of problems) if (problem.rule !== 'no-begin') expect(problem.values, problem.rule).toBeTruthy()
  })

  it('are said without a gap in both languages, and in German by other words', async () => {
    const script = brokenScript()
    const english = problems.map((problem) => problemInWords(problem, script))
    await speak('de')
    const german = problems.map((problem) => problemInWords(problem, script))
    for (const [place, said] of german.entries()) {
      expect(`${english[place]} ${said}`).not.toMatch(/undefined|NaN|\[object/)
      expect(said, english[place]).not.toBe(english[place])
    }
  })

  it('call nodes and ways by the author’s names', () => {
    const script = smallScript({
      nodes: { begin: ['begin'], say: ['send-text', { text: 'Hi' }] },
      links: ['begin.default -> say', 'say.default -> say'],
    })
    const named: Script = {
      ...script,
      nodes: { ...script.nodes, say: { ...script.nodes.say, name: 'Greeting' } as Script['nodes'][string] },
    }
    const loop = diagnose(named, directory).find(({ rule }) => rule === 'loop-without-wait')
    expect(loop && problemInWords(loop, named)).toMatch(/^Greeting → Greeting goes round/)
  })

  it('block publishing as errors, not as warnings', () => {
    expect(canPublish([])).toBe(true)
    expect(canPublish(problems.filter(({ severity }) => severity === 'warning'))).toBe(true)
    expect(canPublish(problems)).toBe(false)
  })
})

describe('what expressions say', () => {
  const environment = { variables: { age: 'number', answer: 'text', vip: 'boolean', tags: 'text' } } as const

  it.each([
    'age = 18',
    'age > 18 and vip',
    'vip & vip',
    'answer == “yes”',
    'answer == "yes',
    '{{ age }} > 18',
    'age >',
    '(age > 18',
    'vip ? 1',
    'age 18',
    '',
    'if',
    '"a\\d"',
    'age == "42"',
    '"Age: " + age',
    'vip == "true"',
    'now > "2026-01-01"',
    '"a" in answer',
    'answer && vip',
    'age ? 1 : 2',
    'vip ? 1 : "a"',
    '!answer',
    'lower(age)',
    '[1, "a"]',
    '[1][age]',
    'answer.length',
    'answer.exists(c, c == "a")',
    '[1].exists(n == 1)',
    '[1].exists(now, true)',
    'default(answer, 1)',
    'default(answer)',
    'answer.default("a")',
    '5u',
    'answer == null',
    '12345678901234567890',
    '[]',
    '{de: "Hallo"}.de',
    '{"de": 1}.fr',
    '{"de": 1}[age]',
    '[1, 2][2]',
    'now.hour',
    'now - now',
    'nmae == 1',
    'agge > 1',
    'contact',
    'contact.fone',
    'lowre(answer)',
    'toLowerCase(answer)',
    'TRUE',
    're(answer, "[a")',
    're(answer, "(?=a)")',
    're(answer, tags)',
    'hour(now, "Berlin")',
    'time("tomorrow")',
    'age',
  ])('is said in German for %s', (source) => {
    const [problem] = checkExpression(source, environment, 'condition')
    expect(problem).toBeTruthy()
    expect(sentence(problem?.message ?? '')).not.toBe(problem?.message)
  })

  it('keeps what varies, with the names of types put into German', () => {
    expect(sentence('There is no variable "nmae"; did you mean name?')).toBe('Es gibt keine Variable „nmae“; meinten Sie name?')
    expect(sentence('A condition is true or false, but this is a number; compare it with something')).toBe(
      'Eine Bedingung ist wahr oder falsch, hier steht: Zahl. Vergleichen Sie den Wert mit etwas',
    )
    expect(sentence('A sentence that nobody has put into German')).toBe('A sentence that nobody has put into German')
  })
})
