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

const SHOWN_ON_DESK: ReadonlySet<string> = new Set([
  'message.received',
  'message.queued',
  'screen.popped',
  'contact.changed',
  'case.tagged',
  'case.noted',
])

/** A desk also shows names, last messages, pages that were opened, tags and notes. */
export const concernsDesk = (kept: KeptEntry): boolean => concernsRouting(kept) || SHOWN_ON_DESK.has(kept.entry.type)

/** Cases come and go, and their runs start. */
export const concernsCases = ({ entry }: KeptEntry): boolean => entry.type === 'case.opened' || entry.type === 'contact.changed'
