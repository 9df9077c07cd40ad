/** The ways out that most cases took, beside what is usual for them. */
import { useState } from 'react'
import { words } from '../wording/words'
import { Bar } from './Bar'
import type { Naming } from './naming'
import { average, count as said } from './numbers'
import type { Place } from './places'
import type { BusyPort } from './read-counts'
import styles from './traffic.module.css'

interface BusyPortsProps {
  readonly ports: readonly BusyPort[]
  readonly naming: Naming
  readonly onChoose: (place: Place) => void
}

const SHOWN_AT_FIRST = 6

export function BusyPorts({ ports, naming, onChoose }: BusyPortsProps) {
  const [isWhole, setIsWhole] = useState(false)
  const longest = Math.max(0, ...ports.map(({ count, usual = 0 }) => Math.max(count, usual)))
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.traffic.busy}</h3>
      <ul>
        {(isWhole ? ports : ports.slice(0, SHOWN_AT_FIRST)).map((each) => (
          <li key={`${each.node}.${each.port}`}>
            <PortRow
              port={each}
              longest={longest}
              name={naming.node(each.node)}
              label={naming.port(each.node, each.port)}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {ports.length > SHOWN_AT_FIRST && (
        <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? words.traffic.showFewer : words.traffic.showAll(ports.length)}
        </button>
      )}
    </section>
  )
}

interface PortRowProps {
  readonly port: BusyPort
  readonly longest: number
  /** The node's; missing where it is said above. */
  readonly name?: string
  readonly label: string
  readonly isChosen?: boolean
  readonly onChoose: (place: Place) => void
}

export function PortRow({ port: { node, port, count, usual }, longest, name, label, isChosen, onChoose }: PortRowProps) {
  const usually = usual === undefined ? undefined : words.traffic.usually(average(usual))
  const where = name === undefined ? label : `${name}, ${label}`
  const spoken = [words.traffic.took(where, count), usually].filter((part) => part !== undefined).join(', ')
  return (
    <button type="button" className={styles.row} aria-label={spoken} aria-pressed={isChosen} onClick={() => onChoose({ node, port })}>
      <span className={styles.rowName}>
        {name !== undefined && (
          <span className={styles.rowNode} dir="auto">
            {name}
          </span>
        )}
        <span className={name === undefined ? styles.rowNode : styles.rowPort} dir="auto">
          {label}
        </span>
      </span>
      <span className={styles.rowCount}>{said(count)}</span>
      <Bar value={count} of={longest} usual={usual} />
      {usually !== undefined && <span className={styles.rowNote}>{usually}</span>}
    </button>
  )
}
