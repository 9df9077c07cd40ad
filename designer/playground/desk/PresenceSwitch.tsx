/** Whether the agent takes cases. The switch shows what was chosen while routing is asked, and goes back where it refuses. */
import { startTransition, useId, useOptimistic } from 'react'
import type { Presence } from '../../../engine/routing/protocol'
import { words } from '../../wording/words'
import styles from './desk.module.css'

const OFFERED = ['available', 'away', 'offline'] as const satisfies readonly Presence[]

interface PresenceSwitchProps {
  readonly presence: Presence
  /** Resolves once the desk shows what became of it. */
  readonly onChange: (presence: Presence) => Promise<void>
}

export function PresenceSwitch({ presence, onChange }: PresenceSwitchProps) {
  const name = useId()
  const [shown, show] = useOptimistic(presence)
  const options: readonly Presence[] = OFFERED.some((one) => one === presence) ? OFFERED : [...OFFERED, presence]
  const choose = (wanted: Presence) =>
    startTransition(async () => {
      show(wanted)
      await onChange(wanted)
    })
  return (
    <fieldset className={styles.presence} aria-busy={shown !== presence}>
      <legend className="visually-hidden">{words.desk.presence}</legend>
      {options.map((one) => (
        <label key={one} className={styles.presenceOption} data-presence={one}>
          <input type="radio" name={name} value={one} checked={one === shown} onChange={() => choose(one)} />
          <span className={styles.presenceLamp} aria-hidden />
          {words.presence[one]}
        </label>
      ))}
    </fieldset>
  )
}
