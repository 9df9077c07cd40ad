/**
 * What conversations and agents may ask of routing, and what routing decides.
 *
 * P1. Routing alone decides ownership. Every decision about a case carries a number that grows per case; a conversation
 *     applies higher numbers and ignores the rest.
 * P2. An agent's command names the number it acts under; routing refuses a command under an older one.
 * P3. Leaving a queue is a request: `left` or `assigned` answers, and one of them wins.
 * P4. The place in the queue belongs to the case: joining again keeps the enqueue time.
 */

/**
 * P5. A request carries the highest decision number that the conversation has applied. Routing keeps nothing of a case that left or is
 *     over; when such a case joins again, numbers go on above the request's. `case.leave` and `case.over` are always answered (`left`,
 *     `over`; or the assignment that won), also for a case that routing does not hold, so that a conversation never waits in vain.
 */

/** `<conversation key>/<case number>`; unique for ever. */
export type CaseKey = string

export interface CaseWish {
  readonly skill: string
  /** 0 to 1000, high first. */
  readonly priority: number
  /** 1 is best, 20 worst; both inclusive. */
  readonly bestProficiency: number
  readonly worstProficiency: number
}

export type RoutingRequest =
  | ({
      readonly type: 'case.join'
      readonly caseKey: CaseKey
      readonly decision: number
      readonly conversation: string
      readonly channelId: string
      /** Who handled this case, then this customer, before; by the skill's focus one of them is preferred. */
      readonly lastAgents: { readonly perCase?: string; readonly perCustomer?: string }
    } & CaseWish)
  | { readonly type: 'case.leave'; readonly caseKey: CaseKey; readonly decision: number; readonly conversation: string }
  /** The case is resolved or closed: whoever has it is free of it. */
  | { readonly type: 'case.over'; readonly caseKey: CaseKey; readonly decision: number; readonly conversation: string }

/** What agents and supervisors do. `decision` is the number the command acts under. */
export type AgentCommand =
  | { readonly type: 'agent.presence'; readonly agentId: string; readonly presence: Presence }
  | { readonly type: 'offer.accept'; readonly agentId: string; readonly caseKey: CaseKey; readonly decision: number }
  | {
      readonly type: 'offer.reject'
      readonly agentId: string
      readonly caseKey: CaseKey
      readonly decision: number
      readonly reason?: string
    }
  /** Gives the case back to its queue, with its original enqueue time. */
  | { readonly type: 'case.release'; readonly agentId: string; readonly caseKey: CaseKey; readonly decision: number }
  | {
      readonly type: 'case.transfer'
      readonly agentId: string
      readonly caseKey: CaseKey
      readonly decision: number
      readonly to: { readonly skill: string } | { readonly agent: string }
    }

export type RoutingTimer =
  | { readonly type: 'offer.expired'; readonly caseKey: CaseKey; readonly decision: number }
  | { readonly type: 'preference.expired'; readonly caseKey: CaseKey; readonly armingId: string }
  | { readonly type: 'cooldown.ended'; readonly caseKey: CaseKey; readonly agentId: string; readonly armingId: string }

/** Routing to itself: the next batch of a look at many cases or agents, so that no single event grows with their number. */
export type RoutingReview =
  /** `after`: the place in the queue that was looked at last; null begins at its head. */
  | {
      readonly type: 'queue.review'
      readonly skill: string
      readonly after: { readonly priority: number; readonly enqueuedAt: number; readonly caseKey: CaseKey } | null
    }
  | { readonly type: 'agents.review'; readonly agentIds: readonly string[] }

/** The directory changed (new capacity, skill removed): look again. */
export type RoutingEvent = RoutingRequest | AgentCommand | RoutingTimer | RoutingReview | { readonly type: 'directory.changed' }

export const PRESENCES = ['available', 'busy', 'away', 'offline'] as const
/** Only `available` is offered cases; `busy` and `away` are signed in, `offline` is not. */
export type Presence = (typeof PRESENCES)[number]

/** Goes to the conversation. */
export interface RoutingDecision {
  readonly type: 'routing.decided'
  readonly caseKey: CaseKey
  readonly decision: number
  readonly what:
    | {
        readonly is: 'queued'
        readonly skill: string
        /** `staffingChanged`: the place is the same, only `isStaffed` is another. */
        readonly because: 'joined' | 'rejected' | 'offerExpired' | 'released' | 'transferred' | 'agentLeft' | 'staffingChanged'
        /** Somebody who may take it is signed in, free or not. */
        readonly isStaffed: boolean
      }
    | { readonly is: 'offered'; readonly skill: string; readonly agentId: string; readonly expiresAt: number }
    | {
        readonly is: 'assigned'
        readonly skill: string
        readonly agentId: string
        /** From one agent to another by name. */
        readonly isTransfer: boolean
        readonly priorAgentId?: string
      }
    | { readonly is: 'left' }
    | { readonly is: 'over' }
}

/** What `ask` answers an agent's command. */
export type CommandAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string }
