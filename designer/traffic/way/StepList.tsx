/** The steps of the way, one a line; the arrow keys step, and the canvas shows the step that they stand on. */
import { ArrowRight, CircleAlert, type LucideIcon, Variable } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { groupOf } from '../../catalogue/kind-in-words'
import type { RunWay, WayStep } from '../../playground/script/way'
import { words } from '../../wording/words'
import type { Naming } from '../naming'
import { exactTime } from '../times'
import { stateOf } from './case-way'
import styles from './way.module.css'
import { goToStep } from './way-store'

interface StepListProps {
  readonly run: RunWay
  /** The step that is shown, counted from 0. */
  readonly place: number
  readonly naming: Naming
}

export function StepList({ run, place, naming }: StepListProps) {
  const list = useRef<HTMLDivElement>(null)
  const chosen = run.steps[place]?.id
  useEffect(() => {
    if (chosen !== undefined) list.current?.querySelector('[data-selected]')?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  return (
    <ListBox
      ref={list}
      className={styles.list ?? ''}
      aria-label={words.traffic.way.steps}
      items={run.steps.map((step, index) => ({ step, index, id: step.id }))}
      dependencies={[naming, run]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        goToStep(run.steps.findIndex(({ id }) => id === key))
      }}
    >
      {({ step, index }) => <StepLine step={step} state={stateOf(run, index)} naming={naming} />}
    </ListBox>
  )
}

interface StepLineProps {
  readonly step: WayStep
  readonly state: ReturnType<typeof stateOf>
  readonly naming: Naming
}

/** Its name is all that is seen, in this order, with words for the pictures. */
function StepLine({ step, state, naming }: StepLineProps) {
  const { way } = words.traffic
  const name = naming.node(step.node)
  const port = step.port === undefined ? undefined : naming.port(step.node, step.port)
  const hasChanges = Object.keys(step.changed ?? {}).length > 0
  const note = state === 'waiting' ? way.waits : state === 'preempted' ? way.brokenOff : undefined
  return (
    <ListBoxItem id={step.id} className={styles.line ?? ''} textValue={name} data-state={step.fault === undefined ? state : 'fault'}>
      <span className={styles.dot} aria-hidden />
      <GroupIcon group={groupOf(step.kind)} />
      <span className={styles.lineText}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        {port !== undefined && (
          <span className={styles.port}>
            <span className="visually-hidden">, {way.by}</span> <ArrowRight size={12} aria-hidden className={styles.arrow} />
            <span dir="auto">{port}</span>
          </span>
        )}
        {note !== undefined && (
          <>
            <span className="visually-hidden">,</span> <span className={state === 'waiting' ? styles.waits : styles.port}>{note}</span>
          </>
        )}
      </span>
      {hasChanges && <Mark icon={Variable} said={way.hasChanges} className={styles.mark} />}
      {step.fault !== undefined && <Mark icon={CircleAlert} said={way.hasFault} className={styles.faultMark} />}
      <span className="visually-hidden">,</span>{' '}
      <time className={styles.time} dateTime={new Date(step.at).toISOString()}>
        {exactTime(step.at)}
      </time>
    </ListBoxItem>
  )
}

interface MarkProps {
  readonly icon: LucideIcon
  readonly said: string
  readonly className: string | undefined
}

function Mark({ icon: Icon, said, className }: MarkProps) {
  return (
    <>
      <span className="visually-hidden">, {said}</span>
      <Icon size={13} aria-hidden {...(className === undefined ? {} : { className })} />
    </>
  )
}
