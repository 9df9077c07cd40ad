/** What is around the contact and the script: agents with their cases, opening hours, and what messages meet on their way. */
import { useId } from 'react'
import { SEND_OUTCOMES, type SendOutcome } from '../../../engine/simulation/sandbox-graph'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import type { ForcedHours } from '../session/inputs'
import { AgentRow } from './AgentRow'
import { RequestAnswers } from './RequestAnswers'
import { TheCase } from './TheCase'
import styles from './world.module.css'

export function World() {
  const { moment, directory } = useSeen()
  const { simulator } = words
  return (
    <div className={styles.world}>
      <TheCase />
      <section aria-label={simulator.agents}>
        <h3 className={styles.title}>{simulator.agents}</h3>
        {moment.agents.length === 0 && <p className={controls.quiet}>{simulator.noAgents}</p>}
        <ul className={styles.agents}>
          {moment.agents.map((standing) => {
            const agent = directory.agents.find(({ id }) => id === standing.agentId)
            return agent && <AgentRow key={agent.id} agent={agent} standing={standing} />
          })}
        </ul>
      </section>
      <NextMessage />
      <RequestAnswers />
      <HoursSwitches />
    </div>
  )
}

function NextMessage() {
  const { session, moment } = useSeen()
  const { simulator } = words
  const id = useId()
  const next: SendOutcome | 'none' = moment.sendsMeet[0] ?? 'none'
  const meet = (chosen: string) => {
    const outcome = SEND_OUTCOMES.find((one) => one === chosen)
    void session.act({ type: 'sends.meet', outcomes: outcome ? [outcome] : [] })
  }
  return (
    <section>
      <label className={styles.title} htmlFor={id}>
        {simulator.nextMessage}
      </label>
      <select id={id} className={controls.field} value={next} onChange={({ target }) => meet(target.value)}>
        {(['none', ...SEND_OUTCOMES] as const).map((outcome) => (
          <option key={outcome} value={outcome}>
            {simulator.outcomes[outcome]}
          </option>
        ))}
      </select>
    </section>
  )
}

const FORCED = ['open', 'closed', 'holiday'] as const satisfies readonly ForcedHours[]
const BY_THE_CLOCK = 'clock'

function HoursSwitches() {
  const { session, view, moment, directory, names } = useSeen()
  const { simulator } = words
  const id = useId()
  if (directory.hours.length === 0) return null
  const heldTo = (hours: string): ForcedHours | null => {
    const acts = view.inputs.slice(0, moment.input + 1)
    const last = acts.findLast((act) => act.type === 'hours.are' && act.hours === hours)
    return last?.type === 'hours.are' ? last.state : null
  }
  return (
    <section>
      <h3 className={styles.title}>{simulator.hours}</h3>
      {directory.hours.map(({ id: hours }) => (
        <div key={hours} className={styles.hours}>
          <label htmlFor={`${id}-${hours}`} dir="auto">
            {names.hours(hours)}
          </label>
          <select
            id={`${id}-${hours}`}
            className={controls.field}
            value={heldTo(hours) ?? BY_THE_CLOCK}
            onChange={({ target }) =>
              void session.act({ type: 'hours.are', hours, state: FORCED.find((state) => state === target.value) ?? null })
            }
          >
            <option value={BY_THE_CLOCK}>
              {heldTo(hours) === null
                ? simulator.byTheClock(simulator.hoursState[moment.hours[hours] ?? 'open'])
                : simulator.byTheClockAgain}
            </option>
            {FORCED.map((state) => (
              <option key={state} value={state}>
                {simulator.hoursState[state]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </section>
  )
}
