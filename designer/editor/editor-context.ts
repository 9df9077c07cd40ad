/** The editor at hand, and how components read single values of it: each is drawn anew only when its own value changes. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ScriptState } from '../script/script-store'
import type { Editor } from './editor'
import type { SelectionState } from './selection'
import type { ViewState } from './view-state'

export const EditorContext = createContext<Editor | undefined>(undefined)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('There is no editor around this component')
  return editor
}

export const useScript = <Value>(select: (state: ScriptState) => Value): Value => useStore(useEditor().script, select)
export const useSelection = <Value>(select: (state: SelectionState) => Value): Value => useStore(useEditor().selection, select)
/** For panels: what is selected during a gesture on the drawing is told when it is over. */
export const useSettledSelection = <Value>(select: (state: SelectionState) => Value): Value =>
  useStore(useEditor().selection.settled, select)
export const useView = <Value>(select: (state: ViewState) => Value): Value => useStore(useEditor().view, select)
