/** One node in numbers: how many came, how many wait, by which ways they went on, and the cases behind it. */
import { ChevronLeft } from 'lucide-react'
import { useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { PortRow } from './BusyPorts'
import type { Naming } from './naming'
import { PlaceCases } from './PlaceCases'
import type { Place } from './places'
import type { BusyPort } from './read-counts'
import styles from './traffic.module.css'

interface PlaceViewProps {
  readonly place: Place
  readonly scriptId: string
  readonly versions: readonly number[]
  readonly naming: Naming
  readonly entered: number
  readonly waiting: number
  /** Those of the node, busy or not. */
  readonly ports: readonly BusyPort[]
  readonly onChoose: (place: Place) => void
  readonly onBack: () => void
}

export function PlaceView({ place, scriptId, versions, naming, entered, waiting, ports, onChoose, onBack }: PlaceViewProps) {
  const { selected } = words.traffic
  const longest = Math.max(0, ...ports.map(({ count, usual = 0 }) => Math.max(count, usual)))
  const isInDraft = useScript(({ script }) => place.node in script.nodes)
  const hasCases = place.port !== undefined || waiting > 0
  return (
    <>
      <section className={styles.section}>
        <button type="button" className={styles.back} onClick={onBack}>
          <ChevronLeft size={15} aria-hidden />
          {selected.back}
        </button>
        <h3 className={styles.placeName} dir="auto">
          {naming.node(place.node)}
          {!isInDraft && <span className={styles.quiet}> ({words.traffic.notInDraft})</span>}
        </h3>
        <p className={styles.quiet}>
          {entered === 0 ? selected.never : selected.entered(entered)}
          {waiting > 0 && (
            <span className={styles.waits}>
              <span className={styles.lamp} aria-hidden />
              {selected.waiting(waiting)}
            </span>
          )}
        </p>
      </section>
      {ports.length > 0 && (
        <section className={styles.section}>
          <h4 className={styles.heading}>{selected.ports}</h4>
          <ul>
            {ports.map((each) => (
              <li key={each.port}>
                <PortRow
                  port={each}
                  longest={longest}
                  label={naming.port(each.node, each.port)}
                  isChosen={each.port === place.port}
                  onChoose={(chosen) => onChoose(chosen.port === place.port ? { node: place.node } : chosen)}
                />
              </li>
            ))}
          </ul>
          {!hasCases && <p className={styles.quiet}>{selected.choosePort}</p>}
        </section>
      )}
      {hasCases && <PlaceCases scriptId={scriptId} versions={versions} place={place} naming={naming} />}
    </>
  )
}
