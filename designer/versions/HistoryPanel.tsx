/** Versions and saved states of the script, newest first, and what can be done with them. */
import { type ReactNode, useState } from 'react'
import type { RunChange } from '../../engine/directory/run-changes'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import { messageOf } from '../api/client'
import type { RunningVersion } from '../api/publications'
import controls from '../controls.module.css'
import { useNow } from '../live/use-now'
import { ScheduleNote } from '../saving/ScheduleNote'
import { useRunningCases } from '../saving/use-running-cases'
import { usePlans } from '../saving/use-saving'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import { CompareForm } from './CompareForm'
import { HistoryItem } from './HistoryItem'
import styles from './history.module.css'
import { type DraftItem, historyRows, keyOf, predecessorOf } from './history-data'
import { LocalSnapshots } from './LocalSnapshots'
import { OlderCasesDialog } from './OlderCasesDialog'
import { RunAgainDialog } from './RunAgainDialog'
import { moment } from './times'
import { useHistory } from './use-history'
import { useVersionActs } from './use-version-acts'

export function HistoryPanel() {
  const history = useHistory()
  const acts = useVersionActs()
  const now = useNow(30_000)
  const [runAgain, setRunAgain] = useState<number>()
  const [isOlderOpen, setOlderOpen] = useState(false)
  const schedule = usePlans((plans) => plans.schedule)
  const changes = usePlans((plans) => plans.changes)
  // that counting failed takes nothing from the history
  const running = useRunningCases().data?.versions ?? []
  const { versions } = words
  const { items, error, publishedVersion } = history
  if (!items) {
    return error === undefined ? (
      <Loading text={versions.loading} />
    ) : (
      <div className={styles.panel}>
        <ProblemNote message={messageOf(error)} onRetry={history.reload} />
      </div>
    )
  }
  const row = (item: ScriptHistoryItem) => (
    <HistoryItem
      key={keyOf(item)}
      item={item}
      before={predecessorOf(item, items)}
      publishedVersion={publishedVersion}
      {...casesOf(item, running, changes)}
      now={now}
      acts={acts}
      onRunAgain={setRunAgain}
      onOlderCases={() => setOlderOpen(true)}
    />
  )
  return (
    <div className={styles.panel} aria-busy={acts.isRunning}>
      {acts.problem !== undefined && <ProblemNote message={acts.problem} />}
      {error !== undefined && <ProblemNote message={messageOf(error)} onRetry={history.reload} />}
      {schedule && <ScheduleNote schedule={schedule} />}
      <CompareForm items={items} now={now} onCompare={acts.compare} />
      <ol className={styles.list} aria-label={versions.history}>
        {historyRows(items).map((each) =>
          each.is === 'one' ? row(each.item) : <Folded key={`f${each.items[0]?.revision}`} items={each.items} now={now} row={row} />,
        )}
      </ol>
      {history.hasMore && (
        <button type="button" className={controls.button} onClick={history.more}>
          {versions.older}
        </button>
      )}
      <LocalSnapshots acts={acts} now={now} />
      {runAgain !== undefined && (
        <RunAgainDialog version={runAgain} running={publishedVersion} acts={acts} onClose={() => setRunAgain(undefined)} />
      )}
      {isOlderOpen && publishedVersion !== undefined && <OlderCasesDialog running={publishedVersion} onClose={() => setOlderOpen(false)} />}
    </div>
  )
}

function casesOf(item: ScriptHistoryItem, running: readonly RunningVersion[], changes: readonly RunChange[]) {
  if (item.kind === 'draft') return { runs: 0, change: undefined }
  return {
    runs: running.find(({ version }) => version === item.version)?.runs ?? 0,
    change: changes.find(({ toVersion }) => toVersion === item.version),
  }
}

interface FoldedProps {
  readonly items: readonly DraftItem[]
  readonly now: number
  readonly row: (item: ScriptHistoryItem) => ReactNode
}

function Folded({ items, now, row }: FoldedProps) {
  const [newest, oldest] = [items[0], items.at(-1)]
  if (items.length === 1 && newest) return row(newest)
  return (
    <li className={styles.folded}>
      <details>
        <summary>{words.versions.folded(items.length, moment(oldest?.at ?? 0, now), moment(newest?.at ?? 0, now))}</summary>
        <ol className={styles.list}>{items.map(row)}</ol>
      </details>
    </li>
  )
}
