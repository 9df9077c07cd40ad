/**
 * Tests of routers as conditions: `has_any_word(text, "yes yeah")` and its kin. For answers that are written out, such as quick replies,
 * it is known beforehand what they match.
 */
import { asNumber, asText, type Translated } from '../foreign-expression'
import { numberOf } from '../foreign-values'
import { quoted } from '../not-imported'
import type { FlowCase } from './flow-file'

interface CaseTest {
  /** Code of a condition on `text`, which is code of a text. */
  condition(text: string, args: readonly string[]): string | undefined
  /** Whether an answer that is written out passes; missing where nobody writes such an answer as a quick reply. */
  passes?(answer: string, args: readonly string[]): boolean
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const alternatives = (words: readonly string[]) => words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')

const GAP = '[^\\p{L}\\p{N}]'

const found = (text: string, pattern: string): string => `re(lower(${text}), ${quoted(pattern)})`

const words = (text: string, pattern: string): string => found(text, `(^|${GAP})(${pattern})($|${GAP})`)

const NUMBER = '^\\s*-?[0-9]+([.][0-9]+)?\\s*$'

function comparison(operator: string): CaseTest {
  return {
    condition: (text, [limit = '']) => {
      const number = numberOf(limit)
      return number === undefined ? undefined : `(re(${text}, ${quoted(NUMBER)}) && number(${text}) ${operator} ${number})`
    },
  }
}

const tests: ReadonlyMap<string, CaseTest> = new Map<string, CaseTest>([
  [
    'has_any_word',
    {
      condition: (text, [given = '']) => (wordsOf(given).length === 0 ? undefined : words(text, alternatives(wordsOf(given)))),
      passes: (answer, [given = '']) => wordsOf(given).some((word) => wordsOf(answer).includes(word)),
    },
  ],
  [
    'has_all_words',
    {
      condition: (text, [given = '']) =>
        wordsOf(given).length === 0 || wordsOf(given).length > 10
          ? undefined
          : `(${wordsOf(given)
              .map((word) => words(text, alternatives([word])))
              .join(' && ')})`,
      passes: (answer, [given = '']) => wordsOf(given).every((word) => wordsOf(answer).includes(word)),
    },
  ],
  [
    'has_phrase',
    {
      condition: (text, [given = '']) => (wordsOf(given).length === 0 ? undefined : words(text, wordsOf(given).join(`${GAP}+`))),
      passes: (answer, [given = '']) => ` ${wordsOf(answer).join(' ')} `.includes(` ${wordsOf(given).join(' ')} `),
    },
  ],
  [
    'has_only_phrase',
    {
      condition: (text, [given = '']) => found(text, `^${GAP}*${wordsOf(given).join(`${GAP}+`)}${GAP}*$`),
      passes: (answer, [given = '']) => wordsOf(answer).join(' ') === wordsOf(given).join(' '),
    },
  ],
  [
    'has_only_text',
    { condition: (text, [given = '']) => `${text} == ${quoted(given)}`, passes: (answer, [given = '']) => answer === given },
  ],
  [
    'has_beginning',
    {
      condition: (text, [given = '']) =>
        given.trim() === '' ? undefined : `lower(trim(${text})).startsWith(${quoted(given.trim().toLowerCase())})`,
      passes: (answer, [given = '']) => answer.trim().toLowerCase().startsWith(given.trim().toLowerCase()),
    },
  ],
  ['has_text', { condition: (text) => `trim(${text}) != ""`, passes: (answer) => answer.trim() !== '' }],
  ['has_number', { condition: (text) => found(text, '[0-9]'), passes: (answer) => /\d/.test(answer) }],
  ['has_number_lt', comparison('<')],
  ['has_number_lte', comparison('<=')],
  ['has_number_eq', comparison('==')],
  ['has_number_gte', comparison('>=')],
  ['has_number_gt', comparison('>')],
  [
    'has_number_between',
    {
      condition: (text, [least = '', most = '']) => {
        const [low, high] = [numberOf(least), numberOf(most)]
        if (low === undefined || high === undefined) return undefined
        return `(re(${text}, ${quoted(NUMBER)}) && number(${text}) >= ${low} && number(${text}) <= ${high})`
      },
    },
  ],
  ['has_email', { condition: (text) => found(text, '[^\\s@]+@[^\\s@]+[.][^\\s@]+') }],
  ['has_phone', { condition: (text) => found(text, '[+]?[0-9][0-9 ()/-]{5,}[0-9]') }],
])

const NUMERIC = /^has_number_/

/** Numbers were looked for within the answer; here they have to stand alone. */
export const isNumericTest = ({ type }: FlowCase): boolean => NUMERIC.test(type)

/** Undefined for a test that has no counterpart, or whose arguments are computed. */
export function caseCondition(flowCase: FlowCase, operand: Translated): string | undefined {
  if (flowCase.arguments.some((argument) => /@[(a-z]/i.test(argument) || argument.length > 200)) return undefined
  if (NUMERIC.test(flowCase.type) && !asNumber(operand)) return undefined
  return tests.get(flowCase.type)?.condition(asText(operand).code, flowCase.arguments)
}

export function passes(answer: string, { type, arguments: args }: FlowCase): boolean {
  return tests.get(type)?.passes?.(answer, args) ?? false
}
