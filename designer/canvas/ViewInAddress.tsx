/** The canvas looks where the address says, for as long as it says so; see view-in-address.ts. */
import { useEffect, useRef } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { canvasUi } from './canvas-ui'
import { isSameSight, viewIn, withView } from './view-in-address'

const viewOf = (editor: Editor) => canvasUi(editor).getState().view

/** A part of its own, so that another address draws nothing else anew. */
export function ViewInAddress() {
  const editor = useEditor()
  const asked = new URLSearchParams(useSearch()).get('view')
  const hasLooked = useRef(false)
  useEffect(() => {
    if (asked === null) return
    // sheets that lie over the canvas of a narrow page are gone by the next frame
    const request = requestAnimationFrame(() => {
      const sight = viewIn(location.search)
      if (!sight) return
      viewOf(editor)?.lookAt(sight, { isAtOnce: !hasLooked.current })
      hasLooked.current = true
    })
    return () => cancelAnimationFrame(request)
  }, [editor, asked])
  return null
}

/** For when the view has come to rest: what is seen elsewhere is no longer what the address says. */
export function leaveViewInAddress(editor: Editor): void {
  const [asked, seen] = [viewIn(location.search), viewOf(editor)?.sight()]
  if (!asked || !seen || isSameSight(asked, seen)) return
  const rest = withView(new URLSearchParams(location.search), undefined).toString()
  navigate(`${location.pathname}${rest === '' ? '' : `?${rest}`}`, { replace: true })
}
