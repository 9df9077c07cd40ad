/** What other systems answer the script: a status and JSON, or nothing. No request of the simulator leaves the page. */
import { useId, useState } from 'react'
import type { RequestOutcome } from '../../../engine/simulation/simulated-http'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import styles from './world.module.css'

const STATUSES = [200, 404, 500] as const

export function RequestAnswers() {
  const { session, moment } = useSeen()
  const { simulator } = words
  const id = useId()
  const meets = moment.requestsMeet
  const choose = (chosen: string) => {
    const json = meets === 'noAnswer' ? '{}' : meets.json
    const outcome: RequestOutcome = chosen === 'noAnswer' ? chosen : { status: Number(chosen), json }
    void session.act({ type: 'requests.meet', outcome })
  }
  return (
    <section>
      <label className={styles.title} htmlFor={id}>
        {simulator.otherSystems}
      </label>
      <select
        id={id}
        className={controls.field}
        value={meets === 'noAnswer' ? meets : meets.status}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => choose(target.value)}
      >
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {simulator.answerStatus[status]}
          </option>
        ))}
        <option value="noAnswer">{simulator.noAnswer}</option>
      </select>
      <p id={`${id}-help`} className={controls.quiet}>
        {simulator.otherSystemsHelp}
      </p>
      {meets !== 'noAnswer' && <AnswerJson key={meets.json} outcome={meets} />}
    </section>
  )
}

/** Taken over when the field is left. */
function AnswerJson({ outcome }: { readonly outcome: Exclude<RequestOutcome, 'noAnswer'> }) {
  const { session } = useSeen()
  const { simulator } = words
  const id = useId()
  const [text, setText] = useState(outcome.json)
  const isWrong = !isJson(text)
  const take = () => {
    if (!isWrong && text !== outcome.json) void session.act({ type: 'requests.meet', outcome: { ...outcome, json: text } })
  }
  return (
    <>
      <label className={styles.title} htmlFor={id}>
        {simulator.answerJson}
      </label>
      <textarea
        id={id}
        className={controls.field}
        rows={4}
        dir="ltr"
        spellCheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
      />
      {isWrong && (
        <p id={`${id}-wrong`} className={controls.quiet} role="alert">
          {simulator.notJson}
        </p>
      )}
    </>
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
