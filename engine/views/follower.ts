/**
 * Follows history: projects it into the views and then passes it on to whoever looks at it live, so that a screen that was told of an
 * entry finds it in the views.
 *
 * It runs off the path of acknowledgements: one small batch at a time, and while others keep the process busy it takes about a tenth
 * of the time. What it has not taken yet waits in the store.
 */
import { performance } from 'node:perf_hooks'
import type { KeptEntry } from '../history/entries'

export interface HistoryReader {
  /** Entries with a cursor above the given one, in order, about `limit` of them; none only when there are no more. */
  after(cursor: number, limit: number): readonly KeptEntry[] | Promise<readonly KeptEntry[]>
}

export interface FollowerOptions {
  readonly history: HistoryReader
  readonly views: { cursor(): number; project(entries: readonly KeptEntry[]): void }
  /** Called with every batch after it was projected. */
  readonly onProjected?: (entries: readonly KeptEntry[]) => void
  /** The store could not be read, or the views not be written; it is tried again after a second. */
  readonly onError: (error: unknown) => void
  /** How often history is looked at while nobody calls `nudge`, ms. */
  readonly pollMs?: number
}

export interface Follower {
  /** There is something new: look now. */
  nudge(): void
  /** Resolves when all that history held at the time of the call has been projected. */
  settled(): Promise<void>
  close(): void
}

/** Holds the loop for a few milliseconds. */
const BATCH = 100
const POLL_MS = 100
const RETRY_MS = 1000
/** The share of time that others may take before this steps back. */
const BUSY = 0.5
/** Times the length of a batch; so a batch takes a tenth of the time. */
const REST = 9

export function followHistory({ history, views, onProjected, onError, pollMs = POLL_MS }: FollowerOptions): Follower {
  let isClosed = false
  let isRunning = false
  let hasNews = false
  /** A rest is kept whatever the news: it protects those who bring them. */
  let isPolling = false
  let waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  let measured = performance.eventLoopUtilization()
  let ownMs = 0

  function lookIn(ms: number): void {
    clearTimeout(timer)
    isPolling = false
    if (isClosed) return
    timer = setTimeout(() => void look(), ms)
    // following alone keeps no process alive, who waits for it does
    if (waiting.length === 0) timer.unref()
  }

  async function look(): Promise<void> {
    if (isRunning || isClosed) return
    isRunning = true
    hasNews = false
    const asked = waiting
    waiting = []
    let nextMs = RETRY_MS
    try {
      const entries = await history.after(views.cursor(), BATCH)
      if (isClosed) return
      const tookMs = take(entries)
      if (entries.length === 0) for (const resolve of asked) resolve()
      else waiting.unshift(...asked)
      nextMs = restAfter(entries.length, tookMs)
    } catch (error) {
      waiting.unshift(...asked)
      if (!isClosed) onError(error)
    } finally {
      isRunning = false
      lookIn(nextMs)
      isPolling = nextMs === pollMs
    }
  }

  function take(entries: readonly KeptEntry[]): number {
    const startedAt = performance.now()
    views.project(entries)
    if (entries.length > 0) onProjected?.(entries)
    const tookMs = performance.now() - startedAt
    ownMs += tookMs
    return tookMs
  }

  function restAfter(taken: number, tookMs: number): number {
    if (waiting.length > 0) return 0
    if (taken === 0) return hasNews ? 0 : pollMs
    const { active, idle } = performance.eventLoopUtilization(measured)
    const others = (active - ownMs) / Math.max(1, active + idle)
    measured = performance.eventLoopUtilization()
    ownMs = 0
    return others > BUSY ? tookMs * REST : 0
  }

  lookIn(0)
  return {
    nudge() {
      hasNews = true
      if (isPolling) lookIn(0)
    },
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        if (!isRunning) lookIn(0)
      }),
    close() {
      isClosed = true
      clearTimeout(timer)
      for (const resolve of waiting) resolve()
      waiting = []
    },
  }
}
