/** When the story begins: a date and time, or one of the moments that matter to the hours. */
import { useId } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import { findHours } from '../../../engine/directory/model/look-up'
import { referencesOf } from '../../../engine/script/references'
import type { Script } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import { picksFrom } from './picks'
import styles from './scenario.module.css'

interface StartTimeProps {
  readonly script: Script
  readonly directory: Directory
  readonly time: string
  readonly onTime: (text: string, at?: number) => void
}

export function StartTime({ script, directory, time, onTime }: StartTimeProps) {
  const { clock } = useSeen()
  const { simulator } = words
  const id = useId()
  const [asked = ''] = referencesOf(script, 'hours')
  const hours = findHours(directory, asked) ?? directory.hours[0]
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {simulator.startTime}
      </label>
      <input
        id={id}
        type="datetime-local"
        className={controls.field}
        value={time}
        aria-describedby={`${id}-zone`}
        onChange={({ target }) => onTime(target.value)}
      />
      <div className={styles.picks}>
        {picksFrom(Date.now(), hours, clock).map(([pick, at]) => (
          <button key={pick} type="button" className={styles.pick} onClick={() => onTime(clock.toField(at), at)}>
            {simulator.picks[pick]}
          </button>
        ))}
      </div>
      <p id={`${id}-zone`} className={styles.help}>
        {simulator.timeZone(clock.zone)}
      </p>
    </div>
  )
}
