/** The closed union of what a conversation reacts to. All of it is JSON; an event is handled once, in order of acceptance. */
import type { CaseStatus } from '../../nodes/case-status'
import type { Json } from '../../nodes/machine-parts'
import type { OutgoingMessage } from '../effects/message'
import type { EffectResult } from '../effects/types'
import type { RoutingDecision } from '../routing/protocol'
import type { ContactDetails, InboundMessage, StatusUpdate } from './inbound'

/** Who did it, for history and audit: a person, a program with the admin token, or the script itself. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string }
  | { readonly kind: 'program'; readonly name: string }
  | { readonly kind: 'script'; readonly scriptId: string; readonly version: number }

export type ConversationEvent =
  | {
      readonly type: 'message.received'
      readonly channelId: string
      readonly contactId: string
      readonly contact: ContactDetails
      readonly message: InboundMessage
    }
  | { readonly type: 'status.received'; readonly update: StatusUpdate }
  /** A call opens the session window like a message (Meta: customer service windows). */
  | { readonly type: 'call.received'; readonly contact: ContactDetails; readonly at: number }
  /** The contact told Meta to stop or resume marketing; it holds for the whole business. */
  | { readonly type: 'preference.changed'; readonly wants: 'stop' | 'resume' }
  /** Identifiers or names learned elsewhere (system messages, later linking). */
  | { readonly type: 'contact.changed'; readonly contact: ContactDetails }
  | EffectResult
  | RoutingDecision
  /** A timer that this conversation armed; anything not armed any more is ignored. */
  | { readonly type: 'timer.due'; readonly armingId: string }
  /** The agent who has the case writes; `clientId` makes a resubmitted reply the same reply. */
  | {
      readonly type: 'agent.replied'
      readonly actor: Actor
      readonly agentId: string
      readonly decision: number
      readonly clientId: string
      readonly message: OutgoingMessage
    }
  | { readonly type: 'status.set'; readonly actor: Actor; readonly status: CaseStatus; readonly decision?: number }
  /** A program or person begins: the contact has not written (or not lately), so the script has to begin with a template. */
  | {
      readonly type: 'run.requested'
      readonly actor: Actor
      readonly channelId: string
      readonly contactId: string
      readonly contact: ContactDetails
      readonly scriptId: string
      readonly variables: Readonly<Record<string, Json>>
    }
  /** New cases get another version now: the run that is meant goes on in it, or ends. Any other run is left alone. */
  | {
      readonly type: 'run.change'
      readonly how: 'move' | 'interrupt'
      readonly scriptId: string
      readonly run: number
      readonly toVersion: number
      readonly toHash: string
    }
  /** A send that stayed unknown: a person lets it rest, or sends it again as a new effect (requirement R12). */
  | { readonly type: 'send.settle'; readonly actor: Actor; readonly effectId: string; readonly how: 'sendAgain' | 'letRest' }

/** What became of a run that was to change. `finishing`: it cannot move and goes on as it is. `gone`: it was over before. */
export interface RunChangeAnswer {
  readonly ok: true
  readonly became: 'moved' | 'finishing' | 'interrupted' | 'gone'
}
