/** Moving an item of a list by its grip, with mouse, pen or finger. Nothing changes until it is let go; Escape lets it be. */
import { type PointerEvent, type RefObject, useState } from 'react'

export interface DragOrder {
  readonly from: number | undefined
  readonly to: number | undefined
  begin(event: PointerEvent, place: number): void
}

export function useDragOrder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void): DragOrder {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>()

  function begin(event: PointerEvent, from: number) {
    if (event.button !== 0) return
    const abort = new AbortController()
    let to = from
    const end = () => {
      abort.abort()
      setDrag(undefined)
    }
    const options = { signal: abort.signal }
    window.addEventListener(
      'pointermove',
      ({ clientY }) => {
        to = placeAt(list.current, clientY, from)
        setDrag({ from, to })
      },
      options,
    )
    window.addEventListener(
      'pointerup',
      () => {
        end()
        if (to !== from) move(from, to)
      },
      options,
    )
    window.addEventListener('pointercancel', end, options)
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), options)
  }

  return { from: drag?.from, to: drag?.to, begin }
}

/** Where an item that is let go at this height comes to stand. */
function placeAt(list: HTMLElement | null, y: number, from: number): number {
  const middles = [...(list?.children ?? [])].map((child) => {
    const { top, height } = child.getBoundingClientRect()
    return top + height / 2
  })
  const before = middles.filter((middle, place) => place !== from && middle < y).length
  return Math.min(before, Math.max(0, middles.length - 1))
}
