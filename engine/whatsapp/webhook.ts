/**
 * The webhook's answers, whatever carries the request.
 *
 * W1. Nothing is looked at before the signature holds, and without a configured secret it never holds.
 * W2. What is signed is accepted: what cannot be understood is kept as it came and answered 200, or Meta would send it for days.
 *     Only what is larger, deeper or longer than Meta ever sends is refused.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { beyondBounds } from './json-bounds'
import { isSigned } from './signature'
import { readEnvelope } from './wire/envelope'
import type { EnvelopeItem } from './wire/items'
import { keep, placeOf } from './wire/place'

/** Meta's own limit (Meta: webhook overview). */
export const MAX_WEBHOOK_BYTES = 3 * 1024 * 1024
/** A post has up to 1000 updates; history of the WhatsApp Business app has several thousand messages. */
const BOUNDS = { maxDepth: 64, maxMembers: 20_000 }

export type WebhookReading =
  | { readonly outcome: 'refused'; readonly status: 401 | 413; readonly reason: string }
  | { readonly outcome: 'items'; readonly items: readonly EnvelopeItem[] }

/**
 * The body of the 200 that Meta's verification wants, to be sent as plain text; undefined: answer 403.
 * An empty verify token verifies nobody.
 */
export function verifySubscription(query: Readonly<Record<string, string | undefined>>, verifyToken: string): string | undefined {
  const isRight = verifyToken !== '' && isSameText(query['hub.verify_token'] ?? '', verifyToken)
  return isRight && query['hub.mode'] === 'subscribe' ? query['hub.challenge'] : undefined
}

/** Compares digests: equal length, constant time. */
function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** @param signature the value of `X-Hub-Signature-256` */
export function readWebhook(raw: Uint8Array, signature: string | undefined, secrets: readonly string[]): WebhookReading {
  if (raw.byteLength > MAX_WEBHOOK_BYTES) return refused(413, `body of ${raw.byteLength} bytes: at most ${MAX_WEBHOOK_BYTES} are taken`)
  if (!isSigned(raw, signature, secrets))
    return refused(401, 'X-Hub-Signature-256 is missing or not that of this body and a configured app secret')
  const exceeded = beyondBounds(raw, BOUNDS)
  if (exceeded === 'depth') return refused(413, `JSON is nested deeper than ${BOUNDS.maxDepth} levels`)
  if (exceeded === 'members') return refused(413, `a list or object in the JSON has more than ${BOUNDS.maxMembers} members`)
  return { outcome: 'items', items: readBody(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8')) }
}

function refused(status: 401 | 413, reason: string): WebhookReading {
  return { outcome: 'refused', status, reason }
}

function readBody(text: string): EnvelopeItem[] {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    return [keep(placeOf('none', {}, {}), text, `signed, but no JSON: ${error instanceof Error ? error.message : String(error)}`)]
  }
  return readEnvelope(body)
}
