/** Graph's error envelope and the errors that the sandbox gives, with their titles and documented HTTP statuses (Meta: error codes). */
import { type Random, traceId } from './ids'

/** title, HTTP status */
const CATALOGUE = {
  1: ['Invalid request or possible server error', 400],
  2: ['Service temporarily unavailable', 503],
  100: ['Invalid parameter', 400],
  190: ['Invalid OAuth access token - Cannot parse access token', 401],
  2500: ['Unknown path components', 400],
  80007: ['There have been too many calls to this WhatsApp Business account', 400],
  130429: ['Rate limit hit', 400],
  131000: ['Something went wrong', 500],
  131008: ['Required parameter is missing', 400],
  131009: ['Parameter value is not valid', 400],
  131016: ['Service unavailable', 500],
  131021: ['Recipient cannot be sender', 400],
  131026: ['Message undeliverable', 400],
  131047: ['Re-engagement message', 400],
  131050: ['User has stopped marketing messages', 400],
  131052: ['Media download error', 400],
  131053: ['Media upload error', 400],
  131056: ['(Business Account, Consumer Account) pair rate limit hit', 400],
  131062: ['Business-scoped User ID (BSUID) recipients are not supported for this message', 400],
  132000: ['Number of parameters does not match the expected number of params', 400],
  132001: ['Template name does not exist in the translation', 404],
  132005: ['Translated text too long', 400],
  132012: ['Parameter format does not match format in the created template', 400],
  132015: ['Template is paused', 400],
  132016: ['Template is disabled', 400],
  133005: ['Two step verification PIN mismatch', 400],
  133006: ['Phone number re-verification needed', 400],
  133010: ['Account not registered', 400],
  133016: ['Account register deregister rate limit exceeded', 400],
  136024: ['Request code error', 400],
  136025: ['Verify code error', 400],
} as const

export type ErrorCode = keyof typeof CATALOGUE

export interface ErrorExtras {
  readonly subcode?: number
  readonly status?: number
  /** Replaces the whole message; else it is `(#code) title`. */
  readonly message?: string
  readonly type?: string
  readonly userTitle?: string
  readonly userMessage?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A refused request; `handle` turns it into the envelope. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    readonly details?: string,
    readonly extras: ErrorExtras = {},
  ) {
    super(extras.message ?? `(#${code}) ${CATALOGUE[code][0]}`)
    this.status = extras.status ?? CATALOGUE[code][1]
  }

  toBody(random: Random): unknown {
    const { subcode, type, userTitle, userMessage } = this.extras
    return {
      error: {
        message: this.message,
        type: type ?? 'OAuthException',
        code: this.code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(this.details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details: this.details } }),
        ...(userTitle === undefined ? {} : { is_transient: false, error_user_title: userTitle }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: traceId(random),
      },
    }
  }
}

/** The same error as a `failed` status carries it. */
export interface WebhookError {
  readonly code: ErrorCode
  readonly title: string
  readonly message: string
  readonly error_data: { readonly details: string }
  readonly href: string
}

export function webhookError(code: ErrorCode, details: string): WebhookError {
  const title = CATALOGUE[code][0]
  const href = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/'
  return { code, title, message: title, error_data: { details }, href }
}

/** An id that nothing answers to, or that this token may not see: Graph doesn't tell which. */
export function unknownObject(method: string, id: string): GraphError {
  const message =
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, ` +
    'or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api'
  return new GraphError(100, undefined, { subcode: 33, type: 'GraphMethodException', message })
}
