/** What the page tells once and takes away again: a few sentences, each with one thing to do about it at most. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface Notice {
  readonly id: number
  readonly tone: 'plain' | 'good'
  readonly text: string
  readonly action?: { readonly label: string; readonly press: () => void } | undefined
}

export interface Notices extends Pick<StoreApi<readonly Notice[]>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** With an action it stays until it is answered or closed; without it goes by itself. */
  show(notice: Omit<Notice, 'id'>): void
  close(id: number): void
}

const GOES_AFTER_MS = 8000
const MOST = 3

export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>(() => [])
  let count = 0
  const close = (id: number) =>
    store.setState(
      store.getState().filter((notice) => notice.id !== id),
      true,
    )
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    show(notice) {
      count += 1
      const id = count
      store.setState([...store.getState(), { ...notice, id }].slice(-MOST), true)
      if (!notice.action) setTimeout(() => close(id), GOES_AFTER_MS)
    },
    close,
  }
}
