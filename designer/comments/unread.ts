/** How much of the inbox is unread; the live stream tells it, on every page. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const unread = createStore(() => ({ count: 0 }))

export const noteUnread = (count: number): void => unread.setState({ count })
export const useUnread = (): number => useStore(unread, ({ count }) => count)
