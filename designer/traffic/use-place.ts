/**
 * Which node or port the panel looks at: what is selected on the canvas, or what was chosen in the panel. What is chosen here is
 * selected there, unless the draft has no such node any more.
 */
import { useEffect, useState } from 'react'
import type { Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import type { SelectionState } from '../editor/selection'
import type { Place } from './places'

export function usePlace(): readonly [Place | undefined, (place: Place | undefined) => void] {
  const editor = useEditor()
  const [place, setPlace] = useState(() => selectedPlace(editor.selection.getState(), editor.script.script()))

  useEffect(
    () =>
      editor.selection.subscribe((now, before) => {
        if (now.nodes === before.nodes && now.links === before.links && now.at === before.at) return
        setPlace(selectedPlace(now, editor.script.script()))
      }),
    [editor],
  )

  function choose(next: Place | undefined): void {
    if (next === undefined) editor.selection.clear()
    else if (next.node in editor.script.script().nodes) look(editor, next)
    setPlace(next)
  }
  return [place, choose]
}

function look({ selection, view }: Editor, { node, port }: Place): void {
  selection.selectNode(node, port)
  view.reveal([node])
}

function selectedPlace({ nodes, links, at }: SelectionState, { links: drawn }: Script): Place | undefined {
  const [node] = nodes
  if (node !== undefined && nodes.size === 1) {
    const port = at?.is === 'node' && at.id === node ? at.port : undefined
    return { node, ...(port === undefined ? {} : { port }) }
  }
  const [id] = links
  const link = id !== undefined && links.size === 1 ? drawn[id] : undefined
  return link && nodes.size === 0 ? { node: link.from, port: link.port } : undefined
}
