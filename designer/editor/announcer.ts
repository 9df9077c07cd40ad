/** Tells assistive technology what happened, politely and in words; one sentence after the other. */
import { createStore } from 'zustand/vanilla'

export interface Announcer {
  say(text: string): void
  subscribe(listener: () => void): () => void
  /** What was said last; `count` tells the same words said twice apart. */
  getState(): { readonly text: string; readonly count: number }
}

export function createAnnouncer(): Announcer {
  const store = createStore(() => ({ text: '', count: 0 }))
  return {
    say: (text) => store.setState(({ count }) => ({ text, count: count + 1 })),
    subscribe: store.subscribe,
    getState: store.getState,
  }
}
