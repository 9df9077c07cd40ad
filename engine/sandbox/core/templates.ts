/** A template's life outside the API: when its review ends, and how Meta tells of a new status. */
import type { ScheduledWebhook } from './request'
import type { Sandbox, Template } from './sandbox'
import { accountEnvelope, schedule } from './webhooks'

export function templateStatusAt(template: Template, now: number): string {
  const isReviewed = template.status === 'PENDING' && template.reviewedAt !== undefined && now >= template.reviewedAt
  return isReviewed ? 'APPROVED' : template.status
}

/** Pauses, disables, rejects or approves a template, as Meta does on its own. */
export function setTemplateStatus(
  sandbox: Sandbox,
  template: Template,
  status: string,
  now: number,
  reason = 'NONE',
): readonly ScheduledWebhook[] {
  template.status = status
  delete template.reviewedAt
  if (status === 'REJECTED') template.rejectedReason = reason
  return templateWebhooks(sandbox, template, status, now, reason)
}

/** The template's id is a JSON number here, a text in the API (Meta: ids). */
export function templateWebhooks(
  sandbox: Sandbox,
  template: Template,
  event: string,
  dueAt: number,
  reason = 'NONE',
): readonly ScheduledWebhook[] {
  const value = {
    event,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    reason,
    message_template_category: template.category,
  }
  return schedule(sandbox, accountEnvelope(template.wabaId, 'message_template_status_update', value, dueAt), dueAt)
}
