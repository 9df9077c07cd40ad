/** Asks before new cases get another version than now, and what becomes of those that run. */
import { useState } from 'react'
import { RUNS_CHOICES, type RunsChoice } from '../../engine/directory/run-changes'
import controls from '../controls.module.css'
import { RunsQuestion } from '../saving/RunsQuestion'
import { useRunsOutlook } from '../saving/use-runs-outlook'
import { usePlans } from '../saving/use-saving'
import { DialogBox } from '../shell/DialogBox'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import type { VersionActs } from './use-version-acts'

interface RunAgainDialogProps {
  readonly version: number
  /** Which version runs now. */
  readonly running: number | undefined
  readonly acts: VersionActs
  readonly onClose: () => void
}

export function RunAgainDialog({ version, running, acts, onClose }: RunAgainDialogProps) {
  const { runAgain } = words.versions
  const { outlook, problem } = useRunsOutlook(version)
  const isScheduled = usePlans(({ schedule }) => schedule !== undefined && !schedule.refusal)
  const [runs, setRuns] = useState<RunsChoice>('finish')
  async function submit() {
    if (await acts.runAgain(version, runs)) onClose()
  }
  return (
    <DialogBox
      isAlert
      title={runAgain.title(version)}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {runAgain.cancel}
          </button>
          <button type="button" className={controls.primary} disabled={acts.isRunning} onClick={() => void submit()}>
            {runAgain.submit(version)}
          </button>
        </>
      }
    >
      <p>{running === undefined ? runAgain.textFirst(version) : runAgain.text(running, version)}</p>
      {isScheduled && <p>{words.publishing.schedule.stillStands}</p>}
      {outlook && outlook.total > 0 && (
        <RunsQuestion outlook={outlook} offered={RUNS_CHOICES} choice={runs} onChoose={setRuns} onGo={onClose} />
      )}
      {!outlook && problem === undefined && <Loading text={words.publishing.runs.counting} />}
      {problem !== undefined && <ProblemNote message={words.publishing.runs.notCounted(problem)} />}
      {acts.problem !== undefined && <ProblemNote message={acts.problem} />}
    </DialogBox>
  )
}
