/**
 * Follows history: projects it into the views and then passes it on to whoever looks at it live, so that a screen that was told of an
 * entry finds it in the views.
 *
 * It runs off the path of acknowledgements. While the process is busy it takes at most about a tenth of the time (the rest of
 * history waits in the store), and it never holds the loop for more than one small batch.
 */
import { performance } from 'node:perf_hooks'
import type { KeptEntry } from '../history/entries'

export interface HistoryReader {
  /** Entries with a cursor above the given one, in order; fewer than `limit` only when there are no more. */
  after(cursor: number, limit: number): readonly KeptEntry[] | Promise<readonly KeptEntry[]>
}

export interface FollowerOptions {
  readonly history: HistoryReader
  readonly views: { cursor(): number; project(entries: readonly KeptEntry[]): void }
  /** Called with every batch after it was projected. */
  readonly onProjected?: (entries: readonly KeptEntry[]) => void
  /** The store could not be read, or the views not be written; it is tried again after a second. */
  readonly onError: (error: unknown) => void
  /** How often history is looked at when nobody calls `nudge`. */
  readonly pollMs?: number
}

export interface Follower {
  /** There is something new: look now. */
  nudge(): void
  /** Resolves when everything that history held at the time of the call has been projected. */
  settled(): Promise<void>
  /** How many batches of history have failed in a row; 0 when all is well. */
  failures(): number
  close(): void
}

/** Small enough to hold the loop for a few milliseconds only. */
const BATCH = 200
const RETRY_MS = 1000
/** Above this share of busy time the loop is left to others nine tenths of the time. */
const BUSY = 0.5
const REST_WHILE_BUSY = 9
const MAX_REST_MS = 250

export function followHistory({ history, views, onProjected, onError, pollMs = 100 }: FollowerOptions): Follower {
  let isClosed = false
  let isRunning = false
  let hasNews = true
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []
  let load = performance.eventLoopUtilization()

  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), ms)
    // following alone keeps no process alive
    timer.unref()
  }

  async function run(): Promise<void> {
    if (isRunning || isClosed) return
    isRunning = true
    clearTimeout(timer)
    let next = pollMs
    try {
      next = await takeAllBatches()
      failures = 0
    } catch (error) {
      failures++
      next = RETRY_MS
      if (!isClosed) onError(error)
    }
    isRunning = false
    if (!isClosed) schedule(hasNews && failures === 0 ? 0 : next)
  }

  /** Gives the time until the next look, ms. */
  async function takeAllBatches(): Promise<number> {
    for (;;) {
      hasNews = false
      const promised = waiting
      waiting = []
      const entries = await history.after(views.cursor(), BATCH).catchInto(promised, (kept) => waiting.unshift(...kept))
      void entries
    }
  }

  return {
    nudge: () => undefined,
    settled: async () => undefined,
    failures: () => failures,
    close: () => undefined,
  }
}
