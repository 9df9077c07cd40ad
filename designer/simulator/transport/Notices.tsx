/** What the author should know before acting: it stopped, this is the past, the story was changed, the script is another by now. */
import { CircleAlert, CircleDot, GitFork, History, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../wording/words'
import { longSpan } from '../clock'
import { type Seen, useSeen } from '../seen'
import type { Stop } from '../session/session'
import styles from './transport.module.css'

interface NoticesProps {
  readonly isOutOfDate: boolean
  readonly onRestart: () => void
}

export function Notices({ isOutOfDate, onRestart }: NoticesProps) {
  const seen = useSeen()
  const { session, view, moment } = seen
  const { simulator } = words
  const isPast = view.shown < view.moments.length - 1
  return (
    <div className={styles.notices} role="status">
      {isOutOfDate && (
        <Notice
          tone="lamp"
          icon={<Info size={15} aria-hidden />}
          text={simulator.changed}
          action={simulator.restart}
          onAction={onRestart}
        />
      )}
      {isPast && (
        <Notice
          tone="accent"
          icon={<History size={15} aria-hidden />}
          text={simulator.past}
          action={simulator.toNow}
          onAction={() => session.show(view.moments.length - 1)}
        />
      )}
      {!isPast && view.stop && <Stopped stop={view.stop} {...seen} />}
      {!isPast && view.forks > 0 && <Forked key={view.forks} onUndo={() => void session.undoFork()} />}
      {moment.refused !== undefined && (
        <Notice tone="danger" icon={<CircleAlert size={15} aria-hidden />} text={simulator.refused(moment.refused)} />
      )}
    </div>
  )
}

function Stopped({ stop, view, names }: { readonly stop: Stop } & Pick<Seen, 'view' | 'names'>) {
  const { simulator } = words
  const rest = view.remainingMs >= 1_000 ? ` ${simulator.remaining(longSpan(view.remainingMs))}` : ''
  switch (stop.by) {
    case 'breakpoint':
      return <Notice tone="accent" icon={<CircleDot size={15} aria-hidden />} text={simulator.stoppedAt(names.node(stop.node)) + rest} />
    case 'step':
      return rest === '' ? null : <Notice tone="plain" icon={<Info size={15} aria-hidden />} text={simulator.stopped + rest} />
    case 'nothingToCome':
      return <Notice tone="plain" icon={<Info size={15} aria-hidden />} text={simulator.nothingToCome} />
    case 'tooMuch':
      return <Notice tone="danger" icon={<CircleAlert size={15} aria-hidden />} text={simulator.tooMuch} />
    case 'fault':
      return <Notice tone="danger" icon={<CircleAlert size={15} aria-hidden />} text={simulator.brokeOff(stop.reason)} />
    default:
      return stop satisfies never
  }
}

/** Stays as long as there is a way back. */
function Forked({ onUndo }: { readonly onUndo: () => void }) {
  return (
    <Notice
      tone="plain"
      icon={<GitFork size={15} aria-hidden />}
      text={words.simulator.forked}
      action={words.simulator.undoFork}
      onAction={onUndo}
    />
  )
}

interface NoticeProps {
  readonly tone: 'plain' | 'accent' | 'lamp' | 'danger'
  readonly icon: ReactNode
  readonly text: string
  readonly action?: string
  readonly onAction?: () => void
}

function Notice({ tone, icon, text, action, onAction }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      {icon}
      <p dir="auto">{text}</p>
      {action !== undefined && (
        <button type="button" className={styles.link} onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  )
}
