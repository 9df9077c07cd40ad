/** From source to a tree that may be checked and evaluated: the one way in, for the editor and the engine alike. */
import type { Environment, ParseResult } from '@marcbachmann/cel-js'
import { costProblem } from './cost'
import { explain } from './explain'
import { LIMITS } from './limits'
import { type ExpressionProblem, problemAt } from './problem'
import { type Read, vet } from './vet'

export type Parsed =
  | { readonly ok: true; readonly program: ParseResult; readonly reads: readonly Read[] }
  | { readonly ok: false; readonly problems: readonly [ExpressionProblem, ...ExpressionProblem[]] }

/** Never throws, however long or deep the source is. */
export function parseExpression(environment: Environment, source: string): Parsed {
  const whole = { start: 0, end: source.length }
  if (source.trim() === '') return { ok: false, problems: [problemAt(whole, 'Write an expression, for example contact.name != ""')] }
  if (source.length > LIMITS.sourceCharacters) {
    return { ok: false, problems: [problemAt(whole, `The expression is longer than ${LIMITS.sourceCharacters} characters`)] }
  }
  try {
    const program = environment.parse(source)
    const { problems, reads } = vet(program.ast)
    const [problem = costProblem(program.ast), ...more] = problems
    return problem ? { ok: false, problems: [problem, ...more] } : { ok: true, program, reads }
  } catch (error) {
    return { ok: false, problems: [explain(error, source)] }
  }
}
