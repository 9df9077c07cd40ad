/** How a panel's parts are laid out, by the room there is: beside each other, below each other, or one at a time. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export type Shape = 'wide' | 'tall' | 'short'

const WIDE = 720
const TALL = 620

export function useShape<Part extends HTMLElement>(): readonly [RefObject<Part | null>, Shape] {
  const part = useRef<Part>(null)
  const [shape, setShape] = useState<Shape>('tall')
  useLayoutEffect(() => {
    const element = part.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      setShape(width >= WIDE ? 'wide' : height >= TALL ? 'tall' : 'short')
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [part, shape]
}
