/**
 * What became of a request to Graph. The point of it: how far the request got, because that alone says whether it may be
 * repeated (requirement R11).
 */
import { numberOf, objectOf, textOf } from './wire/json'

/** Graph said no. `code` decides what it means (wire/errors.ts). */
export interface Refused {
  readonly outcome: 'refused'
  readonly http: number
  readonly code: number
  readonly message: string
  readonly details?: string
  readonly retryAfterSeconds?: number
}

/** It has certainly not left: no address, no connection, no trust in the other side. */
export interface NotSent {
  readonly outcome: 'notSent'
  readonly reason: string
}

/** It left, or may have: whether it was carried out is not known. */
export interface InDoubt {
  readonly outcome: 'inDoubt'
  readonly reason: string
  /** Somebody answered, but not as Graph does. */
  readonly http?: number
}

export type Failure = Refused | NotSent | InDoubt

/** A header of the answer by its name in small letters; null: there is none. */
type Header = (name: string) => string | null

/** Graph's error inside an answer, whatever the HTTP status; undefined: the answer holds none. */
export function refusedBy(body: unknown, http: number, header: Header): Refused | undefined {
  const error = objectOf(objectOf(body)?.error)
  const code = numberOf(error?.code)
  if (!error || code === undefined) return undefined
  const details = textOf(objectOf(error.error_data)?.details) ?? textOf(error.error_user_msg)
  const retryAfterSeconds = retryAfter(header)
  return {
    outcome: 'refused',
    http,
    code,
    message: textOf(error.message) ?? 'no message',
    ...(details !== undefined && { details }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}

/** Seconds, or a date that is compared with the answer's own: our clock may be wrong. */
export function retryAfter(header: Header): number | undefined {
  const value = header('retry-after')
  if (value === null) return undefined
  const seconds = numberOf(value)
  if (seconds !== undefined) return seconds >= 0 ? seconds : undefined
  const waitMs = Date.parse(value) - Date.parse(header('date') ?? '')
  return Number.isNaN(waitMs) ? undefined : Math.max(0, Math.ceil(waitMs / 1000))
}

/** System and TLS errors that end a connection before a request can be written to it. */
const BEFORE_THE_REQUEST = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])

/** Sorts what `fetch` or node:http rejected with. Doubt is the answer to everything that is not clear. */
export function failureOf(error: unknown): NotSent | InDoubt {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  // one error for each address that was tried: it has not left if it left by none
  const causes: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  const reason = [...new Set(causes.map(describe))].join(', ')
  return { outcome: causes.length > 0 && causes.every(isBeforeTheRequest) ? 'notSent' : 'inDoubt', reason }
}

function isBeforeTheRequest(cause: unknown): boolean {
  const { code, syscall } = (objectOf(cause) ?? {}) as { code?: unknown; syscall?: unknown }
  return syscall === 'connect' || (typeof code === 'string' && BEFORE_THE_REQUEST.has(code))
}

/** A code or a name and never the message: messages of the network layer hold addresses and, at times, header values. */
function describe(cause: unknown): string {
  const code = objectOf(cause)?.code
  if (typeof code === 'string') return code
  return cause instanceof Error ? cause.name : 'unknown error'
}
