/**
 * The node at hand stands in the address (`node`), so that a link leads to it and the browser's own Back leads to where one was before.
 * Where somebody jumped to is a place of its own; a click or a step of the keyboard moves the place that one is at.
 */
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { viewIn, withView } from '../../canvas/view-in-address'
import { useEditor } from '../../editor/editor-context'
import type { Selected } from '../../editor/selection'
import { shown } from '../../versions/shown'

/** Browsers slow down addresses that change with every step of the keyboard. */
const SETTLED_MS = 250

export function useNodeInAddress(): void {
  const editor = useEditor()
  const [search] = useSearchParams()
  const node = search.get('node')

  useEffect(() => {
    if (node === null || !(node in editor.script.script().nodes) || onlyNode(editor.selection.getState()) === node) return
    editor.selection.selectNode(node)
    // a link that says what is seen is taken at its word
    if (!viewIn(location.search)) editor.view.reveal([node])
  }, [editor, node])

  useEffect(() => {
    const { pathname } = location
    let hasJumped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = () => {
      // what is shown instead of the draft has an address of its own, and so has the next page
      if (location.pathname === pathname && shown.getState().is === 'draft') {
        writeNode(onlyNode(editor.selection.getState()), { replace: !hasJumped })
      }
      hasJumped = false
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(write, SETTLED_MS)
    }
    const ends = [
      editor.selection.settled.subscribe(soon),
      editor.view.subscribe(({ reveal }, before) => {
        if (reveal === before.reveal) return
        hasJumped = true
        soon()
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [editor])
}

const onlyNode = ({ nodes }: Pick<Selected, 'nodes'>): string | undefined => (nodes.size === 1 ? [...nodes][0] : undefined)

function writeNode(node: string | undefined, options: { readonly replace: boolean }): void {
  const search = new URLSearchParams(location.search)
  if (search.has('case') || (search.get('node') ?? undefined) === node) return
  // the place that one jumps away from keeps it
  if (!options.replace) withView(search, undefined)
  search.delete('node')
  if (node !== undefined) search.set('node', node)
  const rest = search.toString()
  navigate(`${location.pathname}${rest === '' ? '' : `?${rest}`}`, options)
}
