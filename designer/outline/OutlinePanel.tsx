/**
 * The script as a nested list beside the canvas, complete by keyboard and for screen readers: everything that the drawing can do can
 * be done here. One Tab stop for the list; its keys are those of a tree, and those that row-actions.ts names.
 */
import { ChevronsDownUp, ChevronsUpDown, ListTree, Plus } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import controls from '../controls.module.css'
import { useEditor, useSettledSelection, useView } from '../editor/editor-context'
import { problemsAt } from '../problems/by-place'
import { EmptyState } from '../shell/EmptyState'
import { useRowHeight } from '../shell/use-row-height'
import { useWindow } from '../shell/use-window'
import { words } from '../wording/words'
import { NoteDialog } from './NoteDialog'
import { OutlineMenu } from './OutlineMenu'
import { OutlineQuestion } from './OutlineQuestion'
import { OutlineRow } from './OutlineRow'
import styles from './outline.module.css'
import { addLoose, rename } from './outline-acts'
import type { OutlineRow as Row } from './outline-rows'
import { nodeKey } from './outline-tree'
import { type Asking, type OutlineHands, rowActions } from './row-actions'
import { type RowWords, rowWords } from './row-words'
import { useOutline } from './use-outline'
import { useTreeKeys } from './use-tree-keys'

type Place = { readonly x: number; readonly y: number }

export function OutlinePanel() {
  const editor = useEditor()
  const problems = useView((state) => state.problems)
  const comments = useView((state) => state.comments)
  const selected = useSettledSelection((state) => state)
  const outline = useOutline()
  const { script, rows, active, order } = outline
  const frame = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const window = useWindow(frame, rows.length, height)
  const helpId = useId()
  const [renamed, setRenamed] = useState<string>()
  const [note, setNote] = useState<string>()
  const [asked, setAsked] = useState<{ readonly asking: Asking; readonly at: Place }>()
  const [menu, setMenu] = useState<{ readonly row: Row; readonly at: Place }>()

  const element = (index: number) => frame.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rows[index]?.item.key ?? '')}"]`)
  const placeOf = (index: number): Place => {
    const { left, bottom, height: tall } = element(index)?.getBoundingClientRect() ?? new DOMRect(80, 80, 0, 0)
    return { x: left + 40, y: bottom - tall / 4 }
  }
  const hands: OutlineHands = {
    ask: (asking) => setAsked({ asking, at: placeOf(active) }),
    rename: setRenamed,
    editNote: setNote,
    goTo: outline.goTo,
  }

  const showActive = window.show
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row stood on is shown when it changes, not with every scroll
  useEffect(() => showActive(active), [active, rows])
  const { focusAsked } = outline
  const focusGiven = useRef(0)
  // the row may be drawn only after the focus was asked for
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for
  useEffect(() => {
    const row = focusAsked === focusGiven.current ? undefined : element(active)
    if (!row) return
    focusGiven.current = focusAsked
    row.focus({ preventScroll: true })
  }, [focusAsked, active, rows])

  const commentsOn = (item: Row['item']) => (item.is === 'node' ? (comments?.get(item.id) ?? 0) : 0)
  function wordsOf({ item }: Row): RowWords {
    const at = item.is === 'node' ? problemsAt(problems, item.id) : item.is === 'port' ? problemsAt(problems, item.node, item.port) : []
    const isAbove =
      item.is === 'port' && item.to !== undefined && (order.get(nodeKey(item.to)) ?? 0) < (order.get(item.key) ?? Number.POSITIVE_INFINITY)
    return rowWords(item, { script, problems: at, comments: commentsOn(item), isAbove })
  }
  function act(row: Row, key: string): boolean {
    const action = rowActions(editor, row.item, hands).find((each) => each.key === key)
    if (action) action.run()
    else if (editor.isReadOnly && /^(F2|Delete|Insert|Shift\+.+)$/.test(key)) editor.announcer.say(words.outline.said.readOnly)
    return action !== undefined
  }
  function openMenu(index: number, at: Place) {
    const row = rows[index]
    if (!row) return
    outline.walkTo(index, { withFocus: false })
    setMenu({ row, at })
  }
  const onKeyDown = useTreeKeys({
    outline,
    nameAt: (index) => (rows[index] ? wordsOf(rows[index]).name : ''),
    act,
    openMenu: (index) => openMenu(index, placeOf(index)),
  })
  function onTreeKeyDown(event: KeyboardEvent) {
    if ((event.target as HTMLElement).getAttribute('role') === 'treeitem') onKeyDown(event)
  }
  const isReturning = useRef(false)
  const { askFocus } = outline
  function closed(then: () => void) {
    then()
    isReturning.current = true
    // a menu gives the focus back to where it was with the next frame; only then may it go to what was added meanwhile
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isReturning.current = false
        askFocus()
      }),
    )
  }

  const shown = [...new Set([...rows.keys()].slice(window.first, window.last).concat(active))].sort((one, other) => one - other)
  const isEmpty = rows.length === 0
  return (
    <div className={styles.panel}>
      <Tools outline={outline} onAdd={(at) => setAsked({ asking: { is: 'add', at: undefined }, at })} isEmpty={isEmpty} />
      {isEmpty ? (
        <div className={styles.empty}>
          <EmptyState icon={ListTree} title={words.outline.empty} help={words.outline.emptyHelp} />
          <button
            type="button"
            className={controls.primary}
            onClick={() => {
              addLoose(editor, 'begin')
              outline.askFocus()
            }}
          >
            {words.outline.addBegin}
          </button>
        </div>
      ) : (
        <div ref={frame} className={styles.frame} onScroll={window.onScroll}>
          <p id={helpId} className="visually-hidden">
            {words.outline.help}
          </p>
          <div
            role="tree"
            className={styles.tree}
            data-outline
            aria-label={words.outline.label(script.name)}
            aria-describedby={helpId}
            aria-multiselectable="true"
            style={{ height: rows.length * height }}
            onKeyDown={onTreeKeyDown}
          >
            {shown.map((index) => {
              const row = rows[index]
              if (!row) return null
              const { item } = row
              return (
                <OutlineRow
                  key={item.key}
                  row={row}
                  node={item.is === 'node' ? script.nodes[item.id] : undefined}
                  index={index}
                  height={height}
                  said={wordsOf(row)}
                  isActive={index === active}
                  isSelected={isSelected(row, selected)}
                  isRenamed={renamed === item.key}
                  isReadOnly={editor.isReadOnly}
                  onPress={({ shiftKey, ctrlKey, metaKey }) => outline.walkTo(index, { extend: shiftKey, toggle: ctrlKey || metaKey })}
                  onFocus={() => {
                    if (index !== active && !isReturning.current) outline.walkTo(index, { only: true, withFocus: false })
                  }}
                  onFold={() => outline.fold([item.key], row.isExpanded)}
                  onOpen={() => act(row, 'Enter')}
                  onMenu={(event: MouseEvent) => {
                    event.preventDefault()
                    openMenu(index, { x: event.clientX, y: event.clientY })
                  }}
                  onAdd={
                    item.is === 'port'
                      ? () => {
                          outline.walkTo(index, { withFocus: false })
                          setAsked({ asking: { is: 'add', at: item }, at: placeOf(index) })
                        }
                      : undefined
                  }
                  onRenamed={(name) => {
                    setRenamed(undefined)
                    if (name !== undefined && item.is === 'node') rename(editor, item.id, name)
                    if (name !== undefined && item.is === 'frame')
                      editor.dispatch({ type: 'changeFrame', id: item.id, changes: { title: name.trim() } })
                    outline.askFocus()
                  }}
                />
              )
            })}
          </div>
        </div>
      )}
      {menu && (
        <OutlineMenu
          at={menu.at}
          name={wordsOf(menu.row).name}
          actions={rowActions(editor, menu.row.item, hands)}
          onClose={() => closed(() => setMenu(undefined))}
        />
      )}
      {asked && <OutlineQuestion asking={asked.asking} at={asked.at} onClose={() => closed(() => setAsked(undefined))} />}
      {note !== undefined && <NoteDialog id={note} onClose={() => closed(() => setNote(undefined))} />}
    </div>
  )
}

