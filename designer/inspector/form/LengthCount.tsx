/** How much of what the channel takes is used: quiet at first, a warning when little is left, an error beyond. */
import { words } from '../../wording/words'
import styles from './form.module.css'

interface LengthCountProps {
  readonly id: string
  readonly count: number
  readonly max: number
  readonly of: 'characters' | 'items'
  /** The text was measured with example values filled in. */
  readonly isEstimate?: boolean
}

/** From here on the count warns: a tenth of a text is left, or the last item is there. */
function countState(count: number, max: number, of: LengthCountProps['of']): 'fine' | 'near' | 'over' {
  if (count > max) return 'over'
  if (of === 'items') return count === max ? 'near' : 'fine'
  return count >= max * 0.9 ? 'near' : 'fine'
}

export function LengthCount({ id, count, max, of, isEstimate = false }: LengthCountProps) {
  const state = countState(count, max, of)
  const said = words.inspector.count(count, max)
  return (
    <span id={id} className={styles.count} data-state={state}>
      {isEstimate ? words.inspector.estimate(said) : said}
      {state !== 'fine' && <span className="visually-hidden"> {words.inspector.countState[state]}</span>}
    </span>
  )
}
