/** What is fed to a compiled machine. A timer is fed as XState's own `xstate.after...` event, by its id. */
import type { CaseStatus } from '../../nodes/case-status'
import type { Json } from '../../nodes/machine-parts'
import type { InboundContent } from '../conversation/inbound'
import type { Facts } from './facts'

interface Named {
  readonly id: string
  readonly name: string
}

export type RunEvent =
  | { readonly type: 'contact.replied'; readonly content: InboundContent }
  | { readonly type: 'send.accepted' }
  | { readonly type: 'send.refused'; readonly reason?: string }
  | { readonly type: 'send.windowClosed' }
  | { readonly type: 'case.assigned'; readonly agent: Named; readonly isTransfer: boolean; readonly priorAgent?: Named }
  /** The agent gave the case back to its queue. */
  | { readonly type: 'case.released'; readonly agent: Named }
  /** The case was taken from its agent, who did not give it back, and waits in a queue. */
  | { readonly type: 'case.unassigned'; readonly agent: Named }
  /** By a person or a program, to one with which the case goes on. */
  | { readonly type: 'case.statusSet'; readonly status: CaseStatus }
  | { readonly type: 'case.closed' }
  | { readonly type: 'queue.left' }
  | { readonly type: 'queue.unstaffed' }
  /** Rejected, or let run out. */
  | { readonly type: 'offer.rejected' }
  /** The contact wrote while the case waits, and no node asked for it. */
  | { readonly type: 'queue.message'; readonly content: InboundContent }
  /** `values`: of the paths asked for, in order; null where the answer has nothing there. */
  | { readonly type: 'request.answered'; readonly status: number; readonly values: readonly Json[] }
  | { readonly type: 'request.failed'; readonly reason: string }
  /** Only under plain XState: the engine hands facts in with every event. */
  | { readonly type: 'facts.changed'; readonly facts: Partial<Facts> }

export interface TimerEvent {
  readonly type: `xstate.after.${string}`
}
