/** Moves or interrupts the cases that still run older versions, without publishing anything. */
import { useState } from 'react'
import type { RunsChoice } from '../../engine/directory/run-changes'
import { changeRunningCases } from '../api/publications'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { useCommand } from '../live/use-command'
import { RunsQuestion } from '../saving/RunsQuestion'
import { useRunsOutlook } from '../saving/use-runs-outlook'
import { DialogBox } from '../shell/DialogBox'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { tell } from '../shell/tell'
import { words } from '../wording/words'

const OFFERED = ['move', 'interrupt'] as const satisfies readonly RunsChoice[]
type Offered = (typeof OFFERED)[number]

interface OlderCasesDialogProps {
  /** Which version new cases run. */
  readonly running: number
  readonly onClose: () => void
}

export function OlderCasesDialog({ running, onClose }: OlderCasesDialogProps) {
  const editor = useEditor()
  const { older: said, notices } = words.publishing
  const { outlook, problem } = useRunsOutlook(running)
  const { isRunning, problem: failed, run } = useCommand()
  const [choice, setChoice] = useState<Offered>('move')
  const count = (choice === 'move' ? outlook?.moving : outlook?.total) ?? 0

  async function submit() {
    if (!(await run(() => changeRunningCases(editor.script.script().id, choice)))) return
    tell(editor, choice === 'move' ? notices.moving : notices.interrupting)
    onClose()
  }

  return (
    <DialogBox
      isAlert
      title={said.title}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {words.saving.publish.cancel}
          </button>
          <button type="button" className={controls.primary} disabled={isRunning || count === 0} onClick={() => void submit()}>
            {choice === 'move' ? said.submitMove(count) : said.submitInterrupt(count)}
          </button>
        </>
      }
    >
      {outlook && <p>{outlook.total === 0 ? said.none : said.text(running)}</p>}
      {outlook && outlook.total > 0 && (
        <RunsQuestion
          outlook={outlook}
          offered={OFFERED}
          choice={choice}
          onChoose={(chosen) => setChoice(chosen === 'interrupt' ? chosen : 'move')}
          onGo={onClose}
        />
      )}
      {!outlook && problem === undefined && <Loading text={words.publishing.runs.counting} />}
      {problem !== undefined && <ProblemNote message={words.publishing.runs.notCounted(problem)} />}
      {failed !== undefined && <ProblemNote message={failed} />}
    </DialogBox>
  )
}
