/** Whether a name can be a variable's, and what to do where it cannot. */
import { variableNameProblem } from '../../engine/expressions/names'
import type { Script } from '../../engine/script/script'
import { VariableName } from '../../nodes/ids'
import { words } from '../wording/words'

/** Undefined for a name that is free and can be used; `own` is the name that it has already. */
export function variableNameProblemIn({ variables }: Pick<Script, 'variables'>, name: string, own?: string): string | undefined {
  if (name === own) return undefined
  if (name === '') return words.variables.nameMissing
  if (!VariableName.safeParse(name).success) return words.variables.nameShape
  if (Object.hasOwn(variables, name)) return words.variables.nameTaken(name)
  const problem = variableNameProblem(name)
  return problem === null ? undefined : words.problems.sentence(problem)
}
