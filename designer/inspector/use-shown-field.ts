/** Goes to the field that was asked for (from a problem, from the canvas): selects its node, unfolds what hides it, focuses it. */
import { type RefObject, useEffect } from 'react'
import type { Editor } from '../editor/editor'
import { useEditor, useView } from '../editor/editor-context'
import { focusWithin } from './fields/focus-within'
import { pathKey } from './form/paths'
import { inspectorUi } from './inspector-ui'

/** Requests that were carried out: a panel that is opened again must not go there anew. */
const done = new WeakMap<Editor, number>()

export function useShownField(panel: RefObject<HTMLElement | null>, shown: string): void {
  const editor = useEditor()
  const field = useView((state) => state.field)
  useEffect(() => {
    if (!field || done.get(editor) === field.count) return
    if (shown !== `node ${field.node}`) {
      if (field.node in editor.script.script().nodes) editor.selection.selectNode(field.node)
      return
    }
    done.set(editor, field.count)
    const [part, language] = field.path
    if (part !== undefined) inspectorUi(editor).setState({ language: part === 'translations' ? String(language) : undefined })
    // what is folded opens first
    const frame = requestAnimationFrame(() => {
      if (!panel.current) return
      if (goTo(panel.current, field.path)) return
      for (const fold of panel.current.querySelectorAll<HTMLElement>('[data-fold][aria-expanded="false"]')) fold.click()
      requestAnimationFrame(() => panel.current && (goTo(panel.current, field.path) || focusWithin(panel.current)))
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, field, panel, shown])
}

/** The field itself, else the nearest around it: a list for its item, a template for its value. */
function goTo(panel: HTMLElement, path: readonly (string | number)[]): boolean {
  if (path.length === 0) return focusWithin(panel.querySelector('[data-path]:not([data-path^="@"]):not([data-path^="port:"])'))
  for (let length = path.length; length > 0; length -= 1) {
    const found = panel.querySelector(`[data-path="${CSS.escape(pathKey(path.slice(0, length)))}"]`)
    if (found) return focusWithin(found)
  }
  return false
}
