/** One problem: what is wrong, where, and buttons that put it right. */
import { CircleAlert, Route, TriangleAlert, Wrench } from 'lucide-react'
import type { Script } from '../../engine/script/script'
import { words } from '../wording/words'
import { problemInWords } from './problem-in-words'
import { type EntryRow, placeInWords } from './problem-rows'
import styles from './problems.module.css'
import type { QuickFix } from './quick-fixes'

interface ProblemEntryProps {
  readonly row: EntryRow
  readonly index: number
  readonly height: number
  readonly count: number
  readonly script: Script
  readonly fixes: readonly QuickFix[]
  /** How many problems there are of its kind, itself among them. */
  readonly alike: number
  readonly isStop: boolean
  /** Its way is lit on the canvas. */
  readonly isWayShown: boolean
  readonly onFocus: () => void
  readonly onJump: () => void
  readonly onWay: () => void
  readonly onFix: (fix: QuickFix, isForAll: boolean, button: HTMLElement) => void
}

export function ProblemEntry({
  row,
  index,
  height,
  count,
  script,
  fixes,
  alike,
  isStop,
  isWayShown,
  onFocus,
  onJump,
  onWay,
  onFix,
}: ProblemEntryProps) {
  const { problem, place } = row
  const text = problemInWords(problem, script)
  const where = placeInWords(problem, script)
  const hasWay = (problem.way?.length ?? 0) > 0
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert
  return (
    // biome-ignore lint/a11y/useSemanticElements: its list is drawn as it comes into sight
    <div
      role="listitem"
      className={styles.entry}
      data-index={index}
      data-severity={problem.severity}
      aria-posinset={place}
      aria-setsize={count}
      style={{ height, insetBlockStart: index * height }}
      onFocus={onFocus}
    >
      <button type="button" className={styles.jump} tabIndex={isStop ? 0 : -1} onClick={onJump}>
        <Icon size={15} className={styles.icon} aria-hidden />
        <span className="visually-hidden">{words.problems.severities[problem.severity]}</span>
        <span className={styles.where} dir="auto">
          {where}
        </span>
        <span className={styles.text} dir="auto" title={text}>
          {text}
        </span>
      </button>
      {(fixes.length > 0 || hasWay) && (
        <span className={styles.fixes}>
          {hasWay && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.fix}
              aria-pressed={isWayShown}
              aria-label={words.problems.wayOf(text)}
              onClick={onWay}
            >
              <Route size={12} aria-hidden />
              {words.problems.way}
            </button>
          )}
          {fixes.map((fix, number) => (
            <Fix key={fix.label} fix={fix} alike={fix.isForAll ? alike : 1} isFirst={number === 0} text={text} onFix={onFix} />
          ))}
        </span>
      )}
    </div>
  )
}

interface FixProps extends Pick<ProblemEntryProps, 'alike' | 'onFix'> {
  readonly fix: QuickFix
  readonly isFirst: boolean
  readonly text: string
}

function Fix({ fix, alike, isFirst, text, onFix }: FixProps) {
  const ofAll = words.problems.fixAllLabel(fix.label, alike)
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={styles.fix}
        aria-label={words.problems.fixOf(fix.label, text)}
        onClick={({ currentTarget }) => onFix(fix, false, currentTarget)}
      >
        {isFirst && <Wrench size={12} aria-hidden />}
        {fix.label}
      </button>
      {alike > 1 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fixAll}
          aria-label={ofAll}
          title={ofAll}
          onClick={({ currentTarget }) => onFix(fix, true, currentTarget)}
        >
          {words.problems.fixAll(alike)}
        </button>
      )}
    </>
  )
}
