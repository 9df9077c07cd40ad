/** How tall a row is: taller where it is touched. */
import { useSyncExternalStore } from 'react'

const FINE = 28
const COARSE = 44
const QUERY = '(pointer: coarse)'

export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, () => (matchMedia(QUERY).matches ? COARSE : FINE))
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
