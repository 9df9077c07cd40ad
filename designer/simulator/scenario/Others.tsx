/** Who else is there when the story begins: agents, and other contacts who wait already. */
import { useId } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { PRESENCES, type Presence } from '../../../engine/routing/protocol'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import type { Scenario } from '../session/settings'
import styles from './scenario.module.css'

export interface PartProps {
  readonly directory: Directory
  readonly draft: Scenario
  readonly change: (changes: Partial<Scenario>) => void
}

export function AgentsAtStart({ directory, draft, change }: PartProps) {
  const { simulator, presence } = words
  const id = useId()
  const agents = directory.agents.filter(({ isActive }) => isActive)
  if (agents.length === 0) return null
  const set = (agentId: string, wanted: Presence) => change({ agents: { ...draft.agents, [agentId]: wanted } })
  return (
    <fieldset>
      <legend className={controls.label}>{simulator.agentsAtStart}</legend>
      {agents.map((agent) => (
        <div key={agent.id} className={styles.row}>
          <label htmlFor={`${id}-${agent.id}`} dir="auto">
            {agent.name}
          </label>
          <select
            id={`${id}-${agent.id}`}
            className={controls.field}
            value={draft.agents[agent.id] ?? 'offline'}
            onChange={({ target }) => set(agent.id, PRESENCES.find((one) => one === target.value) ?? 'offline')}
          >
            {PRESENCES.map((one) => (
              <option key={one} value={one}>
                {presence[one]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  )
}

const MAX_AHEAD = 50

export function Ahead({ directory, draft, change }: PartProps) {
  const { simulator } = words
  const id = useId()
  if (directory.skills.length === 0) return null
  const set = (skill: string, count: number) => {
    const others = Object.entries(draft.ahead).filter(([one]) => one !== skill)
    const wanted = Math.min(MAX_AHEAD, Math.max(0, Math.floor(count) || 0))
    change({ ahead: Object.fromEntries(wanted === 0 ? others : [...others, [skill, wanted]]) })
  }
  return (
    <fieldset>
      <legend className={controls.label}>{simulator.ahead}</legend>
      {directory.skills.map(({ id: skill, name }) => (
        <div key={skill} className={styles.row}>
          <label htmlFor={`${id}-${skill}`} dir="auto">
            {name}
          </label>
          <input
            id={`${id}-${skill}`}
            type="number"
            className={controls.field}
            min={0}
            max={MAX_AHEAD}
            value={draft.ahead[skill] ?? 0}
            onChange={({ target }) => set(skill, target.valueAsNumber)}
          />
        </div>
      ))}
    </fieldset>
  )
}
