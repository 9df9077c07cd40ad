/** Asks before new cases get another version than now. */
import controls from '../controls.module.css'
import { DialogBox } from '../shell/DialogBox'
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
  async function submit() {
    if (await acts.runAgain(version)) onClose()
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
      {acts.problem !== undefined && <ProblemNote message={acts.problem} />}
    </DialogBox>
  )
}
