/** Keeps a bitmap painted when the script, what is shown upon it, the theme or the size has changed: in the next frame, or when there is time. */
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useEditor } from '../editor/editor-context'
import { whenIdle } from '../shell/when-idle'
import { type PaintColours, readColours } from './paint-colours'
import { paint } from './painting'
import type { Viewport } from './viewport'

interface PaintingOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  /** Asked at each painting, with the size of the bitmap on the page. */
  viewportFor(size: { readonly width: number; readonly height: number }): Viewport
  /** It is looked at only by the way: it must not take the time of a frame or of a keystroke. */
  readonly canWait?: boolean
  /** Calls back when the viewport moved; gives what ends it. */
  onMove?(repaint: () => void): () => void
}

export function usePainting({ canvas, viewportFor, canWait = false, onMove }: PaintingOptions): void {
  const { script, selection, view } = useEditor()
  const colours = useRef<PaintColours>(undefined)

  const paintNow = useEffectEvent(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || element.clientWidth === 0) return
    const [width, height, scale] = [element.clientWidth, element.clientHeight, devicePixelRatio]
    if (element.width !== Math.round(width * scale)) element.width = Math.round(width * scale)
    if (element.height !== Math.round(height * scale)) element.height = Math.round(height * scale)
    colours.current ??= readColours(element.parentElement ?? document.body)
    const { problems, path, traffic, marks } = view.getState()
    paint(
      context,
      { script: script.script(), selected: selection.getState(), view: { problems, path, traffic, marks } },
      { width, height, viewport: viewportFor({ width, height }), colours: colours.current, scale },
    )
  })
  const follow = useEffectEvent((repaint: () => void) => onMove?.(repaint) ?? (() => undefined))

  useEffect(() => {
    let request: (() => void) | undefined
    const repaint = () => {
      request ??= (canWait ? whenIdle : nextFrame)(() => {
        request = undefined
        paintNow()
      })
    }
    const recolour = () => {
      colours.current = undefined
      repaint()
    }
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const theme = new MutationObserver(recolour)
    const size = new ResizeObserver(repaint)
    const ends = [script.subscribe(repaint), selection.subscribe(repaint), view.subscribe(repaint), follow(repaint)]
    scheme.addEventListener('change', recolour)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    if (canvas.current) size.observe(canvas.current)
    // the first time at once: the far view must not be blank for a frame
    if (canWait) repaint()
    else paintNow()
    return () => {
      request?.()
      for (const end of ends) end()
      scheme.removeEventListener('change', recolour)
      theme.disconnect()
      size.disconnect()
    }
  }, [script, selection, view, canvas, canWait])
}

function nextFrame(act: () => void): () => void {
  const request = requestAnimationFrame(act)
  return () => cancelAnimationFrame(request)
}
