/** Which rows of a long list are in sight: only those are elements, however long the list is. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** Rows beyond the edges, so that a quick scroll shows no gaps. */
const BEYOND = 12
/** As long as nothing was measured. */
const ASSUMED_HEIGHT = 900

export interface Window {
  readonly first: number
  readonly last: number
  onScroll(): void
  /** Scrolls as little as it takes to bring the row into sight. */
  show(index: number): void
}

export function useWindow(frame: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window {
  const [range, setRange] = useState({ first: 0, last: Math.ceil(ASSUMED_HEIGHT / rowHeight) })

  const measure = useCallback(() => {
    const height = frame.current?.clientHeight || ASSUMED_HEIGHT
    const top = frame.current?.scrollTop ?? 0
    const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND)
    const last = Math.ceil((top + height) / rowHeight) + BEYOND
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }))
  }, [frame, rowHeight])

  useLayoutEffect(() => {
    measure()
    if (!frame.current) return
    const observer = new ResizeObserver(measure)
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame, measure])

  return {
    first: Math.min(range.first, Math.max(0, count - 1)),
    last: Math.min(range.last, count),
    onScroll: measure,
    show(index) {
      const list = frame.current
      if (!list) return
      const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight]
      if (top < list.scrollTop + rowHeight) list.scrollTop = Math.max(0, top - rowHeight)
      else if (bottom > list.scrollTop + list.clientHeight - rowHeight) list.scrollTop = bottom - list.clientHeight + rowHeight
    },
  }
}
