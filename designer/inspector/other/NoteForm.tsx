/** The form of a note. */
import { useId } from 'react'
import type { Note } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { useEditor, useScript } from '../../editor/editor-context'
import type { Changes } from '../../script/edits'
import { words } from '../../wording/words'
import { Switch } from '../fields/Switch'
import { useVisit } from '../form/use-visit'
import { NodePicker } from '../pickers/NodePicker'
import { Head } from './Head'
import styles from './other.module.css'
import { TintChoice } from './TintChoice'

export function NoteForm({ id }: { readonly id: string }) {
  const editor = useEditor()
  const note = useScript((state) => state.script.notes[id])
  const visit = useVisit()
  const textId = useId()
  const nodeId = useId()
  if (!note) return null
  const change = (changes: Changes<Note>, gather?: string) =>
    editor.dispatch({ type: 'changeNote', id, changes }, gather === undefined ? {} : { gather })
  return (
    <div className={styles.form}>
      <Head what={words.inspector.note.title} />
      <div>
        <label className={controls.label} htmlFor={textId}>
          {words.inspector.note.text}
        </label>
        <textarea
          id={textId}
          className={`${controls.field} ${styles.noteText}`}
          dir="auto"
          rows={5}
          maxLength={10_000}
          value={note.text}
          readOnly={editor.isReadOnly}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onChange={({ target }) => change({ text: target.value }, visit.gather())}
        />
      </div>
      <TintChoice tint={note.tint ?? 'yellow'} isReadOnly={editor.isReadOnly} onChoose={(tint) => change({ tint })} />
      <div>
        <label className={controls.label} htmlFor={nodeId}>
          {words.inspector.note.pinnedTo}
        </label>
        <NodePicker
          id={nodeId}
          label={words.inspector.note.pinnedTo}
          value={note.node ?? ''}
          isTarget={false}
          placeholder={words.inspector.note.free}
          isReadOnly={editor.isReadOnly}
          onChoose={(node) => change({ node })}
          onClear={() => change({ node: undefined })}
        />
        <p className={styles.help}>{words.inspector.note.pinnedHelp}</p>
      </div>
      <Switch
        label={words.inspector.note.resolved}
        isOn={note.isResolved === true}
        isReadOnly={editor.isReadOnly}
        onChange={(isOn) => change({ isResolved: isOn ? true : undefined })}
      />
      <div className={styles.buttons}>
        <button
          type="button"
          className={controls.button}
          disabled={editor.isReadOnly}
          onClick={() => {
            editor.dispatch({ type: 'removeNotes', ids: [id] })
            editor.selection.clear()
            editor.announcer.say(words.inspector.said.noteRemoved)
          }}
        >
          {words.inspector.note.remove}
        </button>
      </div>
    </div>
  )
}
