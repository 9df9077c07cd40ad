/** Random expressions: none throws, and what the check accepts has no type fault when it runs (requirements R38, R42). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../engine/expressions/check'
import { compileExpression, type ExpressionValues } from '../../engine/expressions/compile'
import { checkText, renderText } from '../../engine/expressions/text'
import { environment, values } from './a-script'

const WORDS = [
  ...['age', 'answer', 'vip', 'contact', '.name', 'now', 'x', 'lower', 'size', 'split', 're', 'default', 'map', 'exists', 'filter', 'text'],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '?',
    '.',
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '!=',
    '<',
    '>=',
    '&&',
    '||',
    '!',
    ' in ',
    '{{',
    '}}',
  ],
  ...[
    '1',
    '2.5',
    '0',
    '1e9',
    '"a"',
    "'b'",
    '""',
    'true',
    'false',
    'null',
    '"',
    "'",
    '\\',
    '\n',
    ' ',
    '__proto__',
    'constructor',
    'é',
    '👋',
    '`',
    '$',
  ],
]
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''))
const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }))

/** Well-typed expressions by what they give. */
const typed = fc.letrec<{ number: string; text: string; boolean: string; texts: string; numbers: string; time: string }>((tie) => {
  const [number, text, boolean, texts, numbers, time] = [
    tie('number'),
    tie('text'),
    tie('boolean'),
    tie('texts'),
    tie('numbers'),
    tie('time'),
  ]
  const of = (parts: readonly fc.Arbitrary<string>[], write: (...parts: string[]) => string) =>
    fc.tuple(...parts).map((given) => write(...given))
  const shared = (self: fc.Arbitrary<string>) => [
    of([boolean, self, self], (condition, a, b) => `(${condition} ? ${a} : ${b})`),
    of([self, self], (a, b) => `default(${a}, ${b})`),
  ]
  return {
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('age', 'amount', 'attempts', 'case.number', '0', '1', '3', '2.5', '0x1f', '1e3', '{"a": 1, "b": 2.5}.b', '[1, 2][1]'),
      of([number, fc.constantFrom('+', '-', '*', '/', '%'), number], (a, operator, b) => `(${a} ${operator} ${b})`),
      of([number], (a) => `-${a}`),
      of([fc.constantFrom('round', 'floor', 'ceil', 'abs', 'int', 'number'), number], (name, a) => `${name}(${a})`),
      of([fc.constantFrom('min', 'max'), number, number], (name, a, b) => `${name}(${a}, ${b})`),
      of([fc.constantFrom('number', 'int', 'size'), text], (name, a) => `${name}(${a})`),
      of([texts], (a) => `size(${a})`),
      of([numbers], (a) => `${a}[0]`),
      of([text], (a) => `{"de": 1, "en": 2}[trim(${a})]`),
      of([time, time], (a, b) => `minutesBetween(${a}, ${b})`),
      of([time], (a) => `hour(${a}, "Europe/Berlin")`),
      ...shared(number),
    ),
    text: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        'answer',
        'contact.name',
        'agent.id',
        'channel["kind"]',
        'language',
        'type',
        'empty',
        '""',
        '"a,b"',
        "'it'",
        '{"a": "b"}.a',
      ),
      of([text, text], (a, b) => `(${a} + ${b})`),
      of([fc.constantFrom('lower', 'upper', 'trim', 'digits'), text], (name, a) => `${name}(${a})`),
      of([fc.oneof(number, boolean, text, time)], (a) => `text(${a})`),
      of([text, number], (a, b) => `substring(${a}, ${b})`),
      of([text, text, text], (a, b, c) => `replace(${a}, ${b}, ${c})`),
      of([number, number], (a, b) => `formatNumber(${a}, ${b})`),
      of([texts, text], (a, b) => `join(${a}, ${b})`),
      of([texts], (a) => `${a}[1]`),
      ...shared(text),
    ),
    boolean: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('vip', 'true', 'false'),
      of([number, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), number], (a, operator, b) => `(${a} ${operator} ${b})`),
      of([text, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), text], (a, operator, b) => `(${a} ${operator} ${b})`),
      of([boolean, fc.constantFrom('&&', '||', '==', '!='), boolean], (a, operator, b) => `(${a} ${operator} ${b})`),
      of([boolean], (a) => `!${a}`),
      of([text, fc.constantFrom('contains', 'startsWith', 'endsWith'), text], (a, name, b) => `${a}.${name}(${b})`),
      of([text], (a) => `re(${a}, "^[a-z]+$")`),
      of([number, numbers], (a, b) => `(${a} in ${b})`),
      of([text, texts], (a, b) => `(${a} in ${b})`),
      of([text], (a) => `(${a} in {"de": 1})`),
      of([texts, texts], (a, b) => `(${a} == ${b})`),
      of([numbers, numbers], (a, b) => `(${a} != ${b})`),
      of([texts, fc.constantFrom('all', 'exists', 'exists_one'), text], (a, name, b) => `${a}.${name}(e, e == ${b})`),
      of([numbers, fc.constantFrom('all', 'exists', 'exists_one'), number], (a, name, b) => `${a}.${name}(e, e + 1 > ${b})`),
      of([time, time], (a, b) => `(${a} < ${b})`),
      ...shared(boolean),
    ),
    texts: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('split(tags, ",")', '["a", "b"]'),
      of([text, text], (a, b) => `[${a}, ${b}]`),
      of([texts, boolean], (a, b) => `${a}.filter(e, ${b} || e == "a")`),
      of([texts, text], (a, b) => `${a}.map(e, e + ${b})`),
      of([numbers], (a) => `${a}.map(e, text(e))`),
      of([texts, texts], (a, b) => `(${a} + ${b})`),
    ),
    numbers: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('[1, 2.5, 3]', '[age]'),
      of([number, number], (a, b) => `[${a}, ${b}]`),
      of([numbers, number], (a, b) => `${a}.filter(e, e > ${b})`),
      of([texts], (a) => `${a}.map(e, size(e))`),
      of([texts], (a) => `${a}.map(e, e != "a", size(e) + 1)`),
      of([numbers, numbers], (a, b) => `(${a} + ${b})`),
    ),
    time: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom('now', 'time("2026-03-29T01:00:00Z")'),
      of([text], (a) => `time(trim(${a}))`),
      of([time, number], (a, b) => `addMinutes(${a}, ${b})`),
      ...shared(time),
    ),
  }
})

