/** Keeps the end of a growing list in sight, until the reader scrolls away from it. */
import { type RefObject, useEffect, useRef } from 'react'

/** Closer to the end than this counts as being there, in pixels. */
const NEAR = 48

/** For the element that scrolls; its first child is what grows. */
export function useStickToEnd<Scroller extends HTMLElement>(): RefObject<Scroller | null> {
  const scroller = useRef<Scroller>(null)
  useEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content) return
    let isAtEnd = true
    const onScroll = () => {
      isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    }
    const observer = new ResizeObserver(() => {
      if (isAtEnd) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    observer.observe(content)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])
  return scroller
}
