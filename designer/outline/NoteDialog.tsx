/** The text of a note, to be read and changed at its full length. */
import { useState } from 'react'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { DialogBox } from '../shell/DialogBox'
import { words } from '../wording/words'
import styles from './outline.module.css'

export function NoteDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const editor = useEditor()
  const before = editor.script.script().notes[id]?.text ?? ''
  const [text, setText] = useState(before)
  function keep() {
    if (text !== before) editor.dispatch({ type: 'changeNote', id, changes: { text } })
    onClose()
  }
  return (
    <DialogBox
      title={words.outline.noteText}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {words.outline.cancel}
          </button>
          <button type="button" className={controls.primary} onClick={keep}>
            {words.outline.save}
          </button>
        </>
      }
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
        autoFocus
        className={`${controls.field} ${styles.noteField}`}
        aria-label={words.outline.noteText}
        dir="auto"
        rows={6}
        maxLength={10_000}
        readOnly={editor.isReadOnly}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
        }}
      />
    </DialogBox>
  )
}
