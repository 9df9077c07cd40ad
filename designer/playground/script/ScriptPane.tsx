/** The middle pane: the script of the contact's case, with the run's path lit as it goes. */
import { Workflow } from 'lucide-react'
import { useMemo } from 'react'
import type { Script } from '../../../engine/script/script'
import { messageOf } from '../../api/client'
import { words } from '../../wording'
import { EmptyState } from '../EmptyState'
import { Loading } from '../Loading'
import { ProblemNote } from '../ProblemNote'
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
  readonly error: unknown
  readonly onRetry: () => void
}

export function ScriptPane({ script, version, way, error, onRetry }: ScriptPaneProps) {
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
