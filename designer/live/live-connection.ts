/**
 * Follows history as it happens, over one stream.
 *
 * C1. Every entry is told once: after a break the stream goes on behind the last cursor that was told.
 * C2. A gap (the server forgot what we missed) is told as such: whoever shows a view loads it again.
 * C3. The stream is open only while the page is looked at. Who looks again has missed something: that counts as a gap.
 * C4. A break is told once it lasts longer than a moment, so that a restart of the stream does not flicker.
 */
import type { KeptEntry } from '../../engine/history/entries'
import { whileLookedAt } from './while-looked-at'

export type ConnectionState = 'connecting' | 'open' | 'lost'

export interface LiveListener {
  entry(entry: KeptEntry): void
  gap(): void
  state(state: ConnectionState): void
  /** How many comments concern who is signed in and are not read. */
  inbox(unread: number): void
  /** The stream was refused, not only cut: perhaps nobody is signed in any more. */
  refused(): void
}

/** As much of EventSource as is used. */
export interface EventStream {
  readonly readyState: number
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

export interface LiveOptions {
  /** Opens the stream behind a cursor, or at the newest entry. */
  open(after: number | undefined): EventStream
  readonly retryMs?: number
  /** How long a break may last before it is told. */
  readonly graceMs?: number
}

const CLOSED = 2

/** Starts at once; the returned function ends it. */
export function followLive({ open, retryMs = 2000, graceMs = 1500 }: LiveOptions, listener: LiveListener): () => void {
  listener.state('connecting')
  // also a page that was opened unseen has loaded its views by the time it is looked at
  let hasMissed = document.visibilityState === 'hidden'
  return whileLookedAt(() => {
    const end = follow({ open, retryMs, graceMs, hasMissed }, listener)
    hasMissed = true
    return end
  })
}

interface FollowOptions extends Required<LiveOptions> {
  /** Views may be older than the stream. */
  readonly hasMissed: boolean
}

function follow({ open, retryMs, graceMs, hasMissed }: FollowOptions, listener: LiveListener): () => void {
  let isToTellGap = hasMissed
  let cursor: number | undefined
  let stream: EventStream
  let retry: ReturnType<typeof setTimeout> | undefined
  let grace: ReturnType<typeof setTimeout> | undefined

  const reached = ({ lastEventId }: MessageEvent<string>) => {
    if (lastEventId) cursor = Number(lastEventId)
  }
  const isBack = () => {
    clearTimeout(grace)
    grace = undefined
    listener.state('open')
  }
  const isAway = () => {
    grace ??= setTimeout(() => listener.state('lost'), graceMs)
  }

  function connect() {
    stream = open(cursor)
    stream.addEventListener('open', (event) => {
      reached(event)
      isBack()
      if (isToTellGap) listener.gap()
      isToTellGap = false
    })
    stream.addEventListener('entry', (event) => {
      const entry = JSON.parse(event.data) as KeptEntry
      if (cursor !== undefined && entry.cursor <= cursor) return
      reached(event)
      listener.entry(entry)
    })
    stream.addEventListener('gap', (event) => {
      reached(event)
      listener.gap()
    })
    stream.addEventListener('inbox', ({ data }) => listener.inbox((JSON.parse(data) as { readonly unread: number }).unread))
    stream.addEventListener('error', () => {
      isAway()
      // a cut stream comes back by itself; a refused one does not
      if (stream.readyState !== CLOSED) return
      listener.refused()
      clearTimeout(retry)
      retry = setTimeout(connect, retryMs)
    })
  }

  connect()
  return () => {
    clearTimeout(retry)
    clearTimeout(grace)
    stream.close()
  }
}
