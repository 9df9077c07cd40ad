import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printTestFile } from '../../engine/testing/print-test-file'
import { readTestFile } from '../../engine/testing/read-test-file'
import type { ScriptTest, TestStep } from '../../engine/testing/test-file'
import { theFile } from './a-script'

const problemsOf = (text: string) => {
  const read = readTestFile(text)
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`)
}

const withStep = (step: string) => `script: front-desk\ntests:\n  - name: One\n    steps:\n      - ${step}\n`

describe('a test file', () => {
  it('says what is given, what happens and what is expected', () => {
    const { tests } = theFile(`script: front-desk
given: { contact: Ada, hours: { office: open } }
tests:
  - name: Ada orders
    given: { hours: { shop: closed } }
    steps:
      - say: Hello
      - wait: 1 h 30 min
      - nobody signed in
      - message: { contains: Thank you, choices: [Yes, No] }
      - over
`)
    expect(tests).toEqual([
      {
        name: 'Ada orders',
        script: 'front-desk',
        line: 4,
        given: { contact: 'Ada', hours: { office: 'open', shop: 'closed' } },
        steps: [
          { word: 'say', value: 'Hello', line: 7 },
          { word: 'wait', value: 5400, line: 8 },
          { word: 'nobody signed in', value: true, line: 9 },
          { word: 'message', value: { contains: 'Thank you', choices: ['Yes', 'No'] }, line: 10 },
          { word: 'over', value: true, line: 11 },
        ],
      },
    ])
  })

  it('names the ports that cannot be taken, and why', () => {
    const { impossible } = theFile(`script: a\ncannot happen: { check: { failed: never fails } }\ntests: [{ name: One, steps: [over] }]`)
    expect(impossible).toEqual([{ script: 'a', node: 'check', port: 'failed', because: 'never fails', line: 2 }])
  })
})

describe('a mistake in a test file', () => {
  it.each([
    ['a misspelt step', 'chose: English', '5: there is no step "chose"; did you mean "choose"?'],
    ['a number where a text is meant', 'say: 2', '5: say: Invalid input: expected string, received number; put it in quotes'],
    [
      'a span in words of its own',
      'wait: two hours',
      '5: wait: "two hours" is not a span of time such as 30 s, 5 min, 1 h 30 min or 3 days',
    ],
    ['a step without its value', 'choose', '5: "choose" wants a value: write "choose: ..."'],
    ['two things in one step', '{ say: Hello, wait: 1 h }', '5: a step says one thing; this one says "say" and "wait": make it two steps'],
    [
      'an unknown detail',
      'queue: { skil: sales, skill: sales }',
      '5: queue.skil: nothing is called "skil" here; correct the name or remove it',
    ],
    ['a status that does not exist', 'status: done', /5: status: Invalid option: expected one of "open"/],
    ['a detail out of range', 'queue: { skill: sales, priority: 5000 }', /5: queue\.priority: Too big/],
  ])('is told with its line and what to write instead: %s', (_what, step, expected) => {
    expect(problemsOf(withStep(step))).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)])
  })

  it('does not hide the next one', () => {
    const text = 'script: a\ntests:\n  - steps: [chose: x]\n  - name: Two\n    steps: [wait: soon]\n'
    expect(problemsOf(text).map((problem) => problem.slice(0, 2))).toEqual(['3:', '5:'])
  })

  it('is told for what is missing', () => {
    expect(problemsOf('tests:\n  - name: One\n    steps: [over]\n')).toEqual(['1: script: is missing'])
    expect(problemsOf('script: a\ntests:\n  - name: One\n')).toEqual(['3: steps: is missing'])
  })

  it('is told for what is no YAML', () => {
    expect(problemsOf('script: a\ntests: [')[0]).toMatch(/^\d+: /)
  })

  it.each(['', '[]', '42', 'null', 'a: &a [*a]', 'tests: { steps: 1 }'])('never throws: %j', (text) => {
    expect(readTestFile(text).ok).toBe(false)
  })
})

const text = fc.string({ minLength: 1, maxLength: 20 })
const step: fc.Arbitrary<TestStep> = fc.oneof(
  fc.record({ word: fc.constant('say' as const), value: text }),
  fc.record({ word: fc.constant('choose' as const), value: text }),
  fc.record({ word: fc.constant('wait' as const), value: fc.integer({ min: 0, max: 10_000_000 }) }),
  fc.record({ word: fc.constant('case closed' as const), value: fc.constant(true as const) }),
  fc.record({
    word: fc.constant('next messages' as const),
    value: fc.array(fc.constantFrom('refused' as const, 'window closed' as const), { minLength: 1 }),
  }),
  fc.record({ word: fc.constant('message' as const), value: fc.record({ contains: text, choices: fc.array(text) }) }),
  fc.record({ word: fc.constant('message' as const), value: fc.record({ contains: text }) }),
  fc.record({ word: fc.constant('queue' as const), value: fc.record({ skill: text }) }),
  fc.record({ word: fc.constant('over' as const), value: fc.constant(true as const) }),
)

describe('a printed test file', () => {
  it('reads as the tests that were printed, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), text, (steps, name) => {
        const test: ScriptTest = { name, script: 'a', given: { contact: name, 'last wrote': 90 }, steps }
        const read = theFile(printTestFile('a', [test]))
        expect(read.tests.map(({ line: _line, ...one }) => ({ ...one, steps: one.steps.map(({ line: _, ...rest }) => rest) }))).toEqual([
          test,
        ])
      }),
    )
  })
})
