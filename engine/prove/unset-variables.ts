/** Can a variable without an initial value be read before anything has set it? */
import { findKind } from '../../nodes/index'
import { type Field, fieldsOf } from '../script/fields'
import { translatedFields } from '../script/languages'
import { warning } from '../script/new-problem'
import type { Problem, Script, ScriptNode } from '../script/script'
import { edgesTo, type Graph, type Reached, reachedBy } from './graph'
import { relianceOf } from './reads'
import { nodesOn, stepOf } from './way'

/** One place in a node's settings that relies on a variable. */
interface Reading {
  readonly node: string
  readonly variable: string
  /** Within the node. */
  readonly path: Field['path']
}

/** `given`: variables that whoever begins the run hands in. */
export function unsetVariables(script: Script, graph: Graph, given: ReadonlySet<string>): Problem[] {
  const readings = Object.entries(script.nodes).flatMap(([id, node]) =>
    readingsIn(node).map(({ variable, path }): Reading => ({ node: id, variable, path })),
  )
  const unset = new Set(readings.map(({ variable }) => variable))
  return [...unset].flatMap((variable) => {
    const declared = script.variables[variable]
    if (!declared || declared.initial !== undefined || given.has(variable)) return []
    return findingsOf(variable, readings, graph)
  })
}

function findingsOf(variable: string, readings: readonly Reading[], graph: Graph): Problem[] {
  const reached = reachedBy(graph, 0, ({ move }) => !move.sets.includes(variable))
  const first = new Map<string, number>()
  for (const number of reached.keys()) {
    const node = graph.visits[number]?.situation.place.node ?? ''
    if (!first.has(node)) first.set(node, number)
  }
  return readings.flatMap((reading) => {
    const end = reading.variable === variable ? first.get(reading.node) : undefined
    return end === undefined ? [] : [problemOf(reading, end, reached)]
  })
}

function problemOf({ node, variable, path }: Reading, end: number, reached: ReadonlyMap<number, Reached>): Problem {
  const way = edgesTo(end, reached).flatMap(({ move }) => stepOf(move) ?? [])
  const nodes = nodesOn(way, node)
  const message = `"${variable}" is read before anything has set it on the way ${nodes.join(' → ')}; set it there, or give it an initial value`
  return warning('unset-variable', message, {
    path: ['nodes', node, ...path],
    node,
    values: { variable, node, way: nodes.join(' ') },
    way,
  })
}

const remembered = new WeakMap<
  ScriptNode['settings'],
  Pick<ScriptNode, 'kind' | 'translations'> & { readonly readings: readonly Omit<Reading, 'node'>[] }
>()

/** Each variable once, at its first place. */
function readingsIn(node: ScriptNode): readonly Omit<Reading, 'node'>[] {
  const { kind, settings, translations } = node
  const known = remembered.get(settings)
  if (known?.kind === kind && known.translations === translations) return known.readings
  const definition = findKind(kind)
  const fields = definition ? fieldsOf(definition.settings, settings) : []
  const translated = definition ? translatedFields(definition, node) : []
  const readings = new Map<string, Omit<Reading, 'node'>>()
  for (const field of fields) {
    const { path, value, meta } = field
    if (typeof value !== 'string' || !meta.language) continue
    for (const variable of relianceOf(value, meta.language)) {
      if (!readings.has(variable) && !isSetBefore(variable, field, fields))
        readings.set(variable, { variable, path: ['settings', ...path] })
    }
  }
  for (const { path, value } of translated) {
    for (const variable of relianceOf(String(value), 'text')) if (!readings.has(variable)) readings.set(variable, { variable, path })
  }
  remembered.set(settings, { kind, ...(translations ? { translations } : {}), readings: [...readings.values()] })
  return [...readings.values()]
}

/** Assignments are made in order: a later one sees what an earlier one of the same list has set. */
function isSetBefore(variable: string, { path: [list, index] }: Field, fields: readonly Field[]): boolean {
  if (typeof index !== 'number') return false
  return fields.some(
    ({ path, value, meta }) =>
      meta.refersTo === 'variable' && value === variable && path[0] === list && typeof path[1] === 'number' && path[1] < index,
  )
}

/** Variables that some node sets. */
export function variablesSet(graph: Graph): ReadonlySet<string> {
  return new Set(graph.edges.flatMap((edges) => edges.flatMap(({ move }) => move.sets)))
}