interface ToolsProps {
  readonly outline: ReturnType<typeof useOutline>
  readonly onAdd: (at: Place) => void
  readonly isEmpty: boolean
}

function Tools({ outline, onAdd, isEmpty }: ToolsProps) {
  const { isReadOnly } = useEditor()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" className={styles.tools} aria-label={words.outline.tools}>
      {!isReadOnly && (
        <button
          type="button"
          className={styles.add}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect()
            onAdd({ x: left, y: bottom })
          }}
        >
          <Plus size={15} aria-hidden />
          {words.outline.add}
        </button>
      )}
      <span className={styles.space} />
      <button
        type="button"
        className={controls.icon}
        disabled={isEmpty}
        aria-label={words.outline.foldAll}
        title={words.outline.foldAll}
        onClick={() => outline.foldAll(true)}
      >
        <ChevronsDownUp size={16} aria-hidden />
      </button>
      <button
        type="button"
        className={controls.icon}
        disabled={isEmpty}
        aria-label={words.outline.unfoldAll}
        title={words.outline.unfoldAll}
        onClick={() => outline.foldAll(false)}
      >
        <ChevronsUpDown size={16} aria-hidden />
      </button>
    </div>
  )
}

function isSelected({ item }: Row, { nodes, notes, frames, links, at }: ReturnType<typeof useSelectionState>): boolean {
  const isAtPort = at?.is === 'node' && at.port !== undefined && nodes.has(at.id)
  switch (item.is) {
    case 'node':
      return nodes.has(item.id) && !(isAtPort && at.id === item.id)
    case 'port':
      return links.has(`${item.node}.${item.port}`) || (isAtPort && at.id === item.node && at.port === item.port)
    case 'note':
      return notes.has(item.id)
    case 'frame':
      return frames.has(item.id)
    default:
      return false
  }
}
const useSelectionState = () => useSettledSelection((state) => state)
