/** Asks before a script goes. */
import type { ScriptSummary } from '../../api/scripts'
import controls from '../../controls.module.css'
import { DialogBox } from '../../shell/DialogBox'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import styles from './scripts.module.css'
import type { ScriptActs } from './use-script-acts'

interface DeleteDialogProps {
  readonly script: ScriptSummary
  readonly acts: ScriptActs
  readonly onClose: () => void
}

export function DeleteDialog({ script, acts, onClose }: DeleteDialogProps) {
  const { delete: said } = words.scripts
  async function submit() {
    if (await acts.remove(script)) onClose()
  }
  return (
    <DialogBox
      isAlert
      title={said.title(script.name)}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {said.cancel}
          </button>
          <button type="button" className={`${controls.button} ${styles.danger}`} disabled={acts.isRunning} onClick={() => void submit()}>
            {said.submit}
          </button>
        </>
      }
    >
      <p>{said.text}</p>
      {acts.problem !== undefined && <ProblemNote message={acts.problem} />}
    </DialogBox>
  )
}
