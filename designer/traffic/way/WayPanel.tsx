/** The way of the case that is open, step by step, beside the canvas that shows it. */
import { Workflow } from 'lucide-react'
import { type KeyboardEvent, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Script } from '../../../engine/script/script'
import { EmptyState } from '../../shell/EmptyState'
import { Loading } from '../../shell/Loading'
import { words } from '../../wording/words'
import { type Naming, namingBy } from '../naming'
import { placeOf } from './at'
import type { CaseWay } from './case-way'
import { StepDetail } from './StepDetail'
import { StepList } from './StepList'
import { WayProblem } from './WayProblem'
import styles from './way.module.css'
import { nameOf, stateInWords } from './way-in-words'
import { openWay, stepBy } from './way-store'

export function WayPanel() {
  const { way, script, problem, isMissing, at, retry } = useStore(openWay)
  const naming = useMemo(() => namingBy(script), [script])
  return (
    <div className={styles.panel}>
      {way ? (
        <>
          <Head way={way} scriptName={script?.name ?? way.run.scriptId} />
          {problem && <WayProblem problem={problem} onRetry={retry} />}
          <Steps way={way} place={placeOf(at, way.run)} script={script} naming={naming} />
        </>
      ) : problem ? (
        <WayProblem problem={problem} onRetry={retry} />
      ) : isMissing ? (
        <EmptyState icon={Workflow} title={words.traffic.way.noRun} help={words.traffic.way.noneHelp} />
      ) : (
        <Loading text={words.traffic.way.loading} />
      )}
    </div>
  )
}

function Head({ way: { contact, run }, scriptName }: { readonly way: CaseWay; readonly scriptName: string }) {
  const { way } = words.traffic
  return (
    <div className={styles.head}>
      <h3 className={styles.title} dir="auto">
        {nameOf(contact)}
      </h3>
      <p className={styles.aside} dir="auto">
        {way.ran(scriptName, run.version)}
      </p>
      <p className={styles.aside}>
        {way.caseAndRun(run.caseNumber, run.run)} · <span data-state={run.end ? 'ended' : 'running'}>{stateInWords(run)}</span>
      </p>
    </div>
  )
}

interface StepsProps {
  readonly way: CaseWay
  readonly place: number
  readonly script: Script | undefined
  readonly naming: Naming
}

function Steps({ way, place, script, naming }: StepsProps) {
  if (way.run.steps.length === 0) return <p className={styles.empty}>{words.traffic.way.noSteps}</p>
  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
    if (by === undefined) return
    event.preventDefault()
    stepBy(by * (getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way to step beside the list's own keys and the buttons
    <div className={styles.steps} onKeyDown={onKeyDown}>
      <StepList run={way.run} place={place} naming={naming} />
      <StepDetail way={way} place={place} script={script} naming={naming} />
    </div>
  )
}
