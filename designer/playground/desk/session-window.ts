/** How long the agent may still write freely: 24 hours from the contact's last message (Meta: customer service windows). */

export const WINDOW_MS = 24 * 60 * 60 * 1000
const CLOSING_MS = 60 * 60 * 1000

export type WindowState =
  | { readonly is: 'open' | 'closing'; readonly leftMs: number }
  | { readonly is: 'closed' }
  /** The contact never wrote. */
  | { readonly is: 'neverOpened' }

export function windowAt(now: number, lastInboundAt: number | undefined): WindowState {
  if (lastInboundAt === undefined) return { is: 'neverOpened' }
  const leftMs = lastInboundAt + WINDOW_MS - now
  if (leftMs <= 0) return { is: 'closed' }
  return { is: leftMs < CLOSING_MS ? 'closing' : 'open', leftMs }
}
