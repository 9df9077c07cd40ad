/** Hands the one live stream to every part of the page that follows it. */
import { createContext, useContext } from 'react'
import type { KeptEntry } from '../../engine/history/entries'
import type { ConnectionState } from './live-connection'

/** An entry, or `gap`: something was missed, so load again. */
export type LiveNews = KeptEntry | 'gap'

export interface Live {
  readonly state: ConnectionState
  /** Calls back with news until the returned function is called. */
  subscribe(listener: (news: LiveNews) => void): () => void
}

export const LiveContext = createContext<Live>({ state: 'connecting', subscribe: () => () => {} })

export const useLive = (): Live => useContext(LiveContext)
