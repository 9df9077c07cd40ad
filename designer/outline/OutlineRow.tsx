/** One row of the outline: a node, a way out of it, a frame, a note. Focus and keys belong to the list; this only draws. */
import { ChevronDown, CircleAlert, Ellipsis, Frame, MessageSquare, Pin, Plus, StickyNote, TriangleAlert } from 'lucide-react'
import type { CSSProperties, MouseEvent } from 'react'
import type { ScriptNode } from '../../engine/script/script'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf } from '../catalogue/kind-in-words'
import { words } from '../wording/words'
import styles from './outline.module.css'
import type { OutlineRow as Row } from './outline-rows'
import { RenameField } from './RenameField'
import type { RowWords } from './row-words'

interface OutlineRowProps {
  readonly row: Row
  /** Of a row about a node. */
  readonly node: ScriptNode | undefined
  readonly index: number
  readonly height: number
  readonly said: RowWords
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly isRenamed: boolean
  readonly isReadOnly: boolean
  readonly onPress: (event: MouseEvent) => void
  /** Assistive technology may put the focus on any row. */
  readonly onFocus: () => void
  readonly onFold: () => void
  readonly onOpen: () => void
  readonly onMenu: (event: MouseEvent) => void
  readonly onAdd: (() => void) | undefined
  /** Undefined: the name stays. */
  readonly onRenamed: (name: string | undefined) => void
}

export function OutlineRow(props: OutlineRowProps) {
  const {
    row,
    node,
    index,
    height,
    said,
    isActive,
    isSelected,
    isRenamed,
    isReadOnly,
    onPress,
    onFocus,
    onFold,
    onOpen,
    onMenu,
    onAdd,
    onRenamed,
  } = props
  const { item, level, place, siblings, isExpandable, isExpanded } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list around it
    <div
      role="treeitem"
      className={styles.row}
      data-row={item.key}
      data-is={item.is}
      data-reference={item.is === 'port' && (item.isReference || item.to === undefined)}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={isExpandable ? isExpanded : undefined}
      aria-selected={isSelected}
      aria-label={said.spoken}
      tabIndex={isActive ? 0 : -1}
      style={{ height, insetBlockStart: index * height, '--depth': item.depth } as CSSProperties}
      onClick={onPress}
      onFocus={onFocus}
      onDoubleClick={onOpen}
      onContextMenu={onMenu}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className={styles.chevron}
        data-folded={!isExpanded}
        disabled={!isExpandable}
        onClick={(event) => {
          event.stopPropagation()
          onFold()
        }}
      >
        {isExpandable && <ChevronDown size={14} aria-hidden />}
      </button>
      <RowIcon item={item} node={node} />
      {isRenamed ? (
        <RenameField name={node ? (node.name ?? '') : said.name} label={said.name} onDone={onRenamed} />
      ) : (
        // what stands behind the name is said by the row's label, in whole words
        <span className={styles.texts}>
          <span className={styles.name} dir="auto">
            {said.name}
          </span>
          {said.detail !== undefined && <span className={styles.detail} data-text={said.detail} />}
        </span>
      )}
      {node?.pinned && <Pin size={12} className={styles.pin} aria-hidden />}
      {said.comments !== undefined && said.comments > 0 && (
        <span className={styles.comments} title={words.comments.count(said.comments)}>
          <MessageSquare size={12} aria-hidden />
          <span data-text={said.comments} />
        </span>
      )}
      {said.problem && <ProblemMark problem={said.problem} />}
      {!isReadOnly && !isRenamed && (
        <span className={styles.acts} aria-hidden>
          {onAdd && (
            <button type="button" tabIndex={-1} className={styles.act} title={words.outline.menu.addHere} onClick={stopped(onAdd)}>
              <Plus size={14} aria-hidden />
            </button>
          )}
          <button type="button" tabIndex={-1} className={styles.act} title={words.outline.actions(said.name)} onClick={stopped(onMenu)}>
            <Ellipsis size={14} aria-hidden />
          </button>
        </span>
      )}
    </div>
  )
}

const stopped = (act: (event: MouseEvent) => void) => (event: MouseEvent) => {
  event.stopPropagation()
  act(event)
}

function RowIcon({ item, node }: Pick<Row, 'item'> & Pick<OutlineRowProps, 'node'>) {
  switch (item.is) {
    case 'node':
    case 'member':
      return <span className={styles.icon}>{node && <GroupIcon group={groupOf(node.kind)} />}</span>
    case 'port':
      return <span className={styles.jack} data-led={item.to !== undefined} />
    case 'frame':
      return <Frame size={14} className={styles.icon} aria-hidden />
    case 'note':
      return <StickyNote size={14} className={styles.icon} aria-hidden />
    case 'group':
      return null
  }
}

function ProblemMark({ problem: { text, isError, more } }: { readonly problem: NonNullable<RowWords['problem']> }) {
  const Icon = isError ? CircleAlert : TriangleAlert
  return (
    <span className={styles.problem} data-error={isError} title={text}>
      <Icon size={13} aria-hidden />
      <span className={styles.problemText} data-text={more > 0 ? `+${more} ${text}` : text} />
    </span>
  )
}
