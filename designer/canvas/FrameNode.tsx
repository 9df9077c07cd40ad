/** A named area around nodes, got hold of by its title and its edge. Folded, it is one card that stands for them. */
import { Handle, type NodeProps, NodeResizer, Position } from '@xyflow/react'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useEditor, useSelection, useView } from '../editor/editor-context'
import { words } from '../wording/words'
import { canvasUi, useCanvasUi } from './canvas-ui'
import { frameElementId } from './element-ids'
import { type FrameNode, thingOf } from './elements'
import styles from './frame.module.css'
import { SMALLEST_FRAME } from './geometry'
import { MarkTag } from './MarkTag'
import { NameField } from './NameField'
import { frameLabel } from './node-label'
import { ThingTools } from './ThingTools'

export const FrameArea = memo(function FrameArea({ id: key, data: { frame, count }, selected }: NodeProps<FrameNode>) {
  const editor = useEditor()
  const { id } = thingOf(key)
  const isAt = useSelection(({ at }) => at?.is === 'frame' && at.id === id)
  const isDropTarget = useCanvasUi(({ dropTarget }) => dropTarget?.frame === id)
  const isWriting = useCanvasUi(({ writing }) => writing?.is === 'frame' && writing.id === id)
  const mark = useView(({ marks }) => marks?.get(key))
  const { isFolded = false, title, tint = 'grey' } = frame
  const Icon = isFolded ? ChevronRight : ChevronDown
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div
      id={frameElementId(id)}
      className={styles.frame}
      role="group"
      aria-label={frameLabel(frame, count)}
      data-folded={isFolded}
      data-tint={tint}
      data-selected={selected}
      data-at={isAt}
      data-drop={isDropTarget}
      data-mark={mark}
    >
      <NodeResizer
        isVisible={selected && !isFolded && !editor.isReadOnly}
        minWidth={SMALLEST_FRAME.width}
        minHeight={SMALLEST_FRAME.height}
        handleClassName={styles.handle ?? ''}
        lineClassName={styles.edge ?? ''}
        onResizeEnd={(_event, { x, y, width, height }) =>
          editor.dispatch({ type: 'changeFrame', id, changes: { position: { x, y }, size: { width, height } } })
        }
      />
      <Handle className={styles.jack} type="target" position={Position.Left} isConnectable={false} style={{ top: JACK_Y }} />
      <div className={styles.head}>
        <button
          type="button"
          className={`${styles.fold} nodrag`}
          tabIndex={-1}
          aria-expanded={!isFolded}
          aria-label={isFolded ? words.canvas.unfold : words.canvas.fold}
          disabled={editor.isReadOnly}
          onClick={() => editor.dispatch({ type: 'changeFrame', id, changes: { isFolded: isFolded ? undefined : true } })}
        >
          <Icon size={16} aria-hidden />
        </button>
        {isWriting ? (
          <NameField
            label={words.canvas.frameName}
            value={title}
            placeholder={words.canvas.frameTitle}
            onKeep={(text) => editor.dispatch({ type: 'changeFrame', id, changes: { title: text || words.canvas.frameTitle } })}
            onLeave={() => canvasUi(editor).setState({ writing: undefined })}
          />
        ) : (
          <span className={styles.title} dir="auto">
            {title}
          </span>
        )}
        <span className={styles.count}>{count}</span>
      </div>
      <Handle className={styles.jack} type="source" position={Position.Right} isConnectable={false} style={{ top: JACK_Y }} />
      {mark !== undefined && <MarkTag mark={mark} />}
      <ThingTools of={{ is: 'frame', id }} nodeKey={key} isShown={selected} />
    </div>
  )
})

/** As in elements.ts: the middle of a folded frame. */
const JACK_Y = 32
