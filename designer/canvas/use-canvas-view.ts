/** Where the canvas looks: on request and by command. Computed from the script, since far away nothing is mounted. */
import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect, useEffectEvent, useMemo } from 'react'
import type { Position } from '../../engine/script/script'
import { useEditor, useView } from '../editor/editor-context'
import { type CanvasView, canvasUi } from './canvas-ui'
import { around, aroundDrawing, cardRectangle, middleOf } from './geometry'
import { fitting, lookingPast } from './looking'
import { motionMs } from './motion'
import { liesOn, uncovered } from './uncovered'
import type { Viewport } from './viewport'
import { inReach } from './zoom'

export function useCanvasView(frame: RefObject<HTMLDivElement | null>): CanvasView {
  const editor = useEditor()
  const flow = useReactFlow()
  const reveal = useView((state) => state.reveal)

  const view = useMemo((): CanvasView => {
    /** The part of the frame over which nothing lies, in px of the frame. */
    const seen = () => uncovered(frame.current)
    const middle = () => inDrawing(middleOf(seen()), flow.getViewport())
    const look = (at: Position, zoom: number, duration = motionMs()) => {
      const centre = middleOf(seen())
      void flow.setViewport({ x: centre.x - at.x * zoom, y: centre.y - at.y * zoom, zoom }, { duration })
    }
    return {
      middle,
      sight: () => ({ middle: middle(), zoom: flow.getZoom() }),
      lookAt: ({ middle: at, zoom }, { isAtOnce = false } = {}) => look(at, inReach(zoom), isAtOnce ? 0 : motionMs()),
      zoomTo: (zoom) => look(middle(), inReach(zoom)),
      zoomBy: (factor) => look(middle(), inReach(flow.getZoom() * factor)),
      fit(nodes) {
        const script = editor.script.script()
        const area = nodes
          ? around(nodes.flatMap((id) => (script.nodes[id] ? [cardRectangle(script.nodes[id])] : [])))
          : aroundDrawing(script)
        if (area) look(middleOf(area), inReach(Math.min(1, fitting(area, seen()))))
      },
      onPage: (at) => flow.flowToScreenPosition(at),
      focus: () => frame.current?.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true }),
    }
  }, [editor, flow, frame])

  const look = useEffectEvent((ids: readonly string[]) => {
    const { nodes } = editor.script.script()
    const area = around(ids.flatMap((id) => (nodes[id] ? [cardRectangle(nodes[id])] : [])))
    const seen = uncovered(frame.current)
    if (!area || seen.width === 0) return
    const viewport = lookingPast(area, seen, liesOn(frame.current), flow.getViewport())
    if (viewport) void flow.setViewport(viewport, { duration: motionMs() })
  })

  useEffect(() => {
    if (!reveal) return
    // what was just added is part of the drawing in the next frame
    const request = requestAnimationFrame(() => {
      look(reveal.nodes)
      if (reveal.focus) view.focus()
    })
    return () => cancelAnimationFrame(request)
  }, [reveal, view])

  useEffect(() => {
    canvasUi(editor).setState({ view })
    return () => canvasUi(editor).setState({ view: undefined })
  }, [editor, view])
  return view
}

const inDrawing = (at: Position, { x, y, zoom }: Viewport): Position => ({ x: (at.x - x) / zoom, y: (at.y - y) / zoom })
