/** Publishes the draft, now or at a set time: what changes, what is wrong with it, and what becomes of running cases. */
import { useId, useState } from 'react'
import { RUNS_CHOICES, type RunsChoice } from '../../engine/directory/run-changes'
import { messageOf } from '../api/client'
import controls from '../controls.module.css'
import { useScript, useView } from '../editor/editor-context'
import { DialogBox } from '../shell/DialogBox'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { differenceList, GROUPS } from '../versions/difference-list'
import { words } from '../wording/words'
import { fieldOf, momentOf, tomorrowMorning } from './local-time'
import { PublishChanges } from './PublishChanges'
import { PublishProblems } from './PublishProblems'
import styles from './publish.module.css'
import { RunsQuestion, runsSummary } from './RunsQuestion'
import { outlookOf, type RunsOutlook } from './running-cases'
import { ScheduleNote } from './ScheduleNote'
import { type Publishing, useChecked, usePublished, usePublishing } from './use-publishing'
import { useRunningCases } from './use-running-cases'
import { usePlans } from './use-saving'
import { type When, WhenQuestion, wrongTime } from './WhenQuestion'

const MAX_NOTE = 2000

interface PublishDialogProps {
  /** It was opened to set a time, or another one. */
  readonly isForLater?: boolean
  readonly onClose: () => void
}

export function PublishDialog({ isForLater = false, onClose }: PublishDialogProps) {
  const { publish: said } = words.saving
  const { when: saidWhen } = words.publishing
  const { data, error, reload } = usePublished()
  const draft = useScript(({ script }) => script)
  const directory = useView((view) => view.directory)
  const schedule = usePlans((plans) => plans.schedule)
  const checked = useChecked(data?.problems)
  const publishing = usePublishing()
  const running = useRunningCases()
  const outlook = running.data && outlookOf(running.data.versions, draft)
  const before = isForLater ? schedule : undefined
  const [proposed] = useState(() => fieldOf(before && before.at > Date.now() ? before.at : tomorrowMorning(Date.now())))
  const [note, setNote] = useState(before?.note ?? '')
  const [runs, setRuns] = useState<RunsChoice>(before?.runs ?? 'finish')
  const [when, setWhen] = useState<When>(isForLater ? proposed : undefined)
  const list = data?.running && differenceList(data.running.script, draft, directory)
  const isSame = list !== undefined && GROUPS.every((group) => list[group].length === 0)
  const isBlocked = !data || isSame || checked.errors.length > 0

  async function submit() {
    const at = when === undefined ? undefined : momentOf(when)
    if (when !== undefined && (at === undefined || wrongTime(when, Date.now()))) return
    if (await publishing.publish({ note: note.trim(), runs }, at)) onClose()
  }

  return (
    <DialogBox
      isWide
      title={said.title}
      onClose={onClose}
      acts={
        <>
          {outlook && outlook.total > 0 && !isSame && <p className={styles.summary}>{runsSummary(runs, outlook)}</p>}
          <button type="button" className={controls.button} onClick={onClose}>
            {said.cancel}
          </button>
          {data && (
            <button type="button" className={controls.primary} disabled={isBlocked || publishing.isRunning} onClick={() => void submit()}>
              {when === undefined
                ? publishing.isRunning
                  ? said.submitting
                  : said.submit(data.nextVersion)
                : publishing.isRunning
                  ? saidWhen.submitting
                  : schedule
                    ? saidWhen.replace
                    : saidWhen.submit}
            </button>
          )}
        </>
      }
    >
      {schedule && <ScheduleNote schedule={schedule} isInDialog isStaying={when === undefined} onGo={onClose} />}
      {data ? (
        <>
          {data.running && isSame ? (
            <p>{said.same(data.running.version)}</p>
          ) : (
            <>
              <PublishChanges running={data.running} list={list} onClose={onClose} />
              <PublishProblems {...checked} onGo={onClose} />
              <Note note={note} onChange={setNote} />
              {data.running && (
                <Runs {...{ outlook, runs, error: running.error }} isLater={when !== undefined} onChoose={setRuns} onGo={onClose} />
              )}
              <WhenQuestion when={when} proposed={proposed} onChange={setWhen} />
            </>
          )}
          <Failure {...publishing} />
        </>
      ) : error === undefined ? (
        <Loading text={said.loading} />
      ) : (
        <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
      )}
    </DialogBox>
  )
}

interface RunsProps {
  /** Undefined until they were counted. */
  readonly outlook: RunsOutlook | undefined
  readonly error: unknown
  readonly runs: RunsChoice
  readonly isLater: boolean
  readonly onChoose: (runs: RunsChoice) => void
  readonly onGo: () => void
}

/** Asked only where a case runs; of a publication that is to come, whenever there may be one by then. */
function Runs({ outlook, error, runs, isLater, onChoose, onGo }: RunsProps) {
  if (!outlook && error !== undefined) return <ProblemNote message={words.publishing.runs.notCounted(messageOf(error))} />
  if (!outlook) return <Loading text={words.publishing.runs.counting} />
  if (outlook.total === 0 && !isLater) return null
  return <RunsQuestion outlook={outlook} offered={RUNS_CHOICES} choice={runs} onChoose={onChoose} isLater={isLater} onGo={onGo} />
}

function Note({ note, onChange }: { readonly note: string; readonly onChange: (note: string) => void }) {
  const id = useId()
  const { publish: said } = words.saving
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {said.note}
      </label>
      <textarea
        id={id}
        className={`${controls.field} ${styles.note}`}
        rows={2}
        dir="auto"
        maxLength={MAX_NOTE}
        placeholder={said.notePlaceholder}
        value={note}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}

function Failure({ failed, refused }: Pick<Publishing, 'failed' | 'refused'>) {
  if (failed === undefined) return null
  return <ProblemNote message={[failed, ...refused.map(({ message }) => message)].join(' ')} />
}
