/** A view of the server that is loaded again whenever live news concern it. What is shown stays while newer data is on its way. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type LiveNews, useLive } from './live-context'
import { createRefresher, type Refresher } from './refresher'

export interface LiveView<Data> {
  /** Undefined until it was loaded once. */
  readonly data: Data | undefined
  /** Why the last attempt failed. */
  readonly error: unknown
  /** Resolves once it was loaded again, or failed to. */
  reload(): Promise<void>
}

export interface LiveViewOptions<Data> {
  /** What is shown; another one starts from nothing. Undefined: nothing is loaded. */
  readonly of: string | undefined
  load(signal: AbortSignal): Promise<Data>
  /** Whether this entry changes the view. A gap always does. */
  concerns(entry: Exclude<LiveNews, 'gap'>): boolean
  /** How long news are gathered before it is loaded again; more for what is dear to load and need not be there at once. */
  readonly gatherMs?: number
}

/** News come in bursts: one message makes several entries. */
const GATHER_MS = 40

interface Loaded<Data> {
  readonly of: string | undefined
  readonly data?: Data
  readonly error?: unknown
}

export function useLiveView<Data>({ of, load, concerns, gatherMs = GATHER_MS }: LiveViewOptions<Data>): LiveView<Data> {
  const { state, subscribe } = useLive()
  const [loaded, setLoaded] = useState<Loaded<Data>>({ of })
  const refresher = useRef<Refresher>(undefined)
  const reload = useCallback(async () => refresher.current?.refresh(), [])
  const loadNow = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const data = await load(signal)
      if (!signal.aborted) setLoaded({ of, data })
    } catch (error) {
      if (!signal.aborted) setLoaded((before) => (before.of === of ? { ...before, error } : { of, error }))
    }
  })
  const isConcerned = useEffectEvent((news: LiveNews) => news === 'gap' || concerns(news))
  const retryFailed = useEffectEvent(() => {
    if (loaded.error !== undefined) void reload()
  })

  useEffect(() => {
    if (of === undefined) return
    const current = createRefresher((signal) => loadNow(signal))
    refresher.current = current
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = subscribe((news) => {
      if (!isConcerned(news)) return
      timer ??= setTimeout(() => {
        timer = undefined
        void current.refresh()
      }, gatherMs)
    })
    void current.refresh()
    return () => {
      clearTimeout(timer)
      unsubscribe()
      current.stop()
    }
  }, [of, subscribe, gatherMs])

  // the stream goes on where it was cut, so only what failed meanwhile is missing
  useEffect(() => {
    if (state === 'open') retryFailed()
  }, [state])

  const isCurrent = loaded.of === of
  return { data: isCurrent ? loaded.data : undefined, error: isCurrent ? loaded.error : undefined, reload }
}
