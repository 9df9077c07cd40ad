/**
 * The closed union of what the engine asks of the outside world. Every member has one performer (effects/performers.ts), and
 * the type there refuses a member without one.
 *
 * Effect id = conversation key + '#' + a number that counts every effect the conversation ever made, so a
 * repeated commit or a replay names the same effect again.
 */
import type { Json } from '../../nodes/machine-parts'
import type { OutgoingMessage } from './message'

/** Where a message goes. At least one is there; a number-less contact has only the business-scoped user id. */
export interface Recipient {
  /** E.164 digits without the plus, as Meta's `wa_id`. */
  readonly phone?: string
  /** Business-scoped user id. */
  readonly userId?: string
}

export interface SendMessage {
  readonly type: 'sendMessage'
  readonly id: string
  /** Which try of this effect: 1 for the first. A try is claimed before the request leaves. */
  readonly attempt: number
  /** How many of the attempts, this one included, were more than a wait for their turn: by this the patience with refusals is counted. */
  readonly tries: number
  readonly channelId: string
  readonly to: Recipient
  readonly message: OutgoingMessage
  /** Free-form messages: do not send at or after this time (the session window's end less the safety margin), ms. */
  readonly notAfter?: number
}

export interface FetchMedia {
  readonly type: 'fetchMedia'
  readonly id: string
  readonly attempt: number
  readonly channelId: string
  /** Meta's media id; its url is asked for anew each time. */
  readonly mediaId: string
  readonly mimeType: string
}

/** A request to another system, ready but for its secrets, which no conversation ever holds. */
export interface OutgoingRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** `before`, then the secret of that name. */
  readonly secretHeaders: readonly { readonly name: string; readonly before: string; readonly secret: string }[]
  readonly body?: { readonly type: string; readonly text: string }
  /** JSON paths of the values of the answer that are wanted; the rest of it is not kept. */
  readonly paths: readonly string[]
  /** For one try. */
  readonly timeoutMs: number
  readonly tries: number
  /** Made twice it does no harm. */
  readonly isRepeatable: boolean
}

export interface HttpRequest {
  readonly type: 'httpRequest'
  readonly id: string
  readonly attempt: number
  readonly request: OutgoingRequest
}

export type Effect = SendMessage | FetchMedia | HttpRequest

/** Why the provider refused, as it said so. */
export interface Refusal {
  readonly code: number
  readonly message: string
  readonly details?: string
}

/**
 * What became of an effect; delivered as an event to the conversation that asked.
 * `inDoubt`: the request left and no answer came, or the process died in between: it may or may not have gone out.
 */
export type EffectResult =
  | { readonly type: 'send.accepted'; readonly effectId: string; readonly attempt: number; readonly wamid: string; readonly waId?: string }
  | {
      readonly type: 'send.refused'
      readonly effectId: string
      readonly attempt: number
      readonly refusal: Refusal
      /** Set when a further try makes sense: milliseconds to wait. */
      readonly retryAfterMs?: number
      /** Not even asked: it waited for its turn. The try does not count. */
      readonly notTried?: true
      /** The contact asked for no more marketing (131050). */
      readonly optedOut?: boolean
    }
  | { readonly type: 'send.windowClosed'; readonly effectId: string; readonly attempt: number; readonly refusal?: Refusal }
  | { readonly type: 'send.inDoubt'; readonly effectId: string; readonly attempt: number; readonly reason: string }
  | {
      readonly type: 'media.stored'
      readonly effectId: string
      readonly attempt: number
      /** Our own id; the file is DATA_DIR/media/<id>. */
      readonly storedAs: string
      readonly mimeType: string
      readonly bytes: number
      readonly sha256: string
    }
  | {
      readonly type: 'media.failed'
      readonly effectId: string
      readonly attempt: number
      readonly reason: string
      readonly retryAfterMs?: number
    }
  | {
      readonly type: 'request.answered'
      readonly effectId: string
      readonly attempt: number
      readonly status: number
      /** Of the paths asked for, in order; null where the answer has nothing there. */
      readonly values: readonly Json[]
      readonly retryAfterMs?: number
    }
  /** Nothing came back, or nothing that can be used; where `isInDoubt`, the other system may have done what it was asked. */
  | {
      readonly type: 'request.failed'
      readonly effectId: string
      readonly attempt: number
      readonly reason: string
      readonly isInDoubt?: true
      readonly retryAfterMs?: number
    }

/** The performers' ledger: claimed before the request leaves, then one of the others. Terminal but for `unknown`, which a status may settle. */
export type LedgerState = 'pending' | 'claimed' | 'accepted' | 'failed' | 'unknown'
