/** Which entries of history change which view. */
import type { KeptEntry } from '../../engine/history/entries'

/** Name under which a conversation's entries are kept. */
const objectOf = (conversation: string) => `conversation/${conversation}`

export const concernsConversation =
  (conversation: string | undefined) =>
  ({ object }: KeptEntry): boolean =>
    conversation !== undefined && object === objectOf(conversation)

/** Who waits, is offered or has what; presence changes what an agent is offered. */
export const concernsRouting = ({ entry }: KeptEntry): boolean =>
  entry.type === 'routing.decided' || entry.type === 'agent.presence' || entry.type === 'case.status'

/** A desk also shows names, last messages and pages that were opened. */
export const concernsDesk = (kept: KeptEntry): boolean =>
  concernsRouting(kept) || ['message.received', 'message.queued', 'screen.popped', 'contact.changed'].includes(kept.entry.type)

/** Cases come and go, and their runs start. */
export const concernsCases = ({ entry }: KeptEntry): boolean => entry.type === 'case.opened' || entry.type === 'contact.changed'
