/**
 * The problems of one script on its own: shape against kinds, links, expressions, cycles. Errors block publishing, warnings do not.
 * What concerns the directory (deleted skills, missing templates) is in check-references.ts.
 */
import { variableNameProblem } from '../expressions/names'
import { checkErrorHandler, checkLinks, checkReachability } from './check-links'
import { checkNode, environmentOf, type SoundNode } from './check-node'
import { findCycles } from './cycles'
import { error } from './new-problem'
import type { Problem, Script } from './script'

/** A larger script is refused; sub-scripts will split it. */
const MAX_NODES = 5_000

/** Every problem of the script, in the order of its nodes. */
export function checkScript(script: Script): Problem[] {
  const environment = environmentOf(script.variables)
  const checked = Object.entries(script.nodes).map(([id, node]) => checkNode(id, node, environment))
  const nodes = new Map(checked.flatMap(({ node }) => (node ? [[node.id, node] as const] : [])))
  return [
    ...checked.flatMap(({ problems }) => problems),
    ...checkVariables(script),
    ...checkStart(script),
    ...checkLinks(script, nodes),
    ...checkErrorHandler(script),
    ...checkEvents(nodes),
    ...checkSize(script),
    ...checkLoops(script, nodes),
    ...checkReachability(script, nodes),
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

function checkStart(script: Script): Problem[] {
  const begins = Object.entries(script.nodes).filter(([, { kind }]) => kind === 'begin')
  if (begins.length === 0) return [error('no-begin', 'The script has no Begin; add one, every run starts there', { path: ['nodes'] })]
  return begins
    .slice(1)
    .map(([id]) =>
      error('second-begin', 'A script has one Begin; remove this one', { path: ['nodes', id], node: id, values: { node: id } }),
    )
}

function checkEvents(nodes: ReadonlyMap<string, SoundNode>): Problem[] {
  const seen = new Map<string, string>()
  return [...nodes.values()].flatMap(({ id, definition: { startsOn, kind, title } }) => {
    if (!startsOn) return []
    const earlier = seen.get(startsOn)
    seen.set(startsOn, id)
    if (!earlier) return []
    const message = `"${earlier}" reacts to the same event; a script has one ${title}`
    return [error('second-event', message, { path: ['nodes', id], node: id, values: { node: id, otherNode: earlier, kind } })]
  })
}

function checkSize({ nodes }: Script): Problem[] {
  const count = Object.keys(nodes).length
  if (count <= MAX_NODES) return []
  return [error('too-many-nodes', `A script has at most ${MAX_NODES} nodes`, { path: ['nodes'], values: { max: MAX_NODES, count } })]
}

function checkLoops(script: Script, nodes: ReadonlyMap<string, SoundNode>): Problem[] {
  const isPassed = (id: string) => isPassedAtOnce(nodes.get(id))
  return findCycles(script, isPassed).map((cycle) => {
    const [first = ''] = cycle
    const message = `${cycle.join(' → ')} → ${first} goes round without waiting for the contact, an agent or a time`
    return error('loop-without-wait', message, { path: ['nodes', first], node: first, values: { nodes: cycle.join(' ') } })
  })
}

function isPassedAtOnce(node: SoundNode | undefined): boolean {
  return node !== undefined && (node.definition.waitsFor === 'nothing' || node.definition.waitsFor === 'send')
}
