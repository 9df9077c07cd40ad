/** The text of a note while it is written; each visit is one step of undo. */
import { useEffect, useRef } from 'react'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'
import styles from './note.module.css'

export function NoteField({ id, text }: { readonly id: string; readonly text: string }) {
  const editor = useEditor()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    const end = field.current?.value.length ?? 0
    field.current?.setSelectionRange(end, end)
  }, [])

  function leave() {
    editor.script.endGathering()
    canvasUi(editor).setState({ writing: undefined })
  }
  return (
    <textarea
      ref={field}
      className={`${styles.text} nodrag nowheel nopan`}
      aria-label={words.canvas.noteText}
      dir="auto"
      maxLength={10_000}
      placeholder={words.canvas.noteEmpty}
      value={text}
      onChange={({ target }) => editor.dispatch({ type: 'changeNote', id, changes: { text: target.value } }, { gather: `note:${id}` })}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape') return
        field.current?.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }}
    />
  )
}
