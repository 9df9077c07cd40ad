/** One agent: there or not, and with which cases. */
import { useId } from 'react'
import type { Agent } from '../../../engine/directory/model/directory'
import { PRESENCES } from '../../../engine/routing/protocol'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import type { AgentStanding, HeldCase } from '../session/moment'
import styles from './world.module.css'

interface AgentRowProps {
  readonly agent: Agent
  readonly standing: AgentStanding
}

export function AgentRow({ agent, standing: { presence, cases } }: AgentRowProps) {
  const { session, names } = useSeen()
  const { simulator } = words
  const id = useId()
  const skills = Object.entries(agent.skills).map(([skill, proficiency]) => `${names.skill(skill)} ${proficiency}`)
  return (
    <li className={styles.agent}>
      <div className={styles.agentHead}>
        <span className={styles.lamp} data-presence={presence} aria-hidden />
        <div className={styles.agentName}>
          <p dir="auto">
            {agent.name}
            <span className={styles.load} title={simulator.loadInWords(cases.length, agent.capacity.total)}>
              {simulator.load(cases.length, agent.capacity.total)}
            </span>
          </p>
          <p className={styles.skills} dir="auto">
            {skills.length === 0 ? simulator.noSkills : skills.join(', ')}
          </p>
        </div>
        <label className="visually-hidden" htmlFor={id}>
          {simulator.presenceOf(agent.name)}
        </label>
        <select
          id={id}
          className={`${controls.field} ${styles.presence}`}
          value={presence}
          onChange={({ target }) => {
            const wanted = PRESENCES.find((one) => one === target.value)
            if (wanted) void session.act({ type: 'agent.is', agentId: agent.id, presence: wanted })
          }}
        >
          {PRESENCES.map((one) => (
            <option key={one} value={one}>
              {words.presence[one]}
            </option>
          ))}
        </select>
      </div>
      {cases.map((held) => (
        <Held key={held.caseKey} held={held} agentId={agent.id} />
      ))}
    </li>
  )
}

/** Another contact's case; the one at hand stands on top of all agents. */
function Held({ held, agentId }: { readonly held: HeldCase; readonly agentId: string }) {
  const { session, names } = useSeen()
  const { simulator } = words
  const { caseKey } = held
  if (held.isOurs) return <p className={styles.held}>{simulator.theirCase.ours}</p>
  return (
    <div className={styles.held}>
      <p dir="auto">{simulator.theirCase.other(names.skill(held.skill))}</p>
      {held.is === 'offered' ? (
        <>
          <Small label={simulator.accept} onPress={() => void session.act({ type: 'agent.accepts', agentId, caseKey })} />
          <Small label={simulator.reject} onPress={() => void session.act({ type: 'agent.rejects', agentId, caseKey })} />
        </>
      ) : (
        <Small label={simulator.finish} onPress={() => void session.act({ type: 'other.ends', caseKey })} />
      )}
    </div>
  )
}

function Small({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles.small} onClick={onPress}>
      {label}
    </button>
  )
}
