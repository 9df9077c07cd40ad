/**
 * Presses on the canvas before React Flow sees them: while a mode asks for a click it gets it, Ctrl or Cmd adds to the selection, and a
 * finger that stays opens the menu. From press to release, panels beside the canvas wait.
 */
import { type MouseEvent, type PointerEvent, useMemo } from 'react'
import { thingOf } from './elements'
import type { Gestures } from './use-gestures'

const LONG_PRESS_MS = 500
/** A finger is never quite still. */
const STILL_PX = 10

export function usePresses({ editor, ui, pane, points }: Gestures) {
  return useMemo(() => {
    let press: { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | undefined
    let isTaken = false

    const letGo = () => {
      clearTimeout(press?.timer)
      press = undefined
    }
    const isOnDrawing = ({ target }: { readonly target: EventTarget }) =>
      target instanceof Element && target.closest('.react-flow__renderer') !== null && target.closest('input, textarea, button') === null

    return {
      onPointerDownCapture(event: PointerEvent<HTMLElement>) {
        isTaken = false
        letGo()
        if (!isOnDrawing(event)) return
        event.currentTarget.focus({ preventScroll: true })
        holdSelection(editor)
        if (ui.getState().mode && event.button === 0) {
          event.stopPropagation()
          return
        }
        if (event.pointerType !== 'touch' || !event.isPrimary) return
        const { clientX, clientY } = event
        press = {
          x: clientX,
          y: clientY,
          timer: setTimeout(() => {
            isTaken = true
            pane.openMenu({ clientX, clientY })
          }, LONG_PRESS_MS),
        }
      },
      onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
        if (press && Math.hypot(clientX - press.x, clientY - press.y) > STILL_PX) letGo()
      },
      onPointerUpCapture(event: PointerEvent) {
        letGo()
        if (ui.getState().mode && event.button === 0 && isOnDrawing(event)) event.stopPropagation()
      },
      onPointerCancelCapture: letGo,
      onClickCapture(event: MouseEvent) {
        if (!isOnDrawing(event)) return
        if (isTaken) {
          event.stopPropagation()
          isTaken = false
        } else if (ui.getState().mode) {
          event.stopPropagation()
          pane.clickInMode(event)
        } else if (event.ctrlKey || event.metaKey) {
          toggleUnder(event)
        }
      },
    }

    function toggleUnder(event: MouseEvent) {
      const key = (event.target as Element).closest<HTMLElement>('.react-flow__node')?.dataset.id
      const place = key === undefined ? points.thingUnder(event) : thingOf(key)
      if (!place) return
      event.stopPropagation()
      pane.toggle(place)
    }
  }, [editor, ui, pane, points])
}

/** Wherever it is let go of, or lost. */
function holdSelection({ selection }: Gestures['editor']): void {
  selection.hold()
  const over = new AbortController()
  const release = () => {
    over.abort()
    selection.release()
  }
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, release, { signal: over.signal, capture: true })
  // of the window alone: a field that is left says so too, on the way down
  addEventListener('blur', release, { signal: over.signal })
}
