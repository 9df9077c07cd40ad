/**
 * The problems of the script: by severity, each with its place, why, and what can be done about it. One Tab stop for the list: arrow
 * keys walk, Enter goes to the place, Right reaches the fixes of a row.
 */
import { CircleAlert, CircleCheck, Search, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../engine/script/script'
import controls from '../controls.module.css'
import { useEditor, useView } from '../editor/editor-context'
import { useNarrow } from '../pages/script/use-narrow'
import type { LitPath } from '../playground/script/way'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { useLaterScript } from '../shell/use-later-script'
import { useRowHeight } from '../shell/use-row-height'
import { useWindow } from '../shell/use-window'
import { words } from '../wording/words'
import { FixQuestion } from './FixQuestion'
import { jumpTo } from './jump'
import { ProblemEntry } from './ProblemEntry'
import { Proofs } from './Proofs'
import { alike, type Filter, problemRows } from './problem-rows'
import styles from './problems.module.css'
import { fixesOf, type QuickFix } from './quick-fixes'
import { hideWay, showWay } from './show-way'

type Severity = Problem['severity']

/** A fix that waits for an answer. */
interface Asked {
  readonly problem: Problem
  readonly fix: QuickFix
  readonly isForAll: boolean
  readonly at: { readonly x: number; readonly y: number }
}

export function ProblemsPanel() {
  const editor = useEditor()
  const script = useLaterScript()
  const problems = useView((state) => state.problems)
  const isChecked = useView((state) => state.isChecked)
  const directory = useView((state) => state.directory)
  const [filter, setFilter] = useState<Filter>({ text: '', severity: undefined })
  const isNarrow = useNarrow()
  const rows = useMemo(() => {
    const all = problemRows(problems, script, filter)
    // a phone has no room for headings; the sign of each row tells its severity
    return isNarrow ? all.filter(({ is }) => is === 'problem') : all
  }, [problems, script, filter, isNarrow])
  const entries = rows.filter((row) => row.is === 'problem')
  const [activeKey, setActiveKey] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const [way, setWay] = useState<{ readonly key: string; readonly path: LitPath | undefined }>()
  const path = useView((state) => state.path)
  const frame = useRef<HTMLDivElement>(null)
  const oneLine = useRowHeight() + ROOM
  const height = isNarrow ? NARROW_HEIGHT : oneLine
  const window = useWindow(frame, rows.length, height)
  const active = Math.max(
    0,
    rows.findIndex(({ key, is }) => is === 'problem' && key === activeKey),
  )
  const stop = rows[active]?.is === 'problem' ? active : rows.findIndex(({ is }) => is === 'problem')

  function apply(problem: Problem, fix: QuickFix, isForAll: boolean, chosen: string) {
    const now = editor.script.script()
    const fixes = isForAll
      ? alike(problem, problems).flatMap((each) => fixesOf(each, now, directory).find(({ asks }) => asks === fix.asks) ?? [])
      : [fix]
    editor.dispatch(
      fixes.flatMap((each) => each.edits(now, chosen)),
      { as: 'fix' },
    )
    editor.announcer.say(words.problems.fixed(fixes.length))
  }
  function onFix(problem: Problem, fix: QuickFix, isForAll: boolean, button: HTMLElement) {
    const { left, bottom } = button.getBoundingClientRect()
    if (fix.asks) setAsked({ problem, fix, isForAll, at: { x: left, y: bottom } })
    else apply(problem, fix, isForAll, '')
  }
  function onWay(key: string, problem: Problem) {
    if (isLit(key)) return hideWay(editor)
    showWay(editor, problem)
    setWay({ key, path: editor.view.getState().path })
  }
  const isLit = (key: string) => path !== undefined && way?.key === key && way.path === path
  function focusRow(index: number, cell = 0) {
    const row = rows[index]
    if (!row) return
    setActiveKey(row.key)
    window.show(index)
    // the row may be drawn only by now
    requestAnimationFrame(() => cellsOf(frame.current, index)[cell]?.focus({ preventScroll: true }))
  }
  function onKeyDown(event: KeyboardEvent) {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return
    const index = Number(element.dataset.index)
    const cells = cellsOf(frame.current, index)
    const cell = cells.indexOf(event.target as HTMLElement)
    const next = nextOf(event.key, index, rows)
    if (next !== undefined) focusRow(next)
    else if (event.key === 'ArrowRight') cells[cell + 1]?.focus()
    else if (event.key === 'ArrowLeft') cells[cell - 1]?.focus()
    else return
    event.preventDefault()
  }

  const errors = problems.filter(({ severity }) => severity === 'error').length
  const inSight = [...rows.entries()].slice(window.first, window.last)
  const isFiltered = filter.text !== '' || filter.severity !== undefined
  return (
    <section className={styles.panel} aria-label={words.problems.title}>
      <Head
        errors={errors}
        warnings={problems.length - errors}
        filter={filter}
        onFilter={setFilter}
        onClose={() => editor.view.set({ isProblemsOpen: false })}
      />
      <Proofs />
      {entries.length === 0 ? (
        <Nothing isChecked={isChecked} isFiltered={isFiltered && problems.length > 0} />
      ) : (
        <div ref={frame} className={styles.frame} onScroll={window.onScroll}>
          <div className={styles.list} style={{ height: rows.length * height }}>
            {inSight.map(([index, row]) =>
              row.is === 'head' ? (
                <h3 key={row.key} className={styles.groupName} style={{ height, insetBlockStart: index * height }}>
                  {words.problems.groups[row.severity]}
                  <span className="tabular">{row.count}</span>
                </h3>
              ) : null,
            )}
            {/* biome-ignore lint/a11y/useSemanticElements: its items are drawn as they come into sight */}
            <div role="list" className={styles.entries} aria-label={words.problems.list} onKeyDown={onKeyDown}>
              {inSight.map(([index, row]) =>
                row.is === 'problem' ? (
                  <ProblemEntry
                    key={row.key}
                    row={row}
                    index={index}
                    height={height}
                    count={entries.length}
                    script={script}
                    fixes={editor.isReadOnly ? [] : fixesOf(row.problem, script, directory)}
                    alike={alike(row.problem, problems).length}
                    isStop={index === stop}
                    isWayShown={isLit(row.key)}
                    onFocus={() => setActiveKey(row.key)}
                    onJump={() => jumpTo(editor, row.problem)}
                    onWay={() => onWay(row.key, row.problem)}
                    onFix={(fix, isForAll, button) => onFix(row.problem, fix, isForAll, button)}
                  />
                ) : null,
              )}
            </div>
          </div>
        </div>
      )}
      {asked && (
        <FixQuestion
          asks={asked.fix.asks ?? 'node'}
          at={asked.at}
          onChoose={(chosen) => apply(asked.problem, asked.fix, asked.isForAll, chosen)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

/** Rows with buttons in them want a little more air than rows of text. */
const ROOM = 6
/** The place, two lines of why, and the fixes below them. */
const NARROW_HEIGHT = 116

const cellsOf = (frame: HTMLElement | null, index: number): HTMLElement[] => [
  ...(frame?.querySelectorAll<HTMLElement>(`[data-index="${index}"] button`) ?? []),
]

function nextOf(key: string, index: number, rows: readonly { readonly is: 'head' | 'problem' }[]): number | undefined {
  const isEntry = (at: number) => rows[at]?.is === 'problem'
  switch (key) {
    case 'ArrowDown':
      return [index + 1, index + 2].find(isEntry)
    case 'ArrowUp':
      return [index - 1, index - 2].find(isEntry)
    case 'Home':
      return rows.findIndex(({ is }) => is === 'problem')
    case 'End':
      return rows.length - 1
    default:
      return undefined
  }
}

interface HeadProps {
  readonly errors: number
  readonly warnings: number
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly onClose: () => void
}

function Head({ errors, warnings, filter, onFilter, onClose }: HeadProps) {
  const said = words.problems
  const chip = (severity: Severity, count: number) => {
    const Icon = severity === 'error' ? CircleAlert : TriangleAlert
    const isOn = filter.severity === severity
    return (
      <button
        type="button"
        className={styles.chip}
        data-severity={severity}
        aria-pressed={isOn}
        disabled={count === 0 && !isOn}
        onClick={() => onFilter({ ...filter, severity: isOn ? undefined : severity })}
      >
        <Icon size={14} aria-hidden />
        {severity === 'error' ? said.errors(count) : said.warnings(count)}
      </button>
    )
  }
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{said.title}</h2>
      <p className="visually-hidden" role="status" aria-live="polite">
        {said.count(errors, warnings)}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <span role="group" className={styles.chips} aria-label={said.showOnly}>
        {chip('error', errors)}
        {chip('warning', warnings)}
      </span>
      <span className={styles.space} />
      <span className={styles.filter}>
        <Search size={14} className={styles.filterIcon} aria-hidden />
        <input
          type="search"
          className={`${controls.field} ${styles.filterField}`}
          aria-label={said.filter}
          placeholder={said.filter}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </span>
      <button type="button" className={controls.icon} aria-label={said.close} title={said.close} onClick={onClose}>
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}

function Nothing({ isChecked, isFiltered }: { readonly isChecked: boolean; readonly isFiltered: boolean }) {
  if (!isChecked) return <Loading text={words.problems.looking} />
  return (
    <div className={styles.nothing}>
      {isFiltered ? (
        <EmptyState icon={Search} title={words.problems.nothingFits} />
      ) : (
        <EmptyState icon={CircleCheck} title={words.problems.none} help={words.problems.noneHelp} />
      )}
    </div>
  )
}
