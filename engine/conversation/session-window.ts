/** The session window: free-form messages may go out for 24 hours after the contact's last message (Meta: customer service window). */
import type { OutgoingMessage } from '../effects/message'

const WINDOW_MS = 24 * 60 * 60 * 1000
/** Our clock and Meta's differ, and a request takes time (requirement R15). */
const MARGIN_MS = 60 * 1000

/** The time from which free-form messages must not be sent, undefined for a template, which always may. */
export function notAfter(message: OutgoingMessage, lastInboundAt: number | null): number | undefined {
  return message.type === 'template' ? undefined : closesAt(lastInboundAt)
}

/** Whether a free-form message may be sent then. */
export function isWindowOpen(lastInboundAt: number | null, at: number): boolean {
  return at < closesAt(lastInboundAt)
}

function closesAt(lastInboundAt: number | null): number {
  return lastInboundAt === null ? 0 : lastInboundAt + WINDOW_MS - MARGIN_MS
}

export function isOutsideWindow(message: OutgoingMessage, lastInboundAt: number | null, now: number): boolean {
  const limit = notAfter(message, lastInboundAt)
  return limit !== undefined && now >= limit
}
