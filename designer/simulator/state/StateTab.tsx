/** How things stand at the moment on show: the run, the case, the session window, timers, and variables with what changed. */
import { words } from '../../wording/words'
import { longSpan } from '../clock'
import { type Seen, useSeen } from '../seen'
import { standsIn } from '../session/moment'
import styles from './state.module.css'
import { timerInWords } from './timer-words'
import { VariablesTable } from './VariablesTable'

export function StateTab() {
  const seen = useSeen()
  const { moment, before, script } = seen
  const { simulator } = words
  return (
    <div className={styles.state}>
      <section aria-label={simulator.variables}>
        <h3 className={styles.title}>{simulator.variables}</h3>
        <VariablesTable now={moment.variables} before={before?.variables} declared={script.variables} />
      </section>
      <section aria-label={simulator.now}>
        <h3 className={styles.title}>{simulator.now}</h3>
        <Facts {...seen} />
      </section>
      <section aria-label={simulator.timers}>
        <h3 className={styles.title}>{simulator.timers}</h3>
        <Timers {...seen} />
      </section>
    </div>
  )
}

function Facts({ moment, names }: Pick<Seen, 'moment' | 'names'>) {
  const { simulator, status } = words
  const { theCase, queue, windowUntil, at } = moment
  const node = standsIn(moment)
  const run = node === undefined ? (moment.way ? simulator.ended : simulator.notBegun) : simulator.waitsIn(names.node(node))
  return (
    <dl className={styles.facts}>
      <Fact name={simulator.node} value={run} />
      <Fact name={simulator.theCase} value={theCase ? simulator.caseIs(theCase.number, status[theCase.status]) : simulator.noCase} />
      {theCase && (
        <Fact
          name={simulator.owner}
          value={simulator.ownership[theCase.ownership](names.skill(theCase.skill), names.agent(theCase.agentId ?? ''))}
        />
      )}
      {queue && <Fact name={simulator.queuePlace} value={simulator.placeOf(queue.place, queue.waiting, names.skill(queue.skill))} />}
      <Fact name={simulator.window} value={windowInWords(windowUntil, at)} />
    </dl>
  )
}

function windowInWords(until: number | undefined, at: number): string {
  if (until === undefined) return words.simulator.windowNever
  return until > at ? words.simulator.windowOpen(longSpan(until - at)) : words.simulator.windowClosed
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}

function Timers({ moment, names, clock, session }: Pick<Seen, 'moment' | 'names' | 'clock' | 'session'>) {
  const { simulator } = words
  if (moment.timers.length === 0) return <p className={styles.none}>{simulator.noTimers}</p>
  return (
    <ul className={styles.timers}>
      {moment.timers.map((timer) => (
        <li key={timer.id} className={styles.timer}>
          <span dir="auto">{timerInWords(timer, names)}</span>
          <span className={styles.due} title={clock.full(timer.dueAt)}>
            {simulator.spanInWords(longSpan(timer.dueAt - moment.at))}
          </span>
          <button
            type="button"
            className={styles.skip}
            aria-label={`${simulator.skipNow}: ${timerInWords(timer, names)}`}
            onClick={() => void session.act({ type: 'time.passes', ms: Math.max(0, timer.dueAt - moment.at) })}
          >
            {simulator.skipNow}
          </button>
        </li>
      ))}
    </ul>
  )
}
