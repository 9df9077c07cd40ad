/** What can be done with the selected node, where the run starts if not at Begin, and at which nodes it stops. */
import { CircleDot, Flag, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Script } from '../../../engine/script/script'
import { nodeName } from '../../catalogue/kind-in-words'
import { words } from '../../wording/words'
import { beginOf } from '../session/draft'
import styles from './transport.module.css'

interface NodeBarProps {
  readonly script: Script
  readonly selectedNode: string | undefined
  readonly startNode: string | undefined
  readonly breakpoints: ReadonlySet<string>
  readonly onBreakpoints: (next: ReadonlySet<string>) => void
  /** undefined: at Begin. */
  readonly onStartAt: (node: string | undefined) => void
}

export function NodeBar({ script, selectedNode, startNode, breakpoints, onBreakpoints, onStartAt }: NodeBarProps) {
  const { simulator } = words
  const nameOf = (id: string) => (script.nodes[id] ? nodeName(script.nodes[id]) : id)
  const stops = [...breakpoints].filter((id) => id in script.nodes)
  const toggle = (id: string) => onBreakpoints(new Set(breakpoints.has(id) ? stops.filter((one) => one !== id) : [...stops, id]))
  const hasSelected = selectedNode !== undefined && selectedNode in script.nodes
  if (!hasSelected && stops.length === 0 && startNode === undefined) return null
  return (
    <div className={styles.nodeBar}>
      {hasSelected && (
        <fieldset className={styles.selected}>
          <legend className={styles.legend} dir="auto">
            {simulator.selected(nameOf(selectedNode))}
          </legend>
          <button
            type="button"
            className={styles.link}
            onClick={() => onStartAt(selectedNode === beginOf(script) ? undefined : selectedNode)}
          >
            <Flag size={13} aria-hidden /> {simulator.startHere}
          </button>
          <button type="button" className={styles.link} onClick={() => toggle(selectedNode)}>
            <CircleDot size={13} aria-hidden /> {breakpoints.has(selectedNode) ? simulator.dontStopHere : simulator.stopHere}
          </button>
        </fieldset>
      )}
      {startNode !== undefined && (
        <Chip
          icon={<Flag size={12} aria-hidden />}
          text={simulator.startsAt(nameOf(startNode))}
          label={simulator.startAtBegin}
          onRemove={() => onStartAt(undefined)}
        />
      )}
      {stops.length > 0 && (
        <ul className={styles.stops} aria-label={simulator.stops}>
          {stops.map((id) => (
            <li key={id}>
              <Chip
                icon={<CircleDot size={12} aria-hidden />}
                text={nameOf(id)}
                label={simulator.removeStop(nameOf(id))}
                onRemove={() => toggle(id)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface ChipProps {
  readonly icon: ReactNode
  readonly text: string
  readonly label: string
  readonly onRemove: () => void
}

function Chip({ icon, text, label, onRemove }: ChipProps) {
  return (
    <span className={styles.chip}>
      {icon}
      <span className={styles.chipText} dir="auto">
        {text}
      </span>
      <button type="button" className={styles.remove} aria-label={label} title={label} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
