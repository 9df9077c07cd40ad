/** Whether the bar has room for what is needed at every moment only; the rest is in its menu. */
import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 559px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useNarrowBar = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
