/** Everything that a pointer does on the canvas, made once for each canvas, so that React Flow is never drawn anew because of it. */
import { useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { useEditor } from '../editor/editor-context'
import { canvasUi } from './canvas-ui'
import { cording } from './cording'
import { dragging } from './dragging'
import type { CanvasNode, CordEdge } from './elements'
import { elementsInFlow, type FlowStore } from './elements-in-flow'
import { pane } from './pane'
import { pointing } from './pointing'
import { firstViewport } from './viewport'
import { isFarAway, READABLE_ZOOM } from './zoom'

export function useGestures() {
  const editor = useEditor()
  const flow = useStoreApi<CanvasNode, CordEdge>()
  return useMemo(() => {
    const isCoarse = matchMedia('(pointer: coarse)').matches
    const viewport = firstViewport(editor.script.script())
    const elements = elementsInFlow(editor, flow as unknown as FlowStore, { viewport, isCoarse })
    const points = pointing(editor, flow)
    const zoom = () => flow.getState().transform[2]
    const cords = cording(editor, points)
    return {
      editor,
      ui: canvasUi(editor),
      flow,
      isCoarse,
      viewport,
      elements,
      first: elements.first,
      points,
      drags: dragging(editor, elements, { ...points, zoom }),
      cords,
      pane: pane(editor, {
        ...points,
        endLinkByClick: cords.endByClick,
        isFar: () => isFarAway(zoom()),
        zoomInAt: ({ x, y }) => void flow.getState().setCenter(x, y, { zoom: READABLE_ZOOM }),
      }),
    }
  }, [editor, flow])
}

export type Gestures = ReturnType<typeof useGestures>
