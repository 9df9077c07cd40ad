/** The list of functions is what completion and manual show, so it has to be true. */
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../engine/expressions/check'
import { compileExpression } from '../../engine/expressions/compile'
import type { ExpressionEnvironment } from '../../engine/expressions/environment'
import { functions } from '../../engine/expressions/functions'
import { environment, values } from './a-script'

const more: ExpressionEnvironment = {
  variables: {
    ...environment.variables,
    ...{ bookingCode: 'text', email: 'text', iban: 'text', customerNumber: 'text', codes: 'text', names: 'text', askedAt: 'text' },
    ...{ orderCount: 'number', days: 'number', waitMinutes: 'number', balance: 'number' },
  },
}
const someValues = Object.fromEntries(
  Object.entries(more.variables).map(([name, type]) => [name, name === 'askedAt' ? '2026-03-29T01:00:00Z' : type === 'text' ? 'ab' : 1.5]),
)

describe('a function that is offered', () => {
  it.each(functions.map((offered) => [offered.name, offered] as const))(
    '%s does what its example shows',
    (name, { example, signature, help }) => {
      expect(checkExpression(example, more, 'value')).toEqual([])
      expect(compileExpression(example).evaluate({ ...someValues, ...values })).toMatchObject({ ok: true })
      expect(example).toContain(`${name}(`)
      expect(signature).toContain(`${name}(`)
      expect(help).toMatch(/\.$/)
    },
  )

  it('is offered once', () => {
    expect(new Set(functions.map(({ name }) => name)).size).toBe(functions.length)
  })
})

describe('a text that a function builds', () => {
  const long = { ...values, answer: 'a'.repeat(60_000) }
  it.each([
    ['replace(answer, "a", answer)', 'The text becomes longer than 65536 characters'],
    ['join([answer, answer], "")', 'The text becomes longer than 65536 characters'],
    ['answer + answer', 'The text becomes longer than 65536 characters'],
    ['lower(answer + answer)', 'The text becomes longer than 65536 characters'],
    ['upper(replace(answer, "a", "ß"))', 'The text becomes longer than 65536 characters'],
    ['split(answer, "")', 'split gives more than 1000 parts'],
    ['["a", "b", "c"].map(x, answer)', 'The text becomes longer than 65536 characters'],
  ])('%s stays within its limit', (source, fault) => {
    expect(compileExpression(source).evaluate(long)).toEqual({ ok: false, fault })
  })
})
