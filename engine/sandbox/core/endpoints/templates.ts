/** Message templates: list, read, create, edit, delete (Meta: template API). */
import { type Call, type Reply, SUCCESS, textParameter } from '../call'
import { invalidParameter, missingParameter } from '../checks/read-parameters'
import { checkedComponents, readDefinition, refused } from '../checks/template-definition'
import { type FieldSet, pageOf, pickFields } from '../fields'
import { numericId } from '../ids'
import type { Account, Template } from '../sandbox'
import { findTemplate } from '../seed'
import { templateStatusAt, templateWebhooks } from '../templates'

const FIELDS: FieldSet = {
  nodeType: 'WhatsAppMessageTemplate',
  standard: ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'],
  known: [
    ...[
      'name',
      'parameter_format',
      'components',
      'language',
      'status',
      'category',
      'id',
      'sub_category',
      'previous_category',
      'correct_category',
    ],
    ...['quality_score', 'rejected_reason', 'message_send_ttl_seconds', 'library_template_name', 'cta_url_link_tracking_opted_out'],
  ],
}

/** Templates of an account that is not verified (Meta: templates). */
const TEMPLATE_LIMIT = 250

function show(call: Call, template: Template): Record<string, unknown> {
  return pickFields(call, FIELDS, {
    id: template.id,
    name: template.name,
    language: template.language,
    status: templateStatusAt(template, call.now),
    category: template.category,
    components: template.components,
    parameter_format: template.parameterFormat,
    rejected_reason: template.rejectedReason,
    quality_score: { score: 'UNKNOWN', date: Math.floor(call.now / 1000) },
    ...(template.ttlSeconds === undefined ? {} : { message_send_ttl_seconds: template.ttlSeconds }),
  })
}

/** GET /{waba}/message_templates */
export function listTemplates(call: Call, account: Account): Reply {
  const ofAccount = [...call.sandbox.templates.values()].filter(({ wabaId }) => wabaId === account.id)
  const found = ofAccount.filter((template) => isWanted(call, template))
  const page = pageOf(call, found, (template) => show(call, template))
  return { body: { ...page, ...summary(call, ofAccount.length) } }
}

function isWanted(call: Call, template: Template): boolean {
  const oneOf = (name: string, value: string) => {
    const wanted = call.parameters[name]
    if (wanted === undefined) return true
    return listed(wanted).some((candidate) => candidate.toLowerCase() === value.toLowerCase())
  }
  const search = textParameter(call, 'name_or_content')?.toLowerCase()
  const texts = [template.name, ...template.components.map(({ text }) => text ?? '')]
  return (
    oneOf('status', templateStatusAt(template, call.now)) &&
    oneOf('category', template.category) &&
    oneOf('language', template.language) &&
    oneOf('quality_score', 'UNKNOWN') &&
    template.name.includes(textParameter(call, 'name') ?? '') &&
    (search === undefined || texts.some((text) => text.toLowerCase().includes(search)))
  )
}

/** `APPROVED`, `APPROVED,PAUSED` and `["APPROVED","PAUSED"]` are all in use. */
function listed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  return String(value)
    .replace(/[[\]"\s]/g, '')
    .split(',')
}

function summary(call: Call, count: number): Record<string, unknown> {
  if (textParameter(call, 'summary') === undefined) return {}
  return {
    summary: { total_count: count, message_template_count: count, message_template_limit: TEMPLATE_LIMIT, are_translations_complete: true },
  }
}

export function getTemplate(call: Call, template: Template): Reply {
  return { body: show(call, template) }
}

/** POST /{waba}/message_templates: PENDING, and approved when the review is over. */
export function createTemplate(call: Call, account: Account): Reply {
  const { sandbox, now } = call
  const definition = readDefinition(call.parameters)
  const before = findTemplate(sandbox, account.id, definition.name, definition.language)
  if (before && templateStatusAt(before, now) !== 'DELETED') {
    throw refused(
      2388024,
      'Content in this language already exists',
      `There is already a template ${definition.name} in ${definition.language}.`,
    )
  }
  const reviewedAt = now + sandbox.settings.templateReviewMs
  const template: Template = {
    id: numericId(call.random),
    wabaId: account.id,
    ...definition,
    status: 'PENDING',
    reviewedAt,
    rejectedReason: 'NONE',
  }
  sandbox.templates.set(template.id, template)
  return {
    body: { id: template.id, status: 'PENDING', category: template.category },
    webhooks: templateWebhooks(sandbox, template, 'APPROVED', reviewedAt),
  }
}

const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED']

/** POST /{template}: components are replaced as a whole and reviewed again. */
export function editTemplate(call: Call, template: Template): Reply {
  const { parameters, sandbox, now } = call
  const status = templateStatusAt(template, now)
  if (!EDITABLE.includes(status)) throw invalidParameter(`A template that is ${status} cannot be edited.`)
  const category = textParameter(call, 'category')?.toUpperCase()
  if (category !== undefined && status === 'APPROVED' && category !== template.category) {
    throw invalidParameter('The category of an approved template cannot be changed.')
  }
  if (parameters.components === undefined && category === undefined && parameters.message_send_ttl_seconds === undefined)
    throw missingParameter('components')
  if (category !== undefined) template.category = category
  if (parameters.message_send_ttl_seconds !== undefined) template.ttlSeconds = Number(parameters.message_send_ttl_seconds)
  if (parameters.components === undefined) return SUCCESS
  template.components = checkedComponents(parameters.components, template.category)
  template.status = 'PENDING'
  template.reviewedAt = now + sandbox.settings.templateReviewMs
  return { ...SUCCESS, webhooks: templateWebhooks(sandbox, template, 'APPROVED', template.reviewedAt) }
}

export function unpauseTemplate(call: Call, template: Template): Reply {
  if (templateStatusAt(template, call.now) !== 'PAUSED') throw invalidParameter('Only a paused template can be unpaused.')
  template.status = 'APPROVED'
  return { ...SUCCESS, webhooks: templateWebhooks(call.sandbox, template, 'APPROVED', call.now) }
}

/** DELETE /{waba}/message_templates?name=x[&hsm_id=id] */
export function deleteTemplates(call: Call, account: Account): Reply {
  const name = textParameter(call, 'name')
  const id = textParameter(call, 'hsm_id')
  if (name === undefined) throw missingParameter('name')
  const found = [...call.sandbox.templates.values()].filter(
    (template) => template.wabaId === account.id && template.name === name && (id === undefined || template.id === id),
  )
  if (found.length === 0) throw refused(2593002, 'Message template not found', `There is no template ${name} in this account.`)
  for (const template of found) call.sandbox.templates.delete(template.id)
  return SUCCESS
}
