/** All moments on a line: drag, or use the arrow keys, to go back and forth in time. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import { linesOf, sentSoFar } from '../story/in-words'
import styles from './transport.module.css'

export function Timeline() {
  const { session, view, moment, before, clock, names } = useSeen()
  const { simulator } = words
  const { moments, shown, inputs } = view
  const last = moments.length - 1
  const sent = useMemo(() => sentSoFar(moments), [moments])
  const [what] = linesOf(moment, before, inputs[moment.input], sent, names)
  return (
    <div className={styles.timeline}>
      <button
        type="button"
        className={controls.icon}
        aria-label={simulator.earlier}
        title={simulator.earlier}
        disabled={shown === 0}
        onClick={() => session.show(shown - 1)}
      >
        <ChevronLeft size={17} aria-hidden className={styles.turns} />
      </button>
      <input
        type="range"
        className={styles.slider}
        aria-label={simulator.timeline}
        aria-valuetext={simulator.momentInWords(shown + 1, moments.length, clock.full(moment.at), what?.text ?? '')}
        min={0}
        max={last}
        value={shown}
        onChange={({ target }) => session.show(Number(target.value))}
        style={{ '--share': last === 0 ? 0 : shown / last } as object}
      />
      <button
        type="button"
        className={controls.icon}
        aria-label={simulator.later}
        title={simulator.later}
        disabled={shown === last}
        onClick={() => session.show(shown + 1)}
      >
        <ChevronRight size={17} aria-hidden className={styles.turns} />
      </button>
      <span className={styles.count} aria-hidden>
        {shown + 1}/{moments.length}
      </span>
    </div>
  )
}
