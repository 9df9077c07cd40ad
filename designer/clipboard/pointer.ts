/** Where in the drawing the pointer is; undefined while it is not over the canvas. */
import type { Position } from '../../engine/script/script'
import { canvasUi } from '../canvas/canvas-ui'
import type { Editor } from '../editor/editor'

let over: Position | undefined

/** Begins at once; the returned function ends it. */
export function followPointer(): () => void {
  const move = ({ clientX, clientY, target }: PointerEvent) => {
    // upon a menu of the canvas, the place is where it was opened
    if (target instanceof Element && target.closest('[role="menu"], [role="dialog"]')) return
    over = target instanceof Element && target.closest('[data-canvas], .react-flow') ? { x: clientX, y: clientY } : undefined
  }
  window.addEventListener('pointermove', move, { passive: true })
  return () => window.removeEventListener('pointermove', move)
}

export function placeUnderPointer(editor: Editor): Position | undefined {
  const view = canvasUi(editor).getState().view
  if (!over || !view) return undefined
  const [origin, along] = [view.onPage({ x: 0, y: 0 }), view.onPage({ x: 1000, y: 0 })]
  const zoom = (along.x - origin.x) / 1000
  return zoom > 0 ? { x: (over.x - origin.x) / zoom, y: (over.y - origin.y) / zoom } : undefined
}
