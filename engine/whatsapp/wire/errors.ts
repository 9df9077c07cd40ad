/**
 * What a Graph error means for the message that met it (Meta: error codes). Decided by code; the HTTP status counts only for
 * codes that are not known here, since the same code was seen with 400, 403 and 429.
 */

/**
 * - `backOff`: passes by itself; again after growing waits. `backOffBriefly`: the same, but soon taken as final.
 * - `pairLimit`: too many messages to this contact; only this contact waits.
 * - `numberLimit`: too many messages, or too many calls; the whole number waits.
 * - `stopChannel`: token, permission, payment or account; nothing of this channel will go out until a person acts.
 * - `windowClosed`: the session window is closed; only a template can be sent.
 * - `fixRequest`: the same request will be refused again. `final`: this message will not reach this contact.
 * - `muchLater`: a day later at the earliest, by a person's decision.
 */
export type ErrorClass =
  | 'backOff'
  | 'backOffBriefly'
  | 'pairLimit'
  | 'numberLimit'
  | 'stopChannel'
  | 'windowClosed'
  | 'fixRequest'
  | 'final'
  | 'muchLater'

export interface ErrorMeaning {
  readonly name: string
  readonly class: ErrorClass
  /** `numberLimit` only: how long the number waits at first, where seconds would not do. */
  readonly pauseSeconds?: number
}

/** What we answer ourselves where Graph did not: refused here, or never reached. No code of Meta is negative. */
export const OWN_CODE = -1

export const OPTED_OUT = 131050
export const TEMPLATE_MISSING = 132001
export const TEMPLATE_PAUSED = 132015
export const TEMPLATE_DISABLED = 132016
export const PARAMETER_COUNT = 132000
export const PARAMETER_MISSING = 131008
export const PARAMETER_INVALID = 131009
export const TOKEN_INVALID = 190
export const NO_SUCH_NUMBER = 33

const HOUR_SECONDS = 3600

