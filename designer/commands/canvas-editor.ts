/** The editor whose drawing stands on the canvas: the draft's, or that of a version, a comparison or a case. Canvas commands work on it. */
import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import type { Command } from './command'

const onCanvas = createStore<{ readonly editor: Editor | undefined }>(() => ({ editor: undefined }))

/** For whoever puts the canvas on the page, within the canvas's own editor. */
export function useEditorOnCanvas(): void {
  const editor = useEditor()
  useEffect(() => {
    onCanvas.setState({ editor })
    return () => {
      if (onCanvas.getState().editor === editor) onCanvas.setState({ editor: undefined })
    }
  }, [editor])
}

export const editorOnCanvas = (draft: Editor): Editor => onCanvas.getState().editor ?? draft

/** What a command works on: the page around the canvas belongs to the draft. */
export const editorFor = ({ where }: Pick<Command, 'where'>, draft: Editor): Editor => (where === 'canvas' ? editorOnCanvas(draft) : draft)
