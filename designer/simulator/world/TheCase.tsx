/** The contact's case on top of the world: where it waits, or what the agent who is offered it or has it can do. */
import { useId } from 'react'
import { CaseStatus } from '../../../nodes/case-status'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { longSpan } from '../clock'
import { useSeen } from '../seen'
import type { CaseStanding } from '../session/moment'
import { OurCase } from './OurCase'
import styles from './world.module.css'

export function TheCase() {
  const { moment, names, directory } = useSeen()
  const { simulator, status } = words
  const { theCase, queue } = moment
  if (!theCase) return null
  const agent = directory.agents.find(({ id }) => id === theCase.agentId)
  const where = simulator.ownership[theCase.ownership](names.skill(theCase.skill), names.agent(theCase.agentId ?? ''))
  return (
    <section className={styles.ours} aria-label={simulator.theirCase.ours}>
      <p className={styles.oursHead}>
        <span className={styles.oursName}>{simulator.theirCase.ours}</span>
        <span dir="auto">
          {status[theCase.status]}, {where}
        </span>
      </p>
      {queue && <p className={styles.queue}>{simulator.placeOf(queue.place, queue.waiting, names.skill(queue.skill))}</p>}
      {theCase.ownership === 'offered' && <Offer theCase={theCase} />}
      {theCase.ownership === 'assigned' && agent && <OurCase agent={agent} />}
      <StatusChoice theCase={theCase} />
    </section>
  )
}

/** As a supervisor sets it, whoever has the case. */
function StatusChoice({ theCase }: { readonly theCase: CaseStanding }) {
  const { session } = useSeen()
  const id = useId()
  const set = (chosen: string) => {
    const status = CaseStatus.options.find((one) => one === chosen)
    if (status) void session.act({ type: 'case.set', status })
  }
  return (
    <div className={styles.status}>
      <label htmlFor={id}>{words.simulator.setCase}</label>
      <select
        id={id}
        className={controls.field}
        value={theCase.status}
        disabled={theCase.status === 'closed'}
        onChange={({ target }) => set(target.value)}
      >
        {CaseStatus.options.map((status) => (
          <option key={status} value={status}>
            {words.status[status]}
          </option>
        ))}
      </select>
    </div>
  )
}

function Offer({ theCase: { agentId = '', caseKey } }: { readonly theCase: CaseStanding }) {
  const { session, moment, names } = useSeen()
  const { simulator } = words
  const held = moment.agents.flatMap(({ cases }) => cases).find((one) => one.caseKey === caseKey)
  const name = names.agent(agentId)
  return (
    <>
      {held?.expiresAt !== undefined && <p className={styles.left}>{simulator.offerLeft(longSpan(held.expiresAt - moment.at))}</p>}
      <div className={styles.actions}>
        <button type="button" className={controls.primary} onClick={() => void session.act({ type: 'agent.accepts', agentId })}>
          {simulator.acceptAs(name)}
        </button>
        <button type="button" className={controls.button} onClick={() => void session.act({ type: 'agent.rejects', agentId })}>
          {simulator.rejectAs(name)}
        </button>
      </div>
    </>
  )
}
