/** The last cases that went through, newest first, to be found by their contact's name. */
import { Users } from 'lucide-react'
import { useId, useState } from 'react'
import type { ScriptVersion } from '../../engine/directory/script-shelf'
import type { RunView } from '../../engine/views/traffic-reader'
import { type RunPage, readRuns } from '../api/traffic'
import controls from '../controls.module.css'
import { useCommand } from '../live/use-command'
import { useLiveView } from '../live/use-live-view'
import { EmptyState } from '../shell/EmptyState'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import { CaseListState } from './CaseListState'
import { CaseRow } from './CaseRow'
import type { Naming } from './naming'
import styles from './traffic.module.css'
import { concernsRuns, RUNS_GATHER_MS } from './use-counts'
import { useNaming } from './use-naming'

interface RunsProps {
  readonly scriptId: string
  readonly versions: readonly ScriptVersion[]
  readonly namedBy: number
  readonly isOfAll: boolean
}

const PAGE = 50

export function Runs({ scriptId, versions, namedBy, isOfAll }: RunsProps) {
  const version = isOfAll ? undefined : versions[0]?.version
  const of = `${scriptId} ${version}`
  const [earlier, setEarlier] = useState<{ readonly of: string; readonly page: RunPage }>()
  const newest = useLiveView<RunPage>({
    of,
    load: (signal) => readRuns(scriptId, { version, limit: PAGE }, signal),
    concerns: concernsRuns,
    gatherMs: RUNS_GATHER_MS,
  })
  const { naming } = useNaming(scriptId, version ?? namedBy)
  const [text, setText] = useState('')
  const more = useCommand()
  const searchId = useId()
  if (!newest.data) return <CaseListState view={newest} />

  const older = earlier?.of === of ? earlier.page : undefined
  const runs = joined(newest.data.runs, older?.runs ?? [])
  const next = older ? older.next : newest.data.next
  const found = runs.filter(({ contactName = words.traffic.nameless }) => isFound(contactName, text))
  async function loadEarlier() {
    await more.run(async () => {
      const page = await readRuns(scriptId, { version, limit: PAGE, before: next }, AbortSignal.timeout(30_000))
      setEarlier({ of, page: { ...page, runs: [...(older?.runs ?? []), ...page.runs] } })
    })
  }
  if (runs.length === 0) return <EmptyState icon={Users} title={words.traffic.runs.none} help={words.traffic.runs.noneHelp} />
  return (
    <div className={styles.section}>
      <CaseListState view={newest} />
      <label className={controls.label} htmlFor={searchId}>
        {words.traffic.runs.search}
      </label>
      <input
        id={searchId}
        type="search"
        className={controls.field}
        placeholder={words.traffic.runs.searchHint}
        dir="auto"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found.length === 0 && <p className={styles.quiet}>{words.traffic.runs.noMatch(text, runs.length)}</p>}
      <ul className={styles.cases}>
        {found.map((run) => (
          <CaseRow
            key={`${run.conversation} ${run.run}`}
            {...run}
            at={run.startedAt}
            isRunning={run.how === undefined}
            state={stateOf(run, naming, isOfAll)}
          />
        ))}
      </ul>
      {more.problem !== undefined && <ProblemNote message={more.problem} />}
      {next !== undefined && (
        <button type="button" className={controls.button} disabled={more.isRunning} onClick={() => void loadEarlier()}>
          {more.isRunning ? words.traffic.runs.loadingEarlier : words.traffic.runs.earlier}
        </button>
      )}
    </div>
  )
}

/** New ones push in before the earlier ones, which may begin with some that are known. */
function joined(newest: readonly RunView[], older: readonly RunView[]): readonly RunView[] {
  const known = new Set(newest.map(({ conversation, run }) => `${conversation} ${run}`))
  return [...newest, ...older.filter(({ conversation, run }) => !known.has(`${conversation} ${run}`))]
}

function stateOf({ how, node, version }: RunView, naming: Naming, withVersion: boolean): string {
  const { runs, way, versionOf } = words.traffic
  const state = how !== undefined ? way.ended[how] : node === undefined ? runs.running : runs.waitsIn(naming.node(node))
  return withVersion ? `${versionOf(version)}, ${state}` : state
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const isFound = (name: string, text: string) => plain(name).includes(plain(text.trim()))
