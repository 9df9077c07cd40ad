/** The run's way in words, newest last: "Ask Language menu → English". */
import { ArrowRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { words } from '../../wording'
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
      {!way || way.steps.length === 0 ? (
        <p className={styles.empty}>{words.script.traceEmpty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
        <div ref={list} className={styles.list} role="log" aria-labelledby="trace-title" tabIndex={0}>
          <ol>
            {way.steps.map((step) => (
              <Step key={step.id} step={step} card={cards.find(({ id }) => id === step.node)} isOpen={way.end === undefined} />
            ))}
            {way.end && (
              <li className={styles.end}>
                {words.script.ended[way.end.how]}
                {way.end.reason === undefined ? '' : `: ${way.end.reason}`}
              </li>
            )}
          </ol>
        </div>
      )}
    </section>
  )
}

function Step({ step, card, isOpen }: { readonly step: WayStep; readonly card: Card | undefined; readonly isOpen: boolean }) {
  const { node, port, fellBackTo, changed, fault } = step
  const portLabel = card?.ports.find(({ id }) => id === port)?.label ?? port
  const isWaiting = port === undefined && isOpen
  return (
    <li className={styles.step} data-waiting={isWaiting}>
      <p>
        {card && card.kindTitle !== card.name && <span className={styles.kind}>{card.kindTitle} </span>}
        <span className={styles.name}>{card?.name ?? node}</span>
        {port !== undefined && (
          <>
            <ArrowRight className={styles.arrow} size={13} aria-label="→" role="img" />
            <span>{portLabel}</span>
          </>
        )}
        {isWaiting && <span className={styles.waits}> {words.script.waitsHere}</span>}
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
