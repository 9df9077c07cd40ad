/** The run's way in words, newest last: "Ask Language menu → English". */
import { ArrowRight } from 'lucide-react'
import { useStickToEnd } from '../../live/use-stick-to-end'
import { words } from '../../wording/words'
import type { Card } from './board'
import styles from './trace.module.css'
import type { RunWay, WayStep } from './way'

interface TraceListProps {
  readonly way: RunWay | undefined
  readonly cards: readonly Card[]
}

export function TraceList({ way, cards }: TraceListProps) {
  return (
    <section className={styles.trace} aria-labelledby="trace-title">
      <h3 id="trace-title" className={styles.title}>
        {words.script.trace}
      </h3>
      {!way || way.steps.length === 0 ? <p className={styles.empty}>{words.script.traceEmpty}</p> : <Steps way={way} cards={cards} />}
    </section>
  )
}

function Steps({ way: { steps, end }, cards }: { readonly way: RunWay; readonly cards: readonly Card[] }) {
  const log = useStickToEnd<HTMLDivElement>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
    <div ref={log} className={styles.list} role="log" aria-labelledby="trace-title" tabIndex={0}>
      <ol>
        {steps.map((step, place) => {
          const stay = step.port !== undefined ? 'left' : place < steps.length - 1 ? 'preempted' : end ? 'left' : 'waiting'
          return <Step key={step.id} step={step} card={cards.find(({ id }) => id === step.node)} stay={stay} />
        })}
        {end && (
          <li className={styles.end}>
            {words.script.ended[end.how]}
            {end.reason === undefined ? '' : `: ${end.reason}`}
          </li>
        )}
      </ol>
    </div>
  )
}

interface StepProps {
  readonly step: WayStep
  readonly card: Card | undefined
  /** `preempted`: an event node took over. */
  readonly stay: 'left' | 'preempted' | 'waiting'
}

function Step({ step, card, stay }: StepProps) {
  const { node, port, fellBackTo, changed, fault } = step
  const portLabel = card?.ports.find(({ id }) => id === port)?.label ?? port
  return (
    <li className={styles.step} data-stay={stay}>
      <p>
        {card && card.kindTitle !== card.name && <span className={styles.kind}>{card.kindTitle} </span>}
        <span className={styles.name}>{card?.name ?? node}</span>
        {port !== undefined && (
          <>
            <ArrowRight className={styles.arrow} size={13} aria-label="→" role="img" />
            <span>{portLabel}</span>
          </>
        )}
        {stay === 'waiting' && <span className={styles.waits}> {words.script.waitsHere}</span>}
        {stay === 'preempted' && <span className={styles.note}> {words.script.preempted}</span>}
        {fellBackTo && <span className={styles.note}> ({words.script.fellBack[fellBackTo]})</span>}
      </p>
      {Object.entries(changed ?? {}).map(([name, value]) => (
        <p key={name} className={styles.note}>
          {words.script.changed(name, String(value))}
        </p>
      ))}
      {fault !== undefined && (
        <p className={styles.fault}>
          {words.script.problem}: {fault}
        </p>
      )}
    </li>
  )
}
