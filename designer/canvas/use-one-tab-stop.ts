/** What the library puts on the page for itself must not stand between the canvas and what is on it: no role within ours, no other Tab stop. */
import { type RefObject, useEffect } from 'react'

export function useOneTabStop(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    frame.current?.setAttribute('role', 'none')
    // its link stays as a courtesy
    frame.current?.querySelector('.react-flow__attribution a')?.setAttribute('tabindex', '-1')
  }, [frame])
}
