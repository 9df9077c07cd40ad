/**
 * The script that a session really runs. It is the drawn one, unless the scenario begins at another node or with other values: then a
 * copy whose Begin leads to that node and whose variables begin with those values. The copy says so in its name; the drawing stays.
 */
import type { Script, Variable } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'
import type { Scenario } from './settings'

const BEGIN = 'begin'

export function runnableDraft(script: Script, { startNode, variables }: Pick<Scenario, 'startNode' | 'variables'>): Script {
  const valued = { ...script, variables: valuedVariables(script.variables, variables) }
  const begin = copiedBeginOf(script, startNode)
  if (begin === undefined || startNode === undefined) return valued
  const links = Object.fromEntries(Object.entries(script.links).filter(([, { from }]) => from !== begin))
  return {
    ...valued,
    name: `${script.name} (from ${startNode})`,
    links: { ...links, [`${begin}.default`]: { from: begin, port: 'default', to: startNode } },
  }
}

/** The Begin that has to lead elsewhere; undefined where the run starts as drawn. */
export function copiedBeginOf(script: Script, startNode: string | undefined): string | undefined {
  const begin = beginOf(script)
  return startNode === undefined || startNode === begin ? undefined : begin
}

/** The node where every run starts; undefined for a script that has none. */
export function beginOf({ nodes }: Pick<Script, 'nodes'>): string | undefined {
  return Object.keys(nodes).find((id) => nodes[id]?.kind === BEGIN)
}

/**
 * What decides how a script runs, as text: two scripts with the same behave the same. Places, names, notes and frames are not part
 * of it.
 */
export function behaviourOf({ nodes, links, variables, errorHandler }: Script): string {
  const acting = Object.entries(nodes).map(([id, { kind, settings }]) => [id, kind, settings] as const)
  const leading = Object.values(links).map(({ from, port, to }) => `${from}.${port}>${to}`)
  const begins = Object.entries(variables).map(([name, { type, initial }]) => [name, type, initial] as const)
  return JSON.stringify([acting.sort(byFirst), leading.sort(), begins.sort(byFirst), errorHandler])
}

function byFirst([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function valuedVariables(declared: Script['variables'], values: Readonly<Record<string, Json>>): Script['variables'] {
  return Object.fromEntries(
    Object.entries(declared).map(([name, variable]): [string, Variable] => {
      const value = values[name]
      const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      return [name, isScalar ? { ...variable, initial: value } : variable]
    }),
  )
}
