/** The ways out that most cases took, beside what is usual for them. */
import { useState } from 'react'
import { words } from '../wording/words'
import { Bar } from './Bar'
import { CountRow } from './CountRow'
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
  return (
    <CountRow
      name={name ?? label}
      detail={name === undefined ? undefined : label}
      figure={said(count)}
      unit={words.traffic.unit.cases(count)}
      note={usual === undefined ? undefined : words.traffic.usually(average(usual))}
      bar={<Bar value={count} of={longest} usual={usual} />}
      isChosen={isChosen}
      onChoose={() => onChoose({ node, port })}
    />
  )
}
