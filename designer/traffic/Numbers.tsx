/** The counts of a period: of the whole script, or of the node that is selected. */
import { ChartSpline } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { ScriptVersion } from '../../engine/directory/script-shelf'
import { messageOf } from '../api/client'
import { useEditor } from '../editor/editor-context'
import { useLive } from '../live/live-context'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import { BusyPorts } from './BusyPorts'
import { ByVersion } from './ByVersion'
import { DropOffs } from './DropOffs'
import { Ends } from './Ends'
import { Figures } from './Figures'
import { PlaceView } from './PlaceView'
import type { Period } from './period'
import { addedUp, busyPorts, dropOffs, overlayOf, portsOfNode, waitingNow } from './read-counts'
import { moment } from './times'
import styles from './traffic.module.css'
import { useCounts, useUsual } from './use-counts'
import { useNaming } from './use-naming'
import { usePlace } from './use-place'
import { WaitingNow } from './WaitingNow'

interface NumbersProps {
  readonly scriptId: string
  /** Newest first, at least one. */
  readonly versions: readonly ScriptVersion[]
  /** Whose names are taken where several are counted. */
  readonly namedBy: number
  readonly period: Period
  readonly onVersion: (version: number) => void
}

export function Numbers({ scriptId, versions, namedBy, period, onVersion }: NumbersProps) {
  const { view } = useEditor()
  const { state } = useLive()
  const numbers = versions.map(({ version }) => version)
  const isBackwards = period.is === 'between' && period.from >= period.to
  const { data, error, reload } = useCounts(scriptId, isBackwards ? [] : numbers, period)
  const usual = useUsual(scriptId, numbers, period, versions.at(-1)?.at)
  const { naming, script } = useNaming(scriptId, numbers.length === 1 && numbers[0] !== undefined ? numbers[0] : namedBy)
  const [place, choose] = usePlace()
  const total = useMemo(() => data && addedUp(data.traffics), [data])
  const usualPorts = useMemo(() => {
    const ports = usual && addedUp(usual.traffics)?.ports
    return ports && { ports, days: usual.days }
  }, [usual])

  useEffect(() => {
    view.set({ traffic: total && overlayOf(total) })
  }, [view, total])
  useEffect(() => () => view.set({ traffic: undefined }), [view])

  if (isBackwards) return null
  const problem = error !== undefined && (
    <div className={styles.problem}>
      <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
    </div>
  )
  if (!data || !total) return problem || <Loading text={words.traffic.loading} />

  const waiting = waitingNow(total)
  // the only way out of a node says no more than that the node was entered
  const isChoice = ({ node }: { readonly node: string }) => naming.portsOf(node).length !== 1
  const isQuiet = total.starts === 0 && total.ports.length === 0 && waiting.length === 0
  if (place) {
    const { entered = 0, waiting: here = 0 } = total.nodes.find(({ node }) => node === place.node) ?? {}
    const ports = portsOfNode(place.node, busyPorts(total, usualPorts), naming.portsOf(place.node))
    return (
      <>
        {problem}
        <PlaceView
          {...{ place, scriptId, naming, entered, ports }}
          versions={numbers}
          waiting={here}
          onChoose={choose}
          onBack={() => choose(undefined)}
        />
      </>
    )
  }
  return (
    <>
      {problem}
      <p className={styles.since}>
        {state === 'lost' ? words.traffic.stale(moment(data.at, Date.now())) : rangeInWords(period, total, data.at)}
      </p>
      <Figures traffic={total} waiting={waiting} />
      {isQuiet ? (
        <EmptyState icon={ChartSpline} title={words.traffic.nobody} help={words.traffic.nobodyHelp} />
      ) : (
        <>
          {data.traffics.length > 1 && <ByVersion traffics={data.traffics} onChoose={onVersion} />}
          <WaitingNow waiting={waiting} naming={naming} onChoose={choose} />
          <DropOffs dropOffs={dropOffs(total, script)} naming={naming} onChoose={choose} />
          <BusyPorts ports={busyPorts(total, usualPorts).filter(isChoice)} naming={naming} onChoose={choose} />
          <Ends ends={total.ends} />
        </>
      )}
    </>
  )
}

function rangeInWords(period: Period, { from, to }: { readonly from: number; readonly to: number }, now: number): string {
  return period.is === 'between' ? words.traffic.between(moment(from, now), moment(to, now)) : words.traffic.untilNow(moment(from, now))
}
