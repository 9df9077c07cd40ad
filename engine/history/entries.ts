/**
 * What happened, in the order in which it happened to one object. Nothing decides from history; screens, reports, replays and
 * back-tests read it. An entry carries no time or sequence of its own: the host adds object, sequence and time.
 */
import type { CaseStatus } from '../../nodes/case-status'
import type { Json } from '../../nodes/machine-parts'
import type { Actor } from '../conversation/events'
import type { ContactDetails, InboundMessage, MessageStatus } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { Recipient, Refusal } from '../effects/types'
import type { RoutingDecision } from '../routing/protocol'

/** One node of a run's way: what it did and by which port it was left; `port` is missing where the run still waits. */
export interface TraceStep {
  readonly node: string
  readonly kind: string
  readonly port?: string
  /** The port had no link, and the run went on by this one's: `default`, `error handler`, `default skill`. */
  readonly fellBackTo?: 'default' | 'errorHandler' | 'defaultSkill'
  /** Variable -> new value; sensitive ones are masked. */
  readonly changed?: Readonly<Record<string, Json>>
  readonly effects?: readonly string[]
  readonly fault?: string
}

export const RUN_ENDS = ['end', 'fault', 'interrupted', 'moved', 'unhandledPort'] as const
export type RunEnd = (typeof RUN_ENDS)[number]

export type HistoryEntry =
  | {
      readonly type: 'case.opened'
      readonly caseNumber: number
      readonly channelId: string
      readonly contactId: string
      readonly contact: ContactDetails
    }
  | { readonly type: 'case.status'; readonly caseNumber: number; readonly status: CaseStatus; readonly by: Actor }
  | { readonly type: 'case.tagged'; readonly caseNumber: number; readonly tags: readonly string[]; readonly by: Actor }
  | { readonly type: 'case.noted'; readonly caseNumber: number; readonly text: string; readonly by: Actor }
  | { readonly type: 'contact.changed'; readonly contact: ContactDetails }
  | { readonly type: 'contact.preference'; readonly wants: 'stop' | 'resume' }
  | { readonly type: 'message.received'; readonly caseNumber: number; readonly message: InboundMessage }
  | {
      readonly type: 'message.queued'
      readonly caseNumber: number
      readonly effectId: string
      readonly to: Recipient
      readonly message: OutgoingMessage
      readonly by: Actor
    }
  | {
      readonly type: 'message.status'
      readonly effectId: string
      readonly status: MessageStatus
      readonly wamid?: string
      readonly refusal?: Refusal
    }
  /** `unknown`: nobody can say whether it went out; a person decides. */
  | {
      readonly type: 'message.doubt'
      readonly effectId: string
      readonly state: 'inDoubt' | 'unknown' | 'confirmed' | 'rested'
      readonly reason?: string
    }
  | {
      readonly type: 'message.notSent'
      readonly effectId: string
      readonly reason: 'windowClosed' | 'refused' | 'optedOut'
      readonly refusal?: Refusal
    }
  | { readonly type: 'run.started'; readonly caseNumber: number; readonly run: number; readonly scriptId: string; readonly version: number }
  | {
      readonly type: 'run.stepped'
      readonly caseNumber: number
      readonly run: number
      readonly event: string
      readonly steps: readonly TraceStep[]
    }
  | {
      readonly type: 'run.ended'
      readonly caseNumber: number
      readonly run: number
      /** `moved`: the run that starts next goes on in another version. */
      readonly how: RunEnd
      readonly reason?: string
    }
  | { readonly type: 'fault'; readonly caseNumber: number; readonly what: string; readonly where?: string }
  | { readonly type: 'routing.decided'; readonly decision: RoutingDecision }
  | { readonly type: 'screen.popped'; readonly caseNumber: number; readonly agentId: string; readonly url: string; readonly title: string }
  | { readonly type: 'media.requested'; readonly effectId: string; readonly mediaId: string }
  | {
      readonly type: 'media.stored'
      readonly effectId: string
      readonly storedAs: string
      readonly mimeType: string
      readonly bytes: number
    }
  /** Not there for good, or not yet: another try is armed while `willRetry`. */
  | { readonly type: 'media.missing'; readonly effectId: string; readonly reason: string; readonly willRetry: boolean }
  /** `where`: the address without what stands behind the question mark, which may be about the contact. */
  | {
      readonly type: 'request.made'
      readonly caseNumber: number
      readonly effectId: string
      readonly method: string
      readonly where: string
    }
  /** Without a status nothing came back. Another try is armed while `willRetry`. */
  | {
      readonly type: 'request.ended'
      readonly effectId: string
      readonly status?: number
      readonly reason?: string
      readonly willRetry: boolean
    }
  | { readonly type: 'agent.presence'; readonly agentId: string; readonly presence: string }

/** As kept: `sequence` counts the entries of one object, `cursor` those of the whole store. */
export interface KeptEntry {
  readonly cursor: number
  readonly object: string
  readonly sequence: number
  readonly at: number
  readonly entry: HistoryEntry
}
