/** A script without a node: what to do first. */

import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { addNode } from './acts'
import styles from './canvas.module.css'

export function EmptyDrawing() {
  const editor = useEditor()
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{words.canvas.empty}</p>
      <p>{words.canvas.emptyHelp}</p>
      {!editor.isReadOnly && (
        <button type="button" className={controls.primary} onClick={() => addNode(editor, 'begin')}>
          {words.canvas.addBegin}
        </button>
      )}
    </div>
  )
}
