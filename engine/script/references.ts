/** Which things of the directory a script names, for where-used, for facts, and for finding what was deleted. */
import type { FieldMeta } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { fieldsOf } from './fields'
import type { Script, ScriptNode } from './script'

export interface Reference {
  readonly refersTo: NonNullable<FieldMeta['refersTo']>
  readonly id: string
  readonly node: string
  readonly path: readonly (string | number)[]
}

/** Every reference of the script, with its place. */
export function allReferences(script: Pick<Script, 'nodes'>): Reference[] {
  return Object.entries(script.nodes).flatMap(([node, held]) => referencesIn(node, held))
}

/** Those of one node. */
export function referencesIn(node: string, { kind, settings }: Pick<ScriptNode, 'kind' | 'settings'>): Reference[] {
  const definition = findKind(kind)
  if (!definition) return []
  return fieldsOf(definition.settings, settings).flatMap(({ path, value, meta: { refersTo } }) =>
    refersTo && typeof value === 'string' ? [{ refersTo, id: value, node, path: ['nodes', node, 'settings', ...path] }] : [],
  )
}

/** Ids of one sort that the script names, each once. */
export function referencesOf(script: Pick<Script, 'nodes'>, refersTo: Reference['refersTo']): string[] {
  return [...new Set(allReferences(script).flatMap((reference) => (reference.refersTo === refersTo ? [reference.id] : [])))]
}
