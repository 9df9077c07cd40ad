/** Keeps the live stream open while somebody is signed in. */
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { noteUnread } from '../comments/unread'
import { type ConnectionState, type EventStream, followLive } from './live-connection'
import { LiveContext, type LiveNews } from './live-context'

interface LiveProviderProps {
  readonly children: ReactNode
  /** The server refused the stream. */
  readonly onRefused: () => void
  readonly open?: (after: number | undefined) => EventStream
}

const openStream = (after: number | undefined): EventStream =>
  new EventSource(`/api/v1/live${after === undefined ? '' : `?after=${after}`}`)

export function LiveProvider({ children, onRefused, open = openStream }: LiveProviderProps) {
  const [state, setState] = useState<ConnectionState>('connecting')
  const listeners = useRef(new Set<(news: LiveNews) => void>())
  const refused = useEffectEvent(onRefused)

  useEffect(() => {
    const tell = (news: LiveNews) => {
      for (const listener of listeners.current) listener(news)
    }
    return followLive({ open }, { state: setState, entry: tell, gap: () => tell('gap'), inbox: noteUnread, refused: () => refused() })
  }, [open])

  const subscribe = useCallback((listener: (news: LiveNews) => void) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  }, [])
  const live = useMemo(() => ({ state, subscribe }), [state, subscribe])
  return <LiveContext value={live}>{children}</LiveContext>
}
