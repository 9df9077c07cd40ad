/** Where a script uses a variable: settings that name it, and expressions that read it, half-typed ones as well. */
import { fieldsOf } from '../../engine/script/fields'
import type { Script } from '../../engine/script/script'
import type { FieldMeta } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { inSource } from '../script/rename-variable'

export interface VariableUse {
  readonly node: string
  /** Within the node's settings. */
  readonly path: readonly (string | number)[]
  readonly meta: Partial<FieldMeta>
}

export function usesOf({ nodes }: Pick<Script, 'nodes'>, name: string): readonly VariableUse[] {
  return Object.entries(nodes).flatMap(([node, { kind, settings }]) => {
    const definition = findKind(kind)
    if (!definition) return []
    return fieldsOf(definition.settings, settings).flatMap(({ path, value, meta }): VariableUse[] =>
      typeof value === 'string' && isUsedIn(value, meta, name) ? [{ node, path, meta }] : [],
    )
  })
}

/** What would change if it were called otherwise uses it. */
function isUsedIn(value: string, { refersTo, language }: Partial<FieldMeta>, name: string): boolean {
  if (refersTo === 'variable') return value === name
  return language !== undefined && inSource(language, value, name, `${name}_`) !== value
}
