/** What a new item of a list, or a field that was just added, begins with. */
import type { Control, FieldPlan } from '../form/form-plan'

export function blankOf(control: Control): unknown {
  switch (control.is) {
    case 'text':
      return ''
    case 'number':
      return control.min ?? 0
    case 'switch':
      return false
    case 'choice':
      return control.values[0]
    case 'list':
      return []
    case 'group':
      return blankFields(control.fields)
    case 'variants': {
      const [first] = Object.entries(control.variants)
      return first ? { ...blankFields(first[1]), [control.by]: first[0] } : {}
    }
    case 'record':
      return {}
    case 'json':
      return null
    default:
      return control satisfies never
  }
}

/** Of a group, what must be there. */
export const blankFields = (fields: readonly FieldPlan[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ isRequired }) => isRequired).map(({ key, control }) => [key, blankOf(control)]))
