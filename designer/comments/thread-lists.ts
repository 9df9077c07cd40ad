/**
 * The threads of an open script, as lists that are loaded when somebody first looks at them and again when something was said: what
 * is open, what is resolved, what belongs to a version. What came of an own act stands there at once.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommentThread, ThreadsPage, ThreadsWanted } from '../api/comments'
import { createRefresher, type Refresher } from '../live/refresher'

/** A version's number, or what of the draft's. */
export type ListKey = 'open' | 'resolved' | number

export interface ThreadList {
  /** Newest first; undefined until it was loaded. */
  readonly threads: readonly CommentThread[] | undefined
  /** Why the last attempt failed. */
  readonly error: unknown
  readonly hasMore: boolean
}

export type ThreadListsState = ReadonlyMap<ListKey, ThreadList>

export interface ThreadLists extends Pick<StoreApi<ThreadListsState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Loads it, unless it is there. */
  want(key: ListKey): void
  more(key: ListKey): void
  /** Something may have been said: all lists that anybody looked at are loaded again. */
  refresh(): void
  /** What came of an own act; undefined: the thread is gone. */
  takeIn(id: string, thread: CommentThread | undefined): void
  stop(): void
}

/** Open threads stand on the cards, so all of them are there; the others come in pages. */
const PAGE = 50
const OPEN_PAGE = 200
export const NOT_LOADED: ThreadList = { threads: undefined, error: undefined, hasMore: false }

export type ReadThreads = (wanted: ThreadsWanted, signal: AbortSignal) => Promise<ThreadsPage>

export function createThreadLists(read: ReadThreads): ThreadLists {
  const store = createStore<ThreadListsState>(() => new Map())
  const refreshers = new Map<ListKey, Refresher>()
  const put = (key: ListKey, list: Partial<ThreadList>) => {
    const before = store.getState().get(key) ?? NOT_LOADED
    store.setState(new Map(store.getState()).set(key, { ...before, ...list }), true)
  }

  /** As many as are wanted, however many pages that takes. */
  async function readUpTo(key: ListKey, count: number, signal: AbortSignal) {
    const wanted = typeof key === 'number' ? { version: key, state: 'all' as const } : { state: key }
    const threads: CommentThread[] = []
    let next: string | undefined
    do {
      const limit = key === 'open' ? OPEN_PAGE : PAGE
      const page = await read({ ...wanted, limit, ...(next === undefined ? {} : { before: next }) }, signal)
      threads.push(...page.threads)
      next = page.next
    } while (next !== undefined && threads.length < count)
    return { threads, hasMore: next !== undefined }
  }

  async function load(key: ListKey, signal: AbortSignal, more = 0): Promise<void> {
    try {
      const count = key === 'open' ? Number.POSITIVE_INFINITY : (store.getState().get(key)?.threads?.length ?? 0) + more
      const list = await readUpTo(key, count, signal)
      if (!signal.aborted) put(key, { ...list, error: undefined })
    } catch (error) {
      if (!signal.aborted) put(key, { error })
    }
  }

  function want(key: ListKey): void {
    const isThere = store.getState().get(key)?.threads !== undefined
    const known = refreshers.get(key)
    if (known && isThere) return
    const refresher = known ?? createRefresher((signal) => load(key, signal))
    refreshers.set(key, refresher)
    if (!known) put(key, {})
    void refresher.refresh()
  }

  const aborting = new AbortController()

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    want,
    more: (key) => void load(key, aborting.signal, 1),
    refresh() {
      for (const refresher of refreshers.values()) void refresher.refresh()
    },
    takeIn(id, thread) {
      for (const [key, { threads }] of store.getState()) {
        if (threads) put(key, { threads: withThread(threads, id, thread && belongs(key, thread, threads) ? thread : undefined) })
      }
    },
    stop() {
      aborting.abort()
      for (const refresher of refreshers.values()) refresher.stop()
    },
  }
}

/** What stood when a version was published stays with it, whatever becomes of it. */
function belongs(key: ListKey, thread: CommentThread, threads: readonly CommentThread[]): boolean {
  if (typeof key === 'number') return thread.version === key || threads.some(({ id }) => id === thread.id)
  return thread.isResolved === (key === 'resolved')
}

function withThread(threads: readonly CommentThread[], id: string, thread: CommentThread | undefined): readonly CommentThread[] {
  if (!thread) return threads.filter((other) => other.id !== id)
  if (threads.some((other) => other.id === id)) return threads.map((other) => (other.id === id ? thread : other))
  return [thread, ...threads].sort((one, other) => other.at - one.at)
}
