/** The inbox while it is open: page by page, and again whenever the live stream says that it has changed. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { type InboxItem, markRead, readInbox } from '../api/comments'
import { createRefresher, type Refresher } from '../live/refresher'
import { noteUnread, useUnread } from './unread'

export interface Inbox {
  /** Newest first; undefined until it was read. */
  readonly items: readonly InboxItem[] | undefined
  readonly error: unknown
  readonly hasMore: boolean
  more(): void
  reload(): void
  /** Of what is listed, or of one thread. */
  markRead(thread?: string): Promise<void>
}

interface Read {
  readonly items?: readonly InboxItem[]
  readonly next?: string | undefined
  readonly error?: unknown
}

export function useInbox(): Inbox {
  const unread = useUnread()
  const [read, setRead] = useState<Read>({})
  const refresher = useRef<Refresher>(undefined)

  const load = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const page = await readInbox(signal)
      if (!signal.aborted) setRead(({ items = [], next }) => withNewest(items, next, page))
    } catch (error) {
      if (!signal.aborted) setRead((before) => ({ ...before, error }))
    }
  })
  useEffect(() => {
    const current = createRefresher((signal) => load(signal))
    refresher.current = current
    return current.stop
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count says that something came, or was read
  useEffect(() => void refresher.current?.refresh(), [unread])

  async function more() {
    if (read.next === undefined) return
    try {
      const { items, next } = await readInbox(new AbortController().signal, read.next)
      setRead((before) => ({ items: [...(before.items ?? []), ...items], next }))
    } catch (error) {
      setRead((before) => ({ ...before, error }))
    }
  }

  return {
    items: read.items,
    error: read.error,
    hasMore: read.next !== undefined,
    more: () => void more(),
    reload: () => void refresher.current?.refresh(),
    async markRead(thread) {
      // what comes after the list was read was not seen
      const until = read.items?.[0]?.at
      if (thread === undefined && until === undefined) return
      const { unread: left } = await markRead(thread === undefined ? { until: until ?? 0 } : { thread })
      noteUnread(left)
      const isRead = (item: InboxItem) => item.isRead || thread === undefined || item.thread === thread
      setRead((before) => ({ ...before, items: before.items?.map((item) => ({ ...item, isRead: isRead(item) })) ?? [] }))
    },
  }
}

/** Older pages that were read before stay. */
function withNewest(before: readonly InboxItem[], next: string | undefined, page: Read): Read {
  const { items = [] } = page
  const oldest = items.at(-1)
  const older = oldest ? before.filter((item) => item.at < oldest.at) : []
  return { items: [...items, ...older], next: older.length > 0 ? next : page.next }
}
