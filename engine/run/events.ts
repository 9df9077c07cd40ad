/** What is fed to a compiled machine. A timer is fed as XState's own `xstate.after...` event, by its id. */
import type { InboundContent } from '../conversation/inbound'
import type { Facts } from './facts'

export type RunEvent =
  | { readonly type: 'contact.replied'; readonly content: InboundContent }
  | { readonly type: 'send.accepted' }
  | { readonly type: 'send.refused'; readonly reason?: string }
  | { readonly type: 'send.windowClosed' }
  | { readonly type: 'case.assigned'; readonly agent: { readonly id: string; readonly name: string }; readonly isTransfer: boolean }
  | { readonly type: 'case.closed' }
  | { readonly type: 'queue.left' }
  | { readonly type: 'queue.unstaffed' }
  /** Only under plain XState: the engine hands facts in with every event. */
  | { readonly type: 'facts.changed'; readonly facts: Partial<Facts> }

export interface TimerEvent {
  readonly type: `xstate.after.${string}`
}
