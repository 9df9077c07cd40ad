/** The middle pane: the script of the contact's case, with the run's path lit as it goes. */
import { SquarePen, Workflow } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Script } from '../../../engine/script/script'
import { messageOf } from '../../api/client'
import { EmptyState } from '../../shell/EmptyState'
import { Loading } from '../../shell/Loading'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { BoardView } from './BoardView'
import { layBoard } from './board'
import styles from './script.module.css'
import { TraceList } from './TraceList'
import { DARK, litPath, type RunWay } from './way'

export interface ScriptPaneProps {
  /** Undefined while it is loaded. */
  readonly script: Script | undefined
  readonly version: number | undefined
  /** Undefined before the contact's first message. */
  readonly way: RunWay | undefined
  /** Where the designer shows it. */
  readonly address: string | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

export function ScriptPane({ script, version, way, address, error, onRetry }: ScriptPaneProps) {
  const board = useMemo(() => script && layBoard(script), [script])
  const path = useMemo(() => (way ? litPath(way) : DARK), [way])
  if (version === undefined && error === undefined) {
    return <EmptyState icon={Workflow} title={words.script.none} help={words.script.noneHelp} />
  }
  if (!board || !script) {
    if (error === undefined) return <Loading text={words.script.loading} />
    return (
      <div className={styles.problem}>
        <ProblemNote message={messageOf(error)} onRetry={onRetry} />
      </div>
    )
  }
  return (
    <div className={styles.pane}>
      <div className={styles.bar}>
        <p className={styles.name}>
          {script.name} <span className={styles.version}>{version === undefined ? '' : words.script.version(version)}</span>
        </p>
        <RunState way={way} />
        {address !== undefined && (
          <Link href={address} className={styles.open} aria-label={words.traffic.openInDesigner} title={words.traffic.openInDesigner}>
            <SquarePen size={15} aria-hidden />
          </Link>
        )}
      </div>
      <BoardView name={script.name} board={board} path={path} />
      <TraceList way={way} cards={board.cards} />
    </div>
  )
}

function RunState({ way }: { readonly way: RunWay | undefined }) {
  const [state, text] =
    way === undefined ? ['idle', words.script.idle] : way.end ? ['done', words.script.done] : ['running', words.script.running]
  return (
    <p className={styles.state} data-state={state}>
      <span className={styles.lamp} />
      {text}
    </p>
  )
}
