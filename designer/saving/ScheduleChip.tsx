/** In the bar: that a version publishes at a set time, or that this was refused. Leads to where the rest stands. */
import { CalendarClock, CircleAlert } from 'lucide-react'
import { useEditor } from '../editor/editor-context'
import { useNow } from '../live/use-now'
import { words } from '../wording/words'
import { whenInWords } from './local-time'
import { byWhom } from './plan-words'
import styles from './schedule-chip.module.css'
import { usePlans, useSaving } from './use-saving'

export function ScheduleChip() {
  const { view } = useEditor()
  const { person } = useSaving()
  const schedule = usePlans((plans) => plans.schedule)
  const now = useNow(15_000)
  if (!schedule) return null
  const { schedule: said } = words.publishing
  const isRefused = schedule.refusal !== undefined
  const Icon = isRefused ? CircleAlert : CalendarClock
  const when = whenInWords(schedule.at, now)
  const label = isRefused ? said.chipRefusedLabel : said.chipLabel(when, byWhom(schedule.by, person.id))
  return (
    <button
      type="button"
      className={styles.chip}
      data-refused={isRefused}
      aria-label={label}
      title={label}
      onClick={() => view.set({ panel: 'versions' })}
    >
      <Icon size={15} aria-hidden />
      <span className={styles.text}>{isRefused ? said.chipRefused : said.chip(when)}</span>
    </button>
  )
}
