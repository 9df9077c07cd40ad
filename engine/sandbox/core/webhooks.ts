/** Webhook envelopes, the bytes that Meta makes of them, and their signature (Meta: webhook transport). */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { WebhookEnvelope } from './envelope'
import { deliveryTimes } from './faults'
import type { ScheduledWebhook } from './request'
import type { PhoneNumber, Sandbox } from './sandbox'

export type MessagesValue = {
  readonly contacts?: readonly unknown[]
  readonly messages?: readonly unknown[]
  readonly statuses?: readonly unknown[]
}

/** An envelope with `messages` or `statuses` of one number. */
export function messagesEnvelope(number: PhoneNumber, value: MessagesValue): WebhookEnvelope {
  const metadata = { display_phone_number: number.digits, phone_number_id: number.id }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: number.wabaId, changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }] }],
  }
}

/** An envelope about the account itself, such as a template's new status. */
export function accountEnvelope(wabaId: string, field: string, value: Readonly<Record<string, unknown>>, now: number): WebhookEnvelope {
  return { object: 'whatsapp_business_account', entry: [{ id: wabaId, time: Math.floor(now / 1000), changes: [{ field, value }] }] }
}

/** When an envelope goes out, faults included; nowhere if the app isn't subscribed to the account. */
export function schedule(sandbox: Sandbox, envelope: WebhookEnvelope, dueAt: number, person?: string): readonly ScheduledWebhook[] {
  const account = sandbox.accounts.get(envelope.entry[0]?.id ?? '')
  if (account && !account.isSubscribed) return []
  return deliveryTimes(sandbox.faults, dueAt).map((time) => ({ dueAt: time, envelope, ...(person === undefined ? {} : { person }) }))
}

/** Where an envelope is sent when number or account override the app's callback, in this order; undefined: the app's own. */
export function callbackOverride(sandbox: Sandbox, envelope: WebhookEnvelope): string | undefined {
  const entry = envelope.entry[0]
  const metadata = entry?.changes[0]?.value.metadata as { phone_number_id?: string } | undefined
  const ofNumber = metadata?.phone_number_id === undefined ? undefined : sandbox.numbers.get(metadata.phone_number_id)?.callback
  return ofNumber ?? sandbox.accounts.get(entry?.id ?? '')?.callback
}

/**
 * The body as Meta writes it: ASCII only, with more escaped than JSON needs, so that a receiver which parses and re-serialises before
 * checking the signature fails here as it would there.
 */
export function encodeWebhook(envelope: unknown): string {
  return JSON.stringify(envelope).replace(/[^ -~]|[/<@%]/g, (character) => ESCAPES[character] ?? escaped(character))
}

const ESCAPES: Readonly<Record<string, string>> = { '/': '\\/', '<': '\\u003C', '@': '\\u0040', '%': '\\u0025' }

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Value of X-Hub-Signature-256 for these exact bytes. */
export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${bytesToHex(hmac(sha256, utf8ToBytes(appSecret), utf8ToBytes(body)))}`
}
