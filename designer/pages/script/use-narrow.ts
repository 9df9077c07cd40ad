/** Whether the page is too narrow for parts beside the canvas: they then lie over it. */
import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 859px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
