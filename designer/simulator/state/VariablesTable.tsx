/** Every variable of the run with its value; what changed at this moment stands out, with what it was. */
import { ArrowRight } from 'lucide-react'
import type { Script } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'
import { words } from '../../wording/words'
import type { Variables } from '../session/moment'
import { variableRows } from './changes'
import styles from './state.module.css'

interface VariablesTableProps {
  readonly now: Variables
  readonly before: Variables | undefined
  readonly declared: Script['variables']
}

export function VariablesTable({ now, before, declared }: VariablesTableProps) {
  const { simulator } = words
  const rows = variableRows(now, before)
  if (rows.length === 0) return <p className={styles.none}>{simulator.noVariables}</p>
  return (
    <table className={styles.variables}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{simulator.variable}</th>
          <th scope="col">{simulator.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, was }) => (
          <tr key={name} data-changed={was !== undefined}>
            <th scope="row" title={declared[name]?.description}>
              {name}
            </th>
            <td>
              {was !== undefined && (
                <>
                  <Value value={was} isOld />
                  <ArrowRight size={13} aria-hidden className={styles.arrow} />
                </>
              )}
              <Value value={value} />
              {was !== undefined && <span className="visually-hidden"> ({simulator.changedHere})</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ value, isOld = false }: { readonly value: Json; readonly isOld?: boolean }) {
  const text = value === '' || value === null ? <i>{words.simulator.empty}</i> : typeof value === 'string' ? value : JSON.stringify(value)
  return isOld ? (
    <del className={styles.was} dir="auto">
      {text}
    </del>
  ) : (
    <span className={styles.value} dir="auto">
      {text}
    </span>
  )
}
