/** What becomes of an accepted send: its statuses over time, and the webhooks that tell of them (Meta: statuses). */
import { type ErrorCode, type WebhookError, webhookError } from './graph-error'
import type { ScheduledWebhook } from './request'
import type { Message, MessageStatus, Person, PhoneNumber, Sandbox } from './sandbox'
import { messagesEnvelope, schedule } from './webhooks'

export interface Fate {
  /** Accepted, then failed. */
  readonly failure?: { readonly code: ErrorCode; readonly details: string }
}

/** Statuses of a send at `now`. Reactions only ever get `sent`; a failed message is never delivered. */
export function statusesOf(sandbox: Sandbox, type: string, person: Person, now: number, { failure }: Fate): MessageStatus[] {
  const { sentMs, deliveredMs, readMs } = sandbox.settings.statusDelays
  if (failure) return [{ status: 'failed', at: now + sentMs, error: webhookError(failure.code, failure.details) }]
  const sent: MessageStatus = { status: 'sent', at: now + sentMs }
  if (type === 'reaction' || deliveredMs === null) return [sent]
  const delivered: MessageStatus = { status: 'delivered', at: now + deliveredMs }
  if (readMs === null || !person.behaviour.sendsReadReceipts) return [sent, delivered]
  return [sent, delivered, { status: 'read', at: now + readMs }]
}

export function statusWebhooks(sandbox: Sandbox, number: PhoneNumber, person: Person, message: Message): readonly ScheduledWebhook[] {
  return message.statuses.flatMap((status) => statusWebhook(sandbox, number, person, message, status))
}

export function statusWebhook(
  sandbox: Sandbox,
  number: PhoneNumber,
  person: Person,
  message: Message,
  { status, at, error }: MessageStatus,
): readonly ScheduledWebhook[] {
  const byPhone = message.to !== person.userId && person.phone !== undefined
  const userId = person.sharesUserId || !byPhone ? person.userId : undefined
  const value = {
    id: message.wamid,
    status,
    timestamp: String(Math.floor(at / 1000)),
    ...(byPhone ? { recipient_id: person.phone } : {}),
    ...(userId === undefined ? {} : { recipient_user_id: userId }),
    ...(message.bizOpaqueCallbackData === undefined ? {} : { biz_opaque_callback_data: message.bizOpaqueCallbackData }),
    ...(status === 'sent' || status === 'delivered' ? { pricing: pricingOf(sandbox, number, message) } : {}),
    ...(error === undefined ? {} : { errors: [error satisfies WebhookError] }),
  }
  const contact = {
    ...(person.name === undefined ? {} : { profile: { name: person.name } }),
    ...(byPhone ? { wa_id: person.phone } : {}),
    ...(userId === undefined ? {} : { user_id: userId }),
  }
  const contacts = status === 'failed' ? {} : { contacts: [contact] }
  return schedule(sandbox, messagesEnvelope(number, { ...contacts, statuses: [value] }), at, person.key)
}

/** Templates cost what their category says; other messages are counted among the free ones of the month. */
function pricingOf(sandbox: Sandbox, number: PhoneNumber, message: Message): Readonly<Record<string, unknown>> {
  if (message.type !== 'template') return { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' }
  const sent = message.body.template as { readonly name?: string } | undefined
  const template = [...sandbox.templates.values()].find(({ name, wabaId }) => name === sent?.name && wabaId === number.wabaId)
  return { billable: true, pricing_model: 'PMP', type: 'regular', category: (template?.category ?? 'UTILITY').toLowerCase() }
}
