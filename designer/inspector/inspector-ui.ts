/** What the inspector has open; commands open it as well. One for each editor. */
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'

interface InspectorUi {
  /** Another kind is being chosen for the node. */
  readonly isReplacing: boolean
  /** The language in which texts are written; missing: the script's own. */
  readonly language?: string | undefined
}

const stores = new WeakMap<Editor, StoreApi<InspectorUi>>()

export function inspectorUi(editor: Editor): StoreApi<InspectorUi> {
  const known = stores.get(editor)
  if (known) return known
  const made = createStore<InspectorUi>(() => ({ isReplacing: false }))
  stores.set(editor, made)
  return made
}

export function useInspectorUi(): readonly [InspectorUi, (changes: Partial<InspectorUi>) => void] {
  const store = inspectorUi(useEditor())
  return [useStore(store), store.setState]
}
