/** How far a message got: a lattice, so that statuses may come in any order, twice, or not at all (requirement R9). */
import { MESSAGE_STATUSES, type MessageStatus } from '../../conversation/inbound'

/** accepted < sent < failed < delivered < read < played: a late `sent` never undoes `failed`, evidence of delivery does. */
export function higherStatus(a: MessageStatus, b: MessageStatus): MessageStatus {
  return MESSAGE_STATUSES.indexOf(a) >= MESSAGE_STATUSES.indexOf(b) ? a : b
}
