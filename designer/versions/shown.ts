/**
 * What the canvas shows: the draft, a version as it was, or two documents held against one another. Versions and comparisons bring an
 * editor of their own that cannot be written to; whoever draws the canvas asks here which editor it gets.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import type { DifferenceList } from './difference-list'

/** A document with its name in the history. */
export interface Named {
  readonly label: string
  readonly script: Script
  /** Set for a published version. */
  readonly version?: number
}

export type Shown =
  | { readonly is: 'draft' }
  | { readonly is: 'version'; readonly what: Named; readonly editor: Editor }
  | {
      readonly is: 'difference'
      readonly before: Named
      readonly after: Named
      readonly list: DifferenceList
      readonly hidesLayout: boolean
      readonly editor: Editor
    }

const DRAFT: Shown = { is: 'draft' }

export const shown = createStore<Shown>(() => DRAFT)

export const showDraft = (): void => shown.setState(DRAFT, true)

/** The editor whose drawing the canvas shows; the one around this component is that of the draft. */
export function useShownEditor(): Editor {
  const draft = useEditor()
  const now = useStore(shown)
  return now.is === 'draft' ? draft : now.editor
}
