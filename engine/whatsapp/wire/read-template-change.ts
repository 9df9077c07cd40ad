/** The four webhook fields about templates (Meta: template webhooks). */
import type { Template } from '../../directory/model/directory'
import type { TemplateChange } from './items'
import { given, idOf, type JsonObject, textOf } from './json'
import { hashMark, type Place, type Reading, rawOf } from './place'

export const TEMPLATE_FIELDS = [
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
] as const

/** Only an approved template can be sent; whatever stands in the way is one of our five other states. FLAGGED changes nothing yet. */
const STATUS_AFTER: ReadonlyMap<string, Template['status']> = new Map([
  ['APPROVED', 'approved'],
  ['REINSTATED', 'approved'],
  ['UNARCHIVED', 'approved'],
  ['PENDING', 'pending'],
  ['IN_APPEAL', 'rejected'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
  ['LIMIT_EXCEEDED', 'disabled'],
  ['LOCKED', 'disabled'],
  ['ARCHIVED', 'disabled'],
  ['DELETED', 'deleted'],
  ['PENDING_DELETION', 'deleted'],
])

/** Meta's status of a template, as the API and the webhook name it, in ours. */
function templateStatus(name: string): Template['status'] | undefined {
  return STATUS_AFTER.get(name.toUpperCase())
}

/** Webhooks write `en-US` where the API writes `en_US`. */
function apiLanguage(language: string): string {
  return language.replace('-', '_')
}

export function readTemplateChange(place: Place, value: JsonObject): Reading {
  const { entryId: wabaId } = place
  const name = textOf(value.message_template_name)
  const language = textOf(value.message_template_language)
  if (!name || !language) return 'message_template_name or message_template_language is missing: no template can be told'
  const change = changeOf(place.field, value)
  if (typeof change === 'string') return change
  return {
    kind: 'templateChanged',
    name,
    language: apiLanguage(language),
    change,
    mark: hashMark(place, value),
    raw: rawOf(place, value),
    ...given({ wabaId, templateId: idOf(value.message_template_id) }),
  }
}

function changeOf(field: string, value: JsonObject): TemplateChange | string {
  // one of Meta's own examples has the quality event under the status field
  const quality = textOf(value.new_quality_score)
  if (quality) return given({ is: 'quality' as const, quality, previous: textOf(value.previous_quality_score) })
  switch (field) {
    case 'message_template_status_update': {
      const event = textOf(value.event)
      if (!event) return 'event is missing'
      return given({ is: 'status' as const, event, status: templateStatus(event), reason: textOf(value.reason) })
    }
    case 'template_category_update': {
      const category = textOf(value.new_category)
      if (!category) return 'new_category is missing'
      return given({
        is: 'category' as const,
        category,
        previous: textOf(value.previous_category),
        correct: textOf(value.correct_category),
      })
    }
    case 'message_template_components_update':
      return { is: 'components', components: value }
    default:
      return 'new_quality_score is missing'
  }
}
