/** A note on the drawing: plain text on a tinted slip, resized by its edges, pinned to a node if it is about one. It means nothing to a run. */
import { type NodeProps, NodeResizer } from '@xyflow/react'
import { Check, Pin } from 'lucide-react'
import { memo } from 'react'
import { nodeName } from '../catalogue/kind-in-words'
import { useEditor, useScript, useSelection, useView } from '../editor/editor-context'
import { words } from '../wording/words'
import { useCanvasUi } from './canvas-ui'
import { noteElementId } from './element-ids'
import { type NoteNode, thingOf } from './elements'
import { SMALLEST_NOTE } from './geometry'
import { MarkTag } from './MarkTag'
import { NoteField } from './NoteField'
import { noteLabel } from './node-label'
import styles from './note.module.css'
import { ThingTools } from './ThingTools'

export const NoteSlip = memo(function NoteSlip({ id: key, data: { note }, selected }: NodeProps<NoteNode>) {
  const editor = useEditor()
  const { id } = thingOf(key)
  const isAt = useSelection(({ at }) => at?.is === 'note' && at.id === id)
  const isWriting = useCanvasUi(({ writing }) => writing?.is === 'note' && writing.id === id)
  const mark = useView(({ marks }) => marks?.get(key))
  const label = useScript(({ script }) => noteLabel(script, note))
  const pinnedTo = useScript(({ script }) => {
    const node = note.node === undefined ? undefined : script.nodes[note.node]
    return node && nodeName(node)
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div
      id={noteElementId(id)}
      className={styles.note}
      role="group"
      aria-label={label}
      data-tint={note.tint ?? 'yellow'}
      data-selected={selected}
      data-at={isAt}
      data-resolved={note.isResolved}
      data-mark={mark}
    >
      <NodeResizer
        isVisible={selected && !editor.isReadOnly}
        minWidth={SMALLEST_NOTE.width}
        minHeight={SMALLEST_NOTE.height}
        handleClassName={styles.handle ?? ''}
        lineClassName={styles.edge ?? ''}
        onResizeEnd={(_event, { x, y, width, height }) =>
          editor.dispatch({ type: 'changeNote', id, changes: { position: { x, y }, size: { width, height } } })
        }
      />
      {note.isResolved && <Check size={14} className={styles.resolved} aria-hidden />}
      {isWriting ? (
        <NoteField id={id} text={note.text} />
      ) : (
        <p className={styles.text} dir="auto">
          {note.text || <em>{words.canvas.noteEmpty}</em>}
        </p>
      )}
      {pinnedTo !== undefined && (
        <p className={styles.pinned} dir="auto">
          <Pin size={11} aria-hidden />
          {words.canvas.pinnedTo(pinnedTo)}
        </p>
      )}
      {mark !== undefined && <MarkTag mark={mark} />}
      <ThingTools of={{ is: 'note', id }} nodeKey={key} isShown={selected} />
    </div>
  )
})
