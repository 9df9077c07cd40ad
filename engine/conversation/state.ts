/**
 * What a conversation remembers: one contact on one channel, its cases one after another, and its messages on the way out.
 *
 * C1. `effects`, `cases`, `runs` and `armings` only grow: ids made from them name one thing for ever.
 * C2. `outgoing` is in order; only its head may be on its way.
 * C3. `theCase.decision` is the highest routing decision applied.
 */
import type { CaseStatus } from '../../nodes/case-status'
import type { OutgoingMessage } from '../effects/message'
import type { OutgoingRequest } from '../effects/types'
import type { RunSnapshot } from '../run/snapshot'
import type { Actor } from './events'
import type { ContactDetails, InboundContent } from './inbound'

export interface Outgoing {
  readonly effectId: string
  readonly attempt: number
  readonly tries: number
  readonly message: OutgoingMessage
  readonly by: Actor
  /** The run that waits for what becomes of it. */
  readonly runId?: string
  readonly state: 'waiting' | 'onItsWay' | 'retrying' | 'inDoubt'
  /** When it was handed to its performer, ms. */
  readonly performedAt?: number
  /** The timer of a retry or of the end of doubt. */
  readonly armingId?: string
}

/** A file that a contact sent, until it is stored or given up. */
export interface Fetching {
  readonly effectId: string
  readonly attempt: number
  readonly mediaId: string
  readonly mimeType: string
  /** The timer of the next try. */
  readonly armingId?: string
}

/** The request that the run waits for: one at a time. */
export interface Requesting {
  readonly effectId: string
  readonly attempt: number
  readonly request: OutgoingRequest
  /** The timer of the next try. */
  readonly armingId?: string
}

/** Nobody can say whether it went out; kept until a status or a person settles it. */
export interface UnknownSend {
  readonly effectId: string
  readonly message: OutgoingMessage
  readonly by: Actor
}

export interface CaseState {
  readonly number: number
  readonly status: CaseStatus
  /** `none`: in no queue, with nobody. `leaving`: asked routing to let it go. */
  readonly ownership: 'none' | 'queued' | 'leaving' | 'offered' | 'assigned'
  readonly decision: number
  /** Routing was told that the case is over; until it confirms, what it decided before is out of date. */
  readonly isEnding?: boolean
  readonly skill: string
  readonly agentId?: string
  readonly isStaffed: boolean
  /** Who had this case last. */
  readonly lastAgentId?: string
  /** In the order in which they were added; missing while there is none. */
  readonly tags?: readonly string[]
  /** How many there are; what they say is history. */
  readonly notes?: number
  readonly run?: RunSnapshot
  readonly runStartedAt?: number
  /** The send that the run waits for. */
  readonly awaiting?: string
  /** What the run has asked another system. */
  readonly request?: Requesting
  /** A reply that came while the question was on its way; it counts once the question is known to have gone out. */
  readonly heldReply?: InboundContent
  /** Timers of the run that fired since the contact last wrote (requirement R27). */
  readonly timeouts: number
}

export interface ConversationState {
  readonly channelId: string
  readonly contactId: string
  readonly contact: ContactDetails
  readonly lastInboundAt: number | null
  /** The wamid of what the contact said last, by the contact's own time; missing before the first. */
  readonly lastInboundId?: string
  /** Marketing templates are not sent to this contact any more. */
  readonly isOptedOut: boolean
  readonly effects: number
  readonly cases: number
  readonly runs: number
  readonly armings: number
  readonly theCase: CaseState | null
  /** Who had any case of this customer last. */
  readonly lastAgentId?: string
  readonly outgoing: readonly Outgoing[]
  readonly fetching: readonly Fetching[]
  readonly unknown: readonly UnknownSend[]
  /** Agents' replies by client id, newest last. */
  readonly replies: readonly { readonly clientId: string; readonly effectId: string }[]
  /** When the script's last requests were made, ms, for the brake on them; missing before the first. */
  readonly requestedAt?: readonly number[]
  /** When the script's last messages were queued, ms, for the brake on automatic messages. */
  readonly automaticAt: readonly number[]
}

/** The one named value under which a host keeps it. */
export const STATE = 'state'

/** No more than this waits to go out; an agent's further reply is refused, a script's is a refused send. */
export const MAX_OUTGOING = 50
export const MAX_UNKNOWN = 50
export const MAX_REPLIES = 50
