/** Settings as a kind's own functions want them, also while something in them is half written. */
import type { MessagePreview, NodeDefinition } from '../../../nodes/define-node'
import { formPlan } from '../form/form-plan'

export function tolerantSettings(definition: NodeDefinition, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parsed = definition.settings.safeParse(settings)
  if (parsed.success) return parsed.data
  const fallbacks = formPlan(definition.settings).flatMap(({ key, fallback, control, isRequired }) =>
    fallback !== undefined ? [[key, fallback]] : isRequired && control.is === 'text' ? [[key, '']] : [],
  )
  return { ...Object.fromEntries(fallbacks), ...settings }
}

/** What the contact sees; nothing where the settings are too broken to tell. */
export function previewOf(definition: NodeDefinition, settings: Readonly<Record<string, unknown>>): readonly MessagePreview[] {
  try {
    return (definition.preview?.(tolerantSettings(definition, settings)) ?? []).filter(isOfTexts)
  } catch {
    return []
  }
}

/** A script may hold a number where a text belongs. */
function isOfTexts(message: MessagePreview): boolean {
  return Object.entries(message).every(([member, value]) => member === 'showsLink' || areTexts(value))
}

function areTexts(value: unknown): boolean {
  if (value === undefined || typeof value === 'string') return true
  if (Array.isArray(value)) return value.every(areTexts)
  return typeof value === 'object' && value !== null && Object.values(value).every(areTexts)
}