/** What may still go wrong with the right types. Anything else is a fault that the check should have found. */
const VALUE_FAULTS =
  /^(The text is not a |The number is |Something is divided|The list has no element|The map has no entry|The text becomes longer|The time lies|Decimals are|split gives|The list has more|The expression takes too much work)/

const randomValues: fc.Arbitrary<ExpressionValues> = fc
  .record({
    age: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
    attempts: fc.nat(5),
    answer: fc.string({ unit: 'grapheme', maxLength: 30 }),
    tags: fc.array(fc.constantFrom('a', 'vip', '12', ''), { maxLength: 5 }).map((tags) => tags.join(',')),
    vip: fc.boolean(),
  })
  .map((random) => ({ ...values, ...random }))

describe('any text as an expression', () => {
  it('never throws, whether checked, evaluated or rendered', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        for (const { offset, length } of checkExpression(source, environment, 'value')) {
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset + length).toBeLessThanOrEqual(source.length)
        }
        for (const { offset, length } of checkText(source, environment)) {
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset + length).toBeLessThanOrEqual(source.length)
        }
        compileExpression(source).evaluate(values)
        renderText(source, values)
      }),
      { numRuns: 100000 },
    )
  })

  it('gives the same outcome every time', () => {
    fc.assert(
      fc.property(fc.oneof(soup, typed.text, typed.boolean), (source) => {
        expect(compileExpression(source).evaluate(values)).toEqual(compileExpression(source).evaluate(values))
      }),
    )
  })
})

describe('an expression that the check accepts', () => {
  it.each([
    ['number', 'number'],
    ['text', 'string'],
    ['boolean', 'boolean'],
    ['texts', 'object'],
    ['numbers', 'object'],
    ['time', 'string'],
  ] as const)('giving a %s has no type fault', (kind, resultType) => {
    let accepted = 0
    fc.assert(
      fc.property(typed[kind], randomValues, (source, given) => {
        const problems = checkExpression(source, environment, 'value')
        if (problems.length > 0) {
          // the generator writes well-typed expressions, so only a limit may stand in the way
          expect(problems[0]?.message).toMatch(/nested|grow without measure|more than \d+|longer than|At most/)
          return
        }
        accepted++
        const outcome = compileExpression(source).evaluate(given)
        if (outcome.ok) expect(typeof outcome.value).toBe(resultType)
        else expect(outcome.fault).toMatch(VALUE_FAULTS)
      }),
      { numRuns: 15000 },
    )
    expect(accepted).toBeGreaterThan(300)
  })

  it('of any kind has no type fault', () => {
    fc.assert(
      fc.property(soup, (source) => {
        if (checkExpression(source, environment, 'value').length > 0) return
        const outcome = compileExpression(source).evaluate(values)
        if (!outcome.ok) expect(outcome.fault).toMatch(VALUE_FAULTS)
      }),
      { numRuns: 100000 },
    )
  })
})
