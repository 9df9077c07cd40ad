/** The variables of a moment, beside what they were at the moment before. */
import type { Json } from '../../../nodes/machine-parts'
import type { Variables } from '../session/moment'

export interface VariableRow {
  readonly name: string
  readonly value: Json
  /** What it was; missing where it has not changed. */
  readonly was?: Json
}

export function variableRows(now: Variables, before: Variables | undefined): readonly VariableRow[] {
  return Object.entries(now).map(([name, value]) => {
    const was = before?.[name]
    const isChanged = was !== undefined && JSON.stringify(was) !== JSON.stringify(value)
    return isChanged ? { name, value, was } : { name, value }
  })
}
