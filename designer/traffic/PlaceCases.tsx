/** The cases behind a count: the last that took a port, or those that wait in a node now. */
import { readCasesOfPort, readRuns } from '../api/traffic'
import { useLiveView } from '../live/use-live-view'
import { words } from '../wording/words'
import { CaseListState } from './CaseListState'
import { CaseRow, type ListedCase } from './CaseRow'
import type { Naming } from './naming'
import type { Place } from './places'
import styles from './traffic.module.css'
import { concernsRuns, RUNS_GATHER_MS } from './use-counts'

interface PlaceCasesProps {
  readonly scriptId: string
  /** In any of these. */
  readonly versions: readonly number[]
  readonly place: Place
  readonly naming: Naming
}

const SHOWN = 20

export function PlaceCases({ scriptId, versions, place: { node, port }, naming }: PlaceCasesProps) {
  const view = useLiveView<readonly ListedCase[]>({
    of: JSON.stringify([scriptId, versions, node, port]),
    load: (signal) => (port === undefined ? waiting(scriptId, versions, node, signal) : passed(scriptId, versions, { node, port }, signal)),
    concerns: concernsRuns,
    gatherMs: RUNS_GATHER_MS,
  })
  const title = port === undefined ? words.traffic.waitingCases : words.traffic.lastCases(naming.port(node, port))
  return (
    <section className={styles.section} aria-label={title}>
      <h4 className={styles.heading} dir="auto">
        {title}
      </h4>
      <CaseListState view={view} />
      {view.data?.length === 0 && <p className={styles.quiet}>{port === undefined ? words.traffic.noneWaits : words.traffic.noCases}</p>}
      <ul>
        {view.data?.map((each) => (
          <CaseRow key={`${each.conversation} ${each.run}`} {...each} />
        ))}
      </ul>
    </section>
  )
}

async function passed(
  scriptId: string,
  versions: readonly number[],
  place: Required<Place>,
  signal: AbortSignal,
): Promise<readonly ListedCase[]> {
  const lists = await Promise.all(versions.map((version) => readCasesOfPort(scriptId, { version, ...place }, signal)))
  return newestOf(lists)
}

async function waiting(scriptId: string, versions: readonly number[], node: string, signal: AbortSignal): Promise<readonly ListedCase[]> {
  const asked = { waitingIn: node, limit: SHOWN }
  const pages = await Promise.all(versions.map((version) => readRuns(scriptId, { version, ...asked }, signal)))
  return newestOf(pages.map(({ runs }) => runs.map((run) => ({ ...run, at: run.startedAt, isRunning: true }))))
}

const newestOf = (lists: readonly (readonly ListedCase[])[]) =>
  lists
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, SHOWN)
