// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparison, OPERATORS, readCondition, writeCondition } from '../../../../designer/expression-editor/builder/condition'
import { checkExpression } from '../../../../engine/expressions/check'

const NAMES = { text: 'language', number: 'attempts', boolean: 'isKnown' } as const
const environment = { variables: { language: 'text', attempts: 'number', isKnown: 'boolean' } } as const

const comparison = fc.oneof(
  fc.record({
    name: fc.constant(NAMES.text),
    operator: fc.constantFrom(...OPERATORS.text),
    value: fc.string({ unit: 'grapheme', maxLength: 12 }),
  }),
  fc.record({
    name: fc.constant(NAMES.number),
    operator: fc.constantFrom(...OPERATORS.number),
    value: fc.integer({ min: -999, max: 9999 }),
  }),
  fc.record({ name: fc.constant(NAMES.boolean), operator: fc.constantFrom(...OPERATORS.boolean), value: fc.constant('') }),
) satisfies fc.Arbitrary<Comparison>

const condition = fc
  .record({ join: fc.constantFrom('all', 'any'), comparisons: fc.array(comparison, { minLength: 1, maxLength: 4 }) })
  // with one comparison there is nothing to join
  .map(({ join, comparisons }) => ({ join: comparisons.length > 1 ? join : ('all' as const), comparisons }))

describe('a condition that is built', () => {
  it('reads again as it was built, whatever its values hold', () => {
    fc.assert(fc.property(condition, (built) => void expect(readCondition(writeCondition(built))).toEqual(built)))
  })

  it('is one that the engine takes', () => {
    fc.assert(fc.property(condition, (built) => void expect(checkExpression(writeCondition(built), environment, 'condition')).toEqual([])))
  })

  it.each([
    ['language == "deutsch" && attempts < 3', 'all', 2],
    ['contact.name != "" || isKnown || !isKnown', 'any', 3],
    ['!contains(language, "en && de")', 'all', 1],
    ['', 'all', 0],
  ] as const)('is read from %s', (source, join, count) => {
    const read = readCondition(source)
    expect(read?.join).toBe(join)
    expect(read?.comparisons).toHaveLength(count)
  })

  it.each([
    'language == "a" && attempts < 3 || isKnown',
    '(language == "a" || isKnown) && attempts < 3',
    'attempts + 1 < 3',
    'lower(language) == "a"',
    'language == other',
    'language == ',
    'true',
    'language < "b"',
  ])('is not made of %s, of which a part would be lost', (source) => {
    expect(readCondition(source)).toBeUndefined()
  })
})
