/**
 * The newest entries of history, for screens that follow it live. What is published here has been projected into the views. Only so
 * many entries are remembered: who is further behind reads the store, or learns that there is a gap and loads the views again.
 */
import type { KeptEntry } from '../history/entries'

export interface LiveFeed {
  publish(entries: readonly KeptEntry[]): void
  /** The cursor up to which everything was published. */
  newest(): number
  /** Remembered entries with a cursor above the given one; undefined where some of them are forgotten. */
  after(cursor: number): readonly KeptEntry[] | undefined
  /** Resolves at the next publication, when the feed closes, or after so long. */
  wait(ms: number): Promise<void>
  isClosed(): boolean
  /** Called once when the feed closes; returns how to stop. */
  onClosed(listener: () => void): () => void
  close(): void
}

const REMEMBERED = 2_000

/** @param from the cursor at the start: what came before it is not remembered. */
export function createLiveFeed(from: number): LiveFeed {
  let remembered: KeptEntry[] = []
  let forgottenUpTo = from
  let newest = from
  let isClosed = false
  const waiting = new Set<() => void>()
  const closing = new Set<() => void>()
  const wake = () => {
    for (const resolve of waiting) resolve()
  }

  return {
    publish(entries) {
      const news = entries.filter(({ cursor }) => cursor > newest)
      const last = news.at(-1)
      if (!last) return
      newest = last.cursor
      remembered.push(...news)
      // dropped by halves, so that an entry is not moved each time
      if (remembered.length > 2 * REMEMBERED) {
        const dropped = remembered.length - REMEMBERED
        forgottenUpTo = remembered[dropped - 1]?.cursor ?? forgottenUpTo
        remembered = remembered.slice(dropped)
      }
      wake()
    },
    newest: () => newest,
    after(cursor) {
      if (cursor < forgottenUpTo) return undefined
      const index = remembered.findIndex((entry) => entry.cursor > cursor)
      return index < 0 ? [] : remembered.slice(index)
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        waiting.add(done)
        if (isClosed) done()
      }),
    isClosed: () => isClosed,
    onClosed(listener) {
      closing.add(listener)
      return () => closing.delete(listener)
    },
    close() {
      isClosed = true
      wake()
      for (const listener of closing) listener()
    },
  }
}
