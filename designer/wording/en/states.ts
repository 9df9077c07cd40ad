/** Words for the states of agents, cases and messages. */
import type { Presence } from '../../../engine/routing/protocol'
import type { CaseStatus } from '../../../nodes/case-status'
import type { Delivery } from '../../playground/delivery'

export const presence: Readonly<Record<Presence, string>> = { available: 'Available', busy: 'Busy', away: 'Away', offline: 'Offline' }

export const status: Readonly<Record<CaseStatus, string>> = {
  open: 'Open',
  pending: 'Pending',
  escalated: 'Escalated',
  resolved: 'Resolved',
  closed: 'Closed',
}

export const delivery: Readonly<Record<Delivery, string>> = {
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not delivered',
  checking: 'Checking whether it went out',
  unknown: 'Nobody can say whether it went out',
}
