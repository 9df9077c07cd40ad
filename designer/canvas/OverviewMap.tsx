/**
 * A small map of the whole drawing with the part that is seen; a click or drag on it goes there. Painted when the drawing changes, not
 * when the view moves: what moves then is the frame of what is seen, an element of its own.
 */
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useRef } from 'react'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './canvas.module.css'
import { aroundDrawing, grown, middleOf, type Size } from './geometry'
import { usePainting } from './use-painting'
import type { Viewport } from './viewport'

const MARGIN = 160
const SIZE: Size = { width: 200, height: 128 }

export function OverviewMap() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { script } = useEditor()
  const flow = useStoreApi()
  const { setCenter, getZoom } = useReactFlow()
  const viewport = useScript((state) => mapViewport(state.script))
  usePainting({ canvas, viewportFor: () => mapViewport(script.script()), canWait: true })

  function goTo({ currentTarget, clientX, clientY, buttons, type, pointerId }: PointerEvent) {
    if (type === 'pointermove' && buttons !== 1) return
    if (type === 'pointerdown') currentTarget.setPointerCapture(pointerId)
    const { left, top, width } = currentTarget.getBoundingClientRect()
    // the style sheet shows the map smaller where the page is narrow
    const scale = width / SIZE.width || 1
    const { x, y, zoom } = viewport
    void setCenter(((clientX - left) / scale - x) / zoom, ((clientY - top) / scale - y) / zoom, { zoom: getZoom() })
  }
  return (
    // the arrow keys of the canvas reach every place that a click on the map does
    <div
      className={styles.map}
      style={SIZE}
      data-lies-on-canvas
      onPointerDown={goTo}
      onPointerMove={goTo}
      onWheel={({ deltaY }) => zoomBy(deltaY)}
    >
      <canvas ref={canvas} className={styles.mapPicture} role="img" aria-label={words.canvas.controls.mapLabel} />
      <Shown map={viewport} />
    </div>
  )

  function zoomBy(turn: number) {
    const { transform, width, height } = flow.getState()
    const [x, y, zoom] = transform
    const middle = middleOf({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom })
    void setCenter(middle.x, middle.y, { zoom: zoom * 2 ** (-turn * 0.002) })
  }
}

function Shown({ map }: { readonly map: Viewport }) {
  const shown = useStore(({ transform: [x, y, zoom], width, height }) => {
    const [start, top] = [(-x / zoom) * map.zoom + map.x, (-y / zoom) * map.zoom + map.y]
    return `${start.toFixed(1)} ${top.toFixed(1)} ${((width / zoom) * map.zoom).toFixed(1)} ${((height / zoom) * map.zoom).toFixed(1)}`
  })
  const [x, y, width, height] = shown.split(' ').map(Number)
  return <div className={styles.mapShown} style={{ transform: `translate(${x}px, ${y}px)`, width, height }} />
}

/** The whole drawing in the middle of the map. Remembered by the script, so that it can be asked for with every change. */
const remembered = new WeakMap<object, Viewport>()

function mapViewport(script: Parameters<typeof aroundDrawing>[0]): Viewport {
  const known = remembered.get(script)
  if (known) return known
  const area = grown(aroundDrawing(script) ?? { x: 0, y: 0, ...SIZE }, MARGIN)
  const zoom = Math.min(SIZE.width / area.width, SIZE.height / area.height)
  const { x, y } = middleOf(area)
  const made = { x: SIZE.width / 2 - x * zoom, y: SIZE.height / 2 - y * zoom, zoom }
  remembered.set(script, made)
  return made
}