const CODES: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
  [0, { name: 'authorization failed', class: 'stopChannel' }],
  [1, { name: 'invalid request or server error', class: 'backOffBriefly' }],
  [2, { name: 'service temporarily down', class: 'backOff' }],
  [3, { name: 'capability missing', class: 'stopChannel' }],
  [4, { name: 'call rate of the app', class: 'numberLimit' }],
  [10, { name: 'permission denied', class: 'stopChannel' }],
  [NO_SUCH_NUMBER, { name: 'number deleted or unknown', class: 'fixRequest' }],
  [100, { name: 'invalid parameter', class: 'fixRequest' }],
  [TOKEN_INVALID, { name: 'access token expired or invalid', class: 'stopChannel' }],
  [368, { name: 'blocked for policy violations', class: 'stopChannel' }],
  [613, { name: 'call rate', class: 'numberLimit' }],
  [80007, { name: 'call rate of the account', class: 'numberLimit' }],
  [130429, { name: 'throughput of the number', class: 'numberLimit' }],
  [130472, { name: 'contact is in a marketing experiment', class: 'final' }],
  [130497, { name: 'country not allowed', class: 'final' }],
  [131000, { name: 'something went wrong', class: 'backOff' }],
  [131005, { name: 'access denied', class: 'stopChannel' }],
  [PARAMETER_MISSING, { name: 'parameter missing', class: 'fixRequest' }],
  [PARAMETER_INVALID, { name: 'parameter invalid', class: 'fixRequest' }],
  [131016, { name: 'service unavailable', class: 'backOff' }],
  [131021, { name: 'recipient is the sender', class: 'final' }],
  [131026, { name: 'undeliverable', class: 'final' }],
  [131030, { name: 'recipient not on the list of a test number', class: 'fixRequest' }],
  [131031, { name: 'account locked', class: 'stopChannel' }],
  [131036, { name: 'not decrypted in time', class: 'final' }],
  [131037, { name: 'display name not approved', class: 'fixRequest' }],
  [131042, { name: 'payment or credit problem', class: 'stopChannel' }],
  [131045, { name: 'registration of the number', class: 'stopChannel' }],
  [131047, { name: 'session window closed', class: 'windowClosed' }],
  [131048, { name: 'spam limit of the number', class: 'numberLimit', pauseSeconds: HOUR_SECONDS }],
  [131049, { name: 'not delivered, to protect the contact', class: 'muchLater' }],
  [OPTED_OUT, { name: 'contact stopped marketing messages', class: 'final' }],
  [131051, { name: 'message type not supported', class: 'fixRequest' }],
  [131052, { name: "contact's media could not be fetched", class: 'final' }],
  [131053, { name: 'media could not be uploaded', class: 'backOffBriefly' }],
  [131055, { name: 'method not allowed', class: 'fixRequest' }],
  [131056, { name: 'too many messages to this contact', class: 'pairLimit' }],
  [131057, { name: 'account in maintenance', class: 'backOff' }],
  [131062, { name: 'this message needs a phone number', class: 'fixRequest' }],
  [131063, { name: 'marketing disabled on this interface', class: 'fixRequest' }],
  [131064, { name: 'limit for misclassified templates', class: 'numberLimit', pauseSeconds: 6 * HOUR_SECONDS }],
  [PARAMETER_COUNT, { name: 'wrong number of template values', class: 'fixRequest' }],
  [TEMPLATE_MISSING, { name: 'template missing or not approved', class: 'fixRequest' }],
  [132005, { name: 'template text too long once filled', class: 'fixRequest' }],
  [132007, { name: 'template content against policy', class: 'fixRequest' }],
  [132008, { name: 'template value invalid', class: 'fixRequest' }],
  [132012, { name: 'template value of the wrong format', class: 'fixRequest' }],
  [TEMPLATE_PAUSED, { name: 'template paused', class: 'muchLater' }],
  [TEMPLATE_DISABLED, { name: 'template disabled', class: 'fixRequest' }],
  [132068, { name: 'form blocked', class: 'fixRequest' }],
  [132069, { name: 'form throttled', class: 'muchLater' }],
  [133000, { name: 'deregistration incomplete', class: 'fixRequest' }],
  [133004, { name: 'server temporarily unavailable', class: 'backOff' }],
  [133005, { name: 'wrong PIN', class: 'fixRequest' }],
  [133006, { name: 'number not verified', class: 'fixRequest' }],
  [133008, { name: 'too many wrong PINs', class: 'fixRequest' }],
  [133009, { name: 'PIN entered too fast', class: 'fixRequest' }],
  [133010, { name: 'number not registered', class: 'stopChannel' }],
  [133015, { name: 'number deleted just now', class: 'backOff' }],
  [133016, { name: 'registered too often', class: 'muchLater' }],
  [134011, { name: 'payment terms', class: 'fixRequest' }],
  [134100, { name: 'marketing messages only', class: 'fixRequest' }],
  [134101, { name: 'marketing template still syncing', class: 'backOff' }],
  [134102, { name: 'marketing interface unavailable', class: 'stopChannel' }],
  [135000, { name: 'error in the parameters', class: 'fixRequest' }],
  [136024, { name: 'code could not be requested', class: 'fixRequest' }],
  [136025, { name: 'code could not be verified', class: 'fixRequest' }],
  [137000, { name: 'identity key changed', class: 'final' }],
  [1752041, { name: 'onboarding', class: 'fixRequest' }],
])

const RANGES: readonly (readonly [from: number, to: number, meaning: ErrorMeaning])[] = [
  [200, 299, { name: 'permission denied', class: 'stopChannel' }],
  [138000, 138021, { name: 'calling', class: 'fixRequest' }],
  [139000, 139103, { name: 'forms and blocked contacts', class: 'fixRequest' }],
  [2_388_000, 2_388_999, { name: 'template or verification', class: 'fixRequest' }],
  [2_494_000, 2_494_999, { name: 'migration', class: 'fixRequest' }],
  [2_593_000, 2_593_999, { name: 'synchronisation', class: 'fixRequest' }],
]

export function classify(code: number, httpStatus: number): ErrorMeaning {
  return CODES.get(code) ?? RANGES.find(([from, to]) => from <= code && code <= to)?.[2] ?? unknownCode(httpStatus)
}

function unknownCode(httpStatus: number): ErrorMeaning {
  if (httpStatus === 429) return { name: 'too many requests', class: 'numberLimit' }
  if (httpStatus >= 500) return { name: 'unknown server error', class: 'backOffBriefly' }
  return { name: 'unknown error', class: 'final' }
}
