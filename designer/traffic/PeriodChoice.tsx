/** For which time is counted: one of the usual periods, or a beginning and an end. */
import { type ChangeEvent, useId } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import { asLocalInput, fromLocalInput, type Period, ROLLING, rangeOf } from './period'
import styles from './traffic.module.css'

interface PeriodChoiceProps {
  readonly period: Period
  readonly onPeriod: (period: Period) => void
}

export function PeriodChoice({ period, onPeriod }: PeriodChoiceProps) {
  const id = useId()
  function onChange({ target }: ChangeEvent<HTMLSelectElement>) {
    const rolling = ROLLING.find((name) => name === target.value)
    onPeriod(rolling ? { is: rolling } : { is: 'between', ...rangeOf(period, Date.now()) })
  }
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {words.traffic.period}
      </label>
      <select id={id} className={controls.field} value={period.is} onChange={onChange}>
        {[...ROLLING, 'between' as const].map((name) => (
          <option key={name} value={name}>
            {words.traffic.periods[name]}
          </option>
        ))}
      </select>
    </div>
  )
}

interface MomentsProps {
  readonly period: Extract<Period, { is: 'between' }>
  readonly onPeriod: (period: Period) => void
}

/** The beginning and the end of a period of one's own. */
export function Moments({ period, onPeriod }: MomentsProps) {
  const id = useId()
  const ends = [
    { name: 'from', label: words.traffic.from },
    { name: 'to', label: words.traffic.to },
  ] as const
  const isBackwards = period.from >= period.to
  return (
    <>
      {ends.map(({ name, label }) => (
        <div key={name}>
          <label className={controls.label} htmlFor={`${id}-${name}`}>
            {label}
          </label>
          <input
            id={`${id}-${name}`}
            className={controls.field}
            type="datetime-local"
            value={asLocalInput(period[name])}
            aria-invalid={isBackwards}
            aria-describedby={isBackwards ? `${id}-problem` : undefined}
            onChange={({ target }) => {
              const at = fromLocalInput(target.value)
              if (at !== undefined) onPeriod({ ...period, [name]: at })
            }}
          />
        </div>
      ))}
      {isBackwards && (
        <p id={`${id}-problem`} className={styles.wrong} role="alert">
          {words.traffic.endsBeforeItBegins}
        </p>
      )}
    </>
  )
}
