/** What the node is called and what it is; pin, breakpoint, another kind, removing. */
import { ChevronRight, CircleDot, Pin, Replace, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import type { ScriptNode } from '../../../engine/script/script'
import { findKind } from '../../../nodes/index'
import { removeSelected } from '../../canvas/acts'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { groupOf, kindHelp, kindTitle, nodeSummary } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { useEditor, useView } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { useVisit } from '../form/use-visit'
import { useInspectorUi } from '../inspector-ui'
import styles from './node.module.css'
import { ReplaceKind } from './ReplaceKind'

interface NodeHeadProps {
  readonly id: string
  readonly node: ScriptNode
}

export function NodeHead({ id, node }: NodeHeadProps) {
  const editor = useEditor()
  const visit = useVisit()
  const nameId = useId()
  const title = kindTitle(node.kind)
  return (
    <header className={styles.head}>
      <div className={styles.kindLine}>
        <GroupIcon group={groupOf(node.kind)} />
        <span className={styles.kind}>{title}</span>
        <code className={styles.id} title={words.inspector.id}>
          {id}
        </code>
      </div>
      <label htmlFor={nameId} className="visually-hidden">
        {words.inspector.name}
      </label>
      <input
        id={nameId}
        className={`${controls.field} ${styles.name}`}
        dir="auto"
        autoComplete="off"
        data-path="@name"
        value={node.name ?? ''}
        placeholder={title}
        readOnly={editor.isReadOnly}
        onFocus={visit.onFocus}
        onBlur={visit.onBlur}
        onChange={({ target }) =>
          editor.dispatch(
            { type: 'renameNode', id, name: target.value === '' ? undefined : target.value.slice(0, LONGEST_NAME) },
            { gather: visit.gather() },
          )
        }
      />
      <Tools id={id} node={node} />
      <Help kind={node.kind} />
    </header>
  )
}

/** As the script's schema has it. */
const LONGEST_NAME = 200

function Tools({ id, node }: NodeHeadProps) {
  const editor = useEditor()
  const breakpoints = useView((state) => state.breakpoints)
  const [ui, setUi] = useInspectorUi()
  const isPinned = node.pinned === true
  const hasBreakpoint = breakpoints.has(id)

  function toggleBreakpoint() {
    const next = new Set(breakpoints)
    if (!next.delete(id)) next.add(id)
    editor.view.set({ breakpoints: next })
  }

  return (
    <fieldset className={styles.tools} aria-label={words.inspector.tools}>
      <button
        type="button"
        className={styles.tool}
        aria-pressed={isPinned}
        title={`${words.inspector.pin}. ${words.inspector.pinHelp}`}
        disabled={editor.isReadOnly}
        onClick={() => editor.dispatch({ type: 'pinNodes', ids: [id], isPinned: !isPinned })}
      >
        <Pin size={14} aria-hidden />
        <span className="visually-hidden">{words.inspector.pin}</span>
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-pressed={hasBreakpoint}
        title={`${words.inspector.breakpoint}. ${words.inspector.breakpointHelp}`}
        onClick={toggleBreakpoint}
      >
        <CircleDot size={14} aria-hidden />
        <span className="visually-hidden">{words.inspector.breakpoint}</span>
      </button>
      <button
        type="button"
        className={styles.tool}
        disabled={editor.isReadOnly}
        aria-haspopup="dialog"
        onClick={() => setUi({ isReplacing: true })}
      >
        <Replace size={14} aria-hidden />
        {words.inspector.replace.open}
      </button>
      <button
        type="button"
        className={styles.tool}
        data-danger
        disabled={editor.isReadOnly}
        onClick={() => {
          editor.selection.selectNode(id)
          removeSelected(editor, { heals: true })
        }}
      >
        <Trash2 size={14} aria-hidden />
        {words.inspector.delete}
      </button>
      {ui.isReplacing && <ReplaceKind id={id} node={node} onClose={() => setUi({ isReplacing: false })} />}
    </fieldset>
  )
}

/** The first sentence says what it does; the rest, and an example, on request. */
function Help({ kind }: { readonly kind: string }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const help = kindHelp(kind)
  const [first = ''] = /^.*?[.!?](?=\s|$)/s.exec(help) ?? [help]
  const rest = help.slice(first.length).trim()
  const definition = findKind(kind)
  const example = definition ? nodeSummary({ kind, settings: definition.example, position: { x: 0, y: 0 } }) : ''
  return (
    <div className={styles.help}>
      <p>
        {first}{' '}
        <button type="button" className={styles.more} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={12} aria-hidden className={styles.chevron} />
          {isOpen ? words.inspector.less : words.inspector.more}
        </button>
      </p>
      <div id={id} hidden={!isOpen} className={styles.helpMore}>
        {rest !== '' && <p>{rest}</p>}
        {example !== '' && (
          <p>
            <strong>{words.inspector.example}</strong> <span dir="auto">{example}</span>
          </p>
        )}
      </div>
    </div>
  )
}
