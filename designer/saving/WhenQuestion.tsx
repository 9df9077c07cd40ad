/** Now, or at a set time: a date and a time in the browser's own zone, which is said. */
import { useId } from 'react'
import controls from '../controls.module.css'
import { useNow } from '../live/use-now'
import { words } from '../wording/words'
import styles from './choices.module.css'
import { ahead, fieldOf, momentOf, whenInWords, zoneName } from './local-time'

/** `undefined`: now; else what stands in the field, as it is typed. */
export type When = string | undefined

type WrongTime = 'empty' | 'past' | 'tooFar'

const YEAR_MS = 365 * 24 * 3_600_000

/** What keeps the time from being taken. */
export function wrongTime(field: string, now: number): WrongTime | undefined {
  const at = momentOf(field)
  if (at === undefined) return 'empty'
  return at <= now ? 'past' : at > now + YEAR_MS ? 'tooFar' : undefined
}

interface WhenQuestionProps {
  readonly when: When
  /** What the field begins with. */
  readonly proposed: string
  readonly onChange: (when: When) => void
}

export function WhenQuestion({ when, proposed, onChange }: WhenQuestionProps) {
  const { when: said } = words.publishing
  const group = useId()
  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>{said.legend}</legend>
      <div className={styles.row}>
        <label className={styles.pill} data-chosen={when === undefined}>
          <input type="radio" name={group} checked={when === undefined} onChange={() => onChange(undefined)} />
          {said.now}
        </label>
        <label className={styles.pill} data-chosen={when !== undefined}>
          <input type="radio" name={group} checked={when !== undefined} onChange={() => onChange(proposed)} />
          {said.later}
        </label>
      </div>
      {when !== undefined && <TimeField field={when} onChange={onChange} />}
    </fieldset>
  )
}

function TimeField({ field, onChange }: { readonly field: string; readonly onChange: (field: string) => void }) {
  const { when: said } = words.publishing
  const id = useId()
  const now = useNow(1000)
  const wrong = wrongTime(field, now)
  const at = momentOf(field) ?? 0
  return (
    <div className={styles.time}>
      <label className={controls.label} htmlFor={id}>
        {said.field}
      </label>
      <input
        id={id}
        type="datetime-local"
        className={`${controls.field} ${styles.moment}`}
        value={field}
        min={fieldOf(now)}
        max={fieldOf(now + YEAR_MS)}
        aria-describedby={`${id}-says`}
        aria-invalid={wrong !== undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <div id={`${id}-says`} className={styles.says}>
        <p className={wrong ? styles.wrong : styles.right}>{wrong ? said[wrong] : said.says(whenInWords(at, now), ahead(at, now))}</p>
        <p className={styles.quiet}>{said.zone(zoneName())}</p>
        <p className={styles.quiet}>{said.pinned}</p>
      </div>
    </div>
  )
}
