/**
 * The two environments in which the library works: one that knows every type, for checking, and one that finds types out at run
 * time, for evaluating a source whose script it does not know.
 *
 * E1. Every name of ours begins with `$` inside the library, and vet.ts gives that prefix to every name of the author's. So the
 *     library's own functions, types and constants, some of them unsafe (`matches` is a JavaScript RegExp), cannot be reached.
 * E2. The only number is the double: vet.ts turns whole literals into doubles, and no function of ours gives anything else.
 */

import type { ASTNode } from '@marcbachmann/cel-js'
import { TypeError as CelTypeError, Environment, EvaluationError } from '@marcbachmann/cel-js'
import { ValueFault } from './faults'
import { DEFAULT, functionsByName } from './functions'
import { TIME } from './functions/define-function'
import { LIMITS } from './limits'
import { charge } from './meter'
import { NOW, RESERVED_OBJECTS, variableNameProblem } from './names'

export type VariableType = 'text' | 'number' | 'boolean'

/** What an expression may read beside the reserved objects: variable -> declared type. Not changed once it was used. */
export interface ExpressionEnvironment {
  readonly variables: Readonly<Record<string, VariableType>>
}

/** A name of the author's or of ours, as the library knows it (E1). */
export const inside = (name: string): string => `$${name}`

const LIBRARY_TYPES = { text: 'string', number: 'double', boolean: 'bool' } as const

const base = new Environment({
  limits: {
    maxAstNodes: LIMITS.nodes,
    maxDepth: LIMITS.depth,
    maxListElements: LIMITS.listElements,
    maxMapEntries: LIMITS.listElements,
    maxCallArguments: LIMITS.callArguments,
  },
})
for (const { name, overloads } of functionsByName.values()) {
  for (const { takes, gives, run } of overloads) {
    const [receiver, ...others] = takes
    const handler = metered(run)
    const params = (types: readonly string[]) => types.map((type) => ({ type }))
    base.registerFunction({ name: inside(name), params: params(takes), returnType: gives, handler, async: false })
    if (receiver) {
      base.registerFunction({
        name: inside(name),
        receiverType: receiver,
        params: params(others),
        returnType: gives,
        handler,
        async: false,
      })
    }
  }
}
base.registerFunction(`${DEFAULT}(ast, ast): dyn`, expandDefault, { async: false })
base.registerOperator('double % double', (left: number, right: number) => {
  if (right === 0) throw new ValueFault('Something is divided by zero')
  return left % right
})

/** For evaluating: a name is whatever its value is. */
export const evaluating = base.clone({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })

const checkingBase = base.clone().registerVariable(inside(NOW), TIME)
for (const [name, fields] of Object.entries(RESERVED_OBJECTS)) {
  const typed = Object.entries(fields).map(([field, type]) => [field, LIBRARY_TYPES[type]])
  checkingBase.registerType({ name, fields: Object.fromEntries(typed) }).registerVariable(inside(name), name)
}

const checkingBy = new WeakMap<ExpressionEnvironment, Environment>()

/** For checking: knows the types of these variables. Those with a name that no expression can use are left out. */
export function checking(environment: ExpressionEnvironment): Environment {
  const known = checkingBy.get(environment)
  if (known) return known
  const made = checkingBase.clone()
  for (const [name, type] of Object.entries(environment.variables)) {
    if (variableNameProblem(name) === null) made.registerVariable(inside(name), LIBRARY_TYPES[type])
  }
  checkingBy.set(environment, made)
  return made
}

/** A handler that pays for its arguments and gives no text longer than texts may be. */
function metered(run: (...args: never[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => {
    let work = 20
    for (const arg of args) if (typeof arg === 'string') work += arg.length / 2
    charge(work)
    const result = run(...(args as never[]))
    if (typeof result === 'string' && result.length > LIMITS.textCharacters) {
      throw new ValueFault(`The text becomes longer than ${LIMITS.textCharacters} characters`)
    }
    return result
  }
}

interface Type {
  readonly name: string
  readonly kind: string
}

/** `default(value, fallback)` evaluates the fallback only when it must, so it is a macro (the library's "custom macros"). */
function expandDefault({ args: [value, fallback] }: { args: [ASTNode, ASTNode] }) {
  return {
    async: false,
    typeCheck(checker: { check(node: ASTNode, scope: unknown): Type }, _macro: unknown, scope: unknown): Type {
      const type = checker.check(value, scope)
      const other = checker.check(fallback, scope)
      if (type.kind === 'dyn' || other.kind === 'dyn') return type.kind === 'dyn' ? type : other
      if (type.name === other.name) return type
      throw new CelTypeError({
        code: 'default_types_differ',
        message: `default of ${type.name} and ${other.name}`,
        node: fallback,
      })
    },
    evaluate(evaluator: { run(node: ASTNode, scope: unknown): unknown }, _macro: unknown, scope: unknown): unknown {
      try {
        const result = evaluator.run(value, scope)
        if (typeof result !== 'string' || result.trim() !== '') return result
      } catch (error) {
        if (!(error instanceof ValueFault || error instanceof EvaluationError)) throw error
      }
      return evaluator.run(fallback, scope)
    },
  }
}
