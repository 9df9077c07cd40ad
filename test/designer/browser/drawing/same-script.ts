/** What a drawing means, whatever its ids and places: two scripts with the same meaning are one script drawn twice. */
import { fieldsOf } from '../../../../engine/script/fields'
import type { Script, ScriptNode } from '../../../../engine/script/script'
import { findKind } from '../../../../nodes/index'

type Drawn = Pick<Script, 'name' | 'description' | 'variables' | 'nodes' | 'links' | 'notes'>

/** Nodes are told apart by the way that leads to them, so that two of one kind and name cannot stand in for one another. */
export function meaningOf({ name, description, variables, nodes, links, notes }: Drawn) {
  const ways = waysTo({ nodes, links })
  const wayTo = (id: string) => ways.get(id) ?? `unreached ${id}`
  return {
    name,
    description,
    variables,
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [wayTo(id), meantBy(node)])),
    links: Object.values(links)
      .map(({ from, port, to }) => `${wayTo(from)} by ${port} to ${wayTo(to)}`)
      .sort(),
    notes: Object.values(notes)
      .map(({ text, node }) => (node === undefined ? text : `${text} (at ${wayTo(node)})`))
      .sort(),
  }
}

/** The shortest way to each node from where runs start; of two, the first by the names of the ports. */
function waysTo({ nodes, links }: Pick<Script, 'nodes' | 'links'>): ReadonlyMap<string, string> {
  const ways = new Map(startsOf(nodes).map((id) => [id, nodes[id]?.kind ?? id]))
  // what is added while it is walked through is walked through as well
  for (const [id, way] of ways) {
    const leaving = Object.values(links).filter(({ from }) => from === id)
    for (const { port, to } of leaving.sort((one, other) => one.port.localeCompare(other.port))) {
      if (!ways.has(to)) ways.set(to, `${way} ${port}`)
    }
  }
  return ways
}

/** Begin, and the events. */
export const startsOf = (nodes: Script['nodes']): string[] =>
  Object.keys(nodes)
    .filter((id) => nodes[id]?.kind === 'begin' || findKind(nodes[id]?.kind ?? '')?.startsOn !== undefined)
    .sort((one, other) => Number(nodes[other]?.kind === 'begin') - Number(nodes[one]?.kind === 'begin'))

/** Defaults filled in: what is not said and what is said as the default is the same. */
function meantBy({ kind, name, settings }: ScriptNode) {
  const definition = findKind(kind)
  const parsed = definition?.settings.safeParse(settings)
  const whole =
    definition && parsed?.success
      ? Object.fromEntries(fieldsOf(definition.settings, parsed.data).map(({ path, value }) => [path.join('.'), value]))
      : settings
  return { kind, name, settings: whole }
}
