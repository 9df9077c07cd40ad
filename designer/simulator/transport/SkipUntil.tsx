/** Lets time pass until a date and time of the author's choice. */
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import styles from './transport.module.css'

export function SkipUntil({ onDone }: { readonly onDone: () => void }) {
  const { session, moment, clock } = useSeen()
  const { simulator } = words
  const id = useId()
  const [text, setText] = useState(() => clock.toField(moment.at))
  const [problem, setProblem] = useState<string>()

  function submit(event: FormEvent) {
    event.preventDefault()
    const until = clock.fromField(text)
    if (until === undefined) return setProblem(simulator.wrongTime)
    if (until <= moment.at) return setProblem(simulator.skipBack)
    void session.act({ type: 'time.passes', ms: until - moment.at })
    onDone()
  }

  /** Esc leaves this form alone, and nothing around it. */
  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onDone()
  }

  return (
    <form className={styles.until} onSubmit={submit} onKeyDown={leave} noValidate>
      <label className={controls.label} htmlFor={id}>
        {simulator.skipUntilLabel}
      </label>
      <div className={styles.untilRow}>
        <input
          id={id}
          type="datetime-local"
          className={controls.field}
          // biome-ignore lint/a11y/noAutofocus: the field comes in answer to the menu item that was just chosen
          autoFocus
          value={text}
          aria-describedby={`${id}-zone`}
          aria-invalid={problem !== undefined}
          onChange={({ target }) => {
            setText(target.value)
            setProblem(undefined)
          }}
        />
        <button type="submit" className={controls.primary}>
          {simulator.skipNow}
        </button>
        <button type="button" className={controls.button} onClick={onDone}>
          {simulator.cancel}
        </button>
      </div>
      <p
        id={`${id}-zone`}
        className={problem === undefined ? controls.quiet : styles.problem}
        role={problem === undefined ? undefined : 'alert'}
      >
        {problem ?? simulator.timeZone(clock.zone)}
      </p>
    </form>
  )
}
