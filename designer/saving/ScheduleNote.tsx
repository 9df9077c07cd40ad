/** The publication that is scheduled, or why it was refused: when, by whom, what is not in it, and what can be done about it. */
import { CalendarClock, CircleAlert } from 'lucide-react'
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'
import type { Script } from '../../engine/script/script'
import { messageOf } from '../api/client'
import { cancelSchedule } from '../api/publications'
import { nodeName } from '../catalogue/kind-in-words'
import controls from '../controls.module.css'
import { useEditor, useScript, useView } from '../editor/editor-context'
import { useCommand } from '../live/use-command'
import { useNow } from '../live/use-now'
import { problemInWords } from '../problems/problem-in-words'
import { ProblemNote } from '../shell/ProblemNote'
import { differenceList, GROUPS } from '../versions/difference-list'
import { showVersion } from '../versions/show-difference'
import { exactly } from '../versions/times'
import { words } from '../wording/words'
import { ahead, whenInWords, zoneName } from './local-time'
import { goTo } from './PublishProblems'
import { byWhom } from './plan-words'
import styles from './schedule-note.module.css'
import { usePlanned } from './use-planned'
import { useSaving } from './use-saving'

interface ScheduleNoteProps {
  readonly schedule: ScheduledPublication
  /** It stands in the dialog for publishing, which does the rest. */
  readonly isInDialog?: boolean
  /** It would happen although somebody publishes now. */
  readonly isStaying?: boolean
  /** Somebody goes to look at it. */
  readonly onGo?: () => void
}

export function ScheduleNote({ schedule, isInDialog = false, isStaying = false, onGo }: ScheduleNoteProps) {
  const { refusal, note } = schedule
  const { schedule: said } = words.publishing
  const { data: planned, error } = usePlanned(schedule)
  const isRefused = refusal !== undefined
  const Icon = isRefused ? CircleAlert : CalendarClock
  return (
    <section className={styles.note} aria-label={said.label} data-refused={isRefused}>
      <Icon size={16} aria-hidden />
      <div className={styles.about}>
        {isRefused ? <Refusal schedule={schedule} script={planned} /> : <Plan schedule={schedule} script={planned} />}
        {note !== '' && (
          <p className={styles.quote} dir="auto">
            {note}
          </p>
        )}
        {isStaying && !isRefused && <p>{said.stillStands}</p>}
        {error !== undefined && <ProblemNote message={messageOf(error)} />}
        <Acts schedule={schedule} script={planned} isInDialog={isInDialog} onGo={onGo} />
      </div>
    </section>
  )
}

interface PartProps {
  readonly schedule: ScheduledPublication
  /** Undefined until it was read. */
  readonly script: Script | undefined
}

function Plan({ schedule, script }: PartProps) {
  const { person } = useSaving()
  const { schedule: said } = words.publishing
  const now = useNow(15_000)
  const later = useLaterEdits(script)
  return (
    <>
      <h3 className={styles.heading}>
        <time dateTime={new Date(schedule.at).toISOString()} title={`${exactly(schedule.at)}, ${zoneName()}`}>
          {said.title(whenInWords(schedule.at, now))}
        </time>
      </h3>
      <p className={styles.quiet} dir="auto">
        {said.by(byWhom(schedule.by, person.id), ahead(schedule.at, now))}
      </p>
      {schedule.runs !== 'finish' && <p className={styles.quiet}>{said.runs[schedule.runs]}</p>}
      {later !== undefined && (
        <p className={later > 0 ? styles.later : styles.quiet}>{later > 0 ? said.laterEdits(later) : said.upToDate}</p>
      )}
    </>
  )
}

function Refusal({ schedule, script }: PartProps) {
  const { person } = useSaving()
  const editor = useEditor()
  const draft = useScript((state) => state.script)
  const { schedule: said } = words.publishing
  const now = useNow(60_000)
  return (
    <>
      <h3 className={styles.heading}>{said.notPublished(whenInWords(schedule.refusal?.at ?? schedule.at, now))}</h3>
      <p dir="auto">{said.refused(byWhom(schedule.by, person.id))}</p>
      <ul className={styles.reasons}>
        {schedule.refusal?.problems.map((problem) => {
          const text = problemInWords({ severity: 'error', ...problem }, script ?? draft)
          const node = draft.nodes[problem.node ?? '']
          return (
            <li key={`${problem.rule} ${problem.path.join('.')} ${problem.port ?? ''}`} dir="auto">
              {node ? (
                <button type="button" className={styles.reason} onClick={() => goTo(editor, problem)}>
                  <b>{nodeName(node)}</b> · {text}
                </button>
              ) : (
                text
              )}
            </li>
          )
        })}
      </ul>
      <p className={styles.quiet}>{said.repair}</p>
    </>
  )
}

interface ActsProps extends PartProps {
  readonly isInDialog: boolean
  readonly onGo: (() => void) | undefined
}

function Acts({ schedule, script, isInDialog, onGo }: ActsProps) {
  const editor = useEditor()
  const { plans, dialog, mayPublish } = useSaving()
  const { isRunning, problem, run } = useCommand()
  const { schedule: said } = words.publishing
  const later = useLaterEdits(script)
  const isRefused = schedule.refusal !== undefined

  function show(document: Script) {
    showVersion({ label: said.name, script: document }, editor.view.getState().directory)
    editor.announcer.say(words.versions.said.shown(said.name))
    onGo?.()
  }

  const cancel = () =>
    void run(async () => {
      await cancelSchedule(schedule.scriptId)
      plans.setState({ schedule: undefined })
      if (!isRefused) editor.announcer.say(said.cancelled)
    })

  return (
    <>
      <div className={styles.acts}>
        {mayPublish && !isInDialog && (
          <button type="button" className={controls.button} onClick={() => dialog.setState({ open: isRefused ? 'publish' : 'schedule' })}>
            {isRefused ? said.again : later ? said.replace : said.change}
          </button>
        )}
        {script && (
          <button type="button" className={controls.button} onClick={() => show(script)}>
            {said.show}
          </button>
        )}
        {mayPublish && (
          <button type="button" className={controls.button} disabled={isRunning} onClick={cancel}>
            {isRefused ? said.dismiss : said.cancel}
          </button>
        )}
      </div>
      {problem !== undefined && <ProblemNote message={problem} />}
    </>
  )
}

/** How many things of the draft say something else than what is scheduled; undefined until that was read. */
function useLaterEdits(script: Script | undefined): number | undefined {
  const draft = useScript((state) => state.script)
  const directory = useView((view) => view.directory)
  if (!script) return undefined
  const list = differenceList(script, draft, directory)
  return GROUPS.reduce((sum, group) => sum + list[group].length, 0)
}
