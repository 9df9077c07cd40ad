/** What a card shows: what the node is and does, its ports with their jacks, what is wrong with it, and who waits here. */
import { Handle, Position } from '@xyflow/react'
import { CircleAlert, CircleDot, Pin, TriangleAlert, Users } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { ScriptNode } from '../../engine/script/script'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf } from '../catalogue/kind-in-words'
import { useEditor } from '../editor/editor-context'
import { hasWayIn } from '../script/ports'
import { words } from '../wording/words'
import { CardPorts } from './CardPorts'
import { CommentMark } from './CommentMark'
import { canvasUi } from './canvas-ui'
import styles from './card.module.css'
import { cardText } from './card-text'
import { cardElementId } from './element-ids'
import { WAY_IN_Y } from './geometry'
import { MarkTag } from './MarkTag'
import { NameField } from './NameField'
import { nodeLabel } from './node-label'
import { type CardState, useCardState, useIsDropTarget, useIsRenaming, useStanding } from './use-card'

interface CardFaceProps {
  readonly id: string
  readonly node: ScriptNode
  readonly isSelected: boolean
  /** Seen from so far that only its name can be read. */
  readonly isSmall: boolean
  readonly isConnectable: boolean
}

export function CardFace({ id, node, isSelected, isSmall, isConnectable }: CardFaceProps) {
  const { script } = useEditor()
  const state = useCardState(id)
  const standing = useStanding(id)
  const isDropTarget = useIsDropTarget(id)
  const { summary } = cardText(node)
  const label = nodeLabel(script.script(), id, {
    isHere: state.run === 'here',
    isVisited: state.run === 'visited',
    problems: state,
    waiting: state.waiting,
    comments: state.comments,
    hasBreakpoint: state.hasBreakpoint,
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div
      id={cardElementId(id)}
      className={styles.card}
      role="group"
      aria-label={label}
      data-run={state.run}
      data-selected={isSelected}
      data-at={standing === 'card'}
      data-mark={state.mark}
      data-small={isSmall}
      data-drop={isDropTarget}
      style={{ '--group': `var(--group-${groupOf(node.kind)})` } as CSSProperties}
    >
      {hasWayIn(node.kind) && (
        <Handle
          className={`${styles.jack} ${styles.wayIn}`}
          type="target"
          position={Position.Left}
          isConnectable={isConnectable}
          style={{ top: WAY_IN_Y }}
        />
      )}
      <CardHead id={id} node={node} state={state} isSmall={isSmall} />
      {!isSmall && (
        <p className={styles.summary} dir="auto">
          {summary}
        </p>
      )}
      <CardPorts
        id={id}
        node={node}
        state={state}
        isSmall={isSmall}
        isConnectable={isConnectable}
        standingOn={typeof standing === 'object' ? standing.port : undefined}
      />
      {state.mark !== undefined && <MarkTag mark={state.mark} />}
    </div>
  )
}

interface CardHeadProps extends Pick<CardFaceProps, 'id' | 'node' | 'isSmall'> {
  readonly state: CardState
}

function CardHead({ id, node, state, isSmall }: CardHeadProps) {
  const editor = useEditor()
  const isRenaming = useIsRenaming(id)
  const { title, name } = cardText(node)
  const said = words.canvas.node
  return (
    <div className={styles.head}>
      <GroupIcon group={groupOf(node.kind)} />
      <div className={styles.names}>
        {isRenaming ? (
          <NameField
            label={said.rename}
            value={node.name ?? ''}
            placeholder={title}
            onKeep={(text) => editor.dispatch({ type: 'renameNode', id, name: text || undefined })}
            onLeave={() => canvasUi(editor).setState({ writing: undefined })}
          />
        ) : (
          <p className={styles.name} dir="auto">
            {name}
          </p>
        )}
        {name !== title && !isSmall && <p className={styles.kind}>{title}</p>}
      </div>
      {state.hasBreakpoint && <CircleDot size={14} className={styles.breakpoint} aria-label={said.breakpoint} />}
      {node.pinned && <Pin size={13} className={styles.pin} aria-label={said.pinned} />}
      {state.waiting > 0 && (
        <span className={styles.waiting} title={said.waiting(state.waiting)}>
          <Users size={11} aria-hidden />
          {state.waiting}
        </span>
      )}
      {state.comments > 0 && <CommentMark node={id} count={state.comments} />}
      <ProblemBadge errors={state.errors} warnings={state.warnings} />
      {state.run === 'here' && <span className={styles.lamp} title={said.here} />}
    </div>
  )
}

function ProblemBadge({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  if (errors + warnings === 0) return null
  const Icon = errors > 0 ? CircleAlert : TriangleAlert
  return (
    <span className={styles.problems} data-severity={errors > 0 ? 'error' : 'warning'} title={words.canvas.node.problems(errors, warnings)}>
      <Icon size={13} aria-hidden />
      {errors + warnings}
    </span>
  )
}
