/**
 * The problems of one script on its own: shape against kinds, links, expressions, cycles. Errors block publishing, warnings do not.
 * What concerns the directory (deleted skills, missing templates) is in check-references.ts.
 */
import { variableNameProblem } from '../expressions/names'
import { checkLanguages } from './check-languages'
import { checkNode, environmentOf } from './check-node'
import { checkStructure } from './check-structure'
import { error } from './new-problem'
import type { Problem, Script } from './script'

/** Every problem of the script, in the order of its nodes. */
export function checkScript(script: Script): Problem[] {
  const environment = environmentOf(script.variables)
  const checked = Object.entries(script.nodes).map(([id, node]) => checkNode(id, node, environment))
  const nodes = new Map(checked.flatMap(({ node }) => (node ? [[node.id, node] as const] : [])))
  return [
    ...checked.flatMap(({ problems }) => problems),
    ...checkVariables(script),
    ...checkLanguages(script, environment),
    ...checkStructure(script, nodes),
  ]
}

/** Checks some of the nodes, so that the script as a whole is checked at once later: a large one is opened in several breaths. */
export function checkAhead({ nodes, variables }: Pick<Script, 'nodes' | 'variables'>, ids: readonly string[]): void {
  const environment = environmentOf(variables)
  for (const id of ids) {
    const node = nodes[id]
    if (node) checkNode(id, node, environment)
  }
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

function checkVariables(script: Script): Problem[] {
  return Object.keys(script.variables).flatMap((name) => {
    const message = variableNameProblem(name)
    return message ? [error('wrong-name', message, { path: ['variables', name], values: { variable: name } })] : []
  })
}
