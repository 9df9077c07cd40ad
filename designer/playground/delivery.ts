/** How far a message got, as both screens show it. */
import type { MessageView } from '../../engine/views/message-view'

export type Delivery = 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'checking' | 'unknown'

type OutgoingView = Extract<MessageView, { direction: 'out' }>

/** A message in doubt shows as checking: it is never sent a second time behind the agent's back (requirement R12). */
export function deliveryOf({ status, doubt, notSent }: Pick<OutgoingView, 'status' | 'doubt' | 'notSent'>): Delivery {
  if (notSent !== undefined) return 'failed'
  switch (status) {
    case 'delivered':
    case 'failed':
    case 'read':
      return status
    case 'played':
      return 'read'
    case 'accepted':
    case 'sent':
      return 'sent'
    case undefined:
      return doubt === 'inDoubt' ? 'checking' : doubt === 'unknown' || doubt === 'rested' ? 'unknown' : 'sending'
    default:
      return status satisfies never
  }
}
