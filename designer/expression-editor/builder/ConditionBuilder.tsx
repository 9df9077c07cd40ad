/** Builds a condition from comparisons: what, how, with which value. */
import { Plus, X } from 'lucide-react'
import controls from '../../controls.module.css'
import { useScript } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { allNames, typeOfName, type Variables } from '../names-read'
import styles from './builder.module.css'
import { ComparisonValue } from './ComparisonValue'
import { type Comparison, type Condition, OPERATORS, type Operator } from './condition'

interface ConditionBuilderProps {
  readonly label: string
  readonly condition: Condition
  readonly isReadOnly: boolean
  readonly describedBy: string | undefined
  readonly onChange: (condition: Condition) => void
}

export function ConditionBuilder({ label, condition, isReadOnly, describedBy, onChange }: ConditionBuilderProps) {
  const variables = useScript(({ script }) => script.variables)
  const { join, comparisons } = condition
  const said = words.expressions.builder
  const change = (place: number, comparison: Comparison | undefined) =>
    onChange({ join, comparisons: comparisons.flatMap((each, at) => (at === place ? (comparison ?? []) : each)) })

  return (
    <fieldset className={styles.builder} aria-label={label} aria-describedby={describedBy} disabled={isReadOnly}>
      {comparisons.length > 1 && (
        <select
          className={controls.field}
          aria-label={said.join}
          value={join}
          onChange={({ target }) => onChange({ join: target.value === 'any' ? 'any' : 'all', comparisons })}
        >
          <option value="all">{said.all}</option>
          <option value="any">{said.any}</option>
        </select>
      )}
      {comparisons.map((comparison, place) => (
        <ComparisonRow
          // comparisons have no identity but their place
          key={String(place)}
          place={place}
          comparison={comparison}
          variables={variables}
          onChange={(next) => change(place, next)}
        />
      ))}
      <button
        type="button"
        className={styles.add}
        onClick={() => onChange({ join, comparisons: [...comparisons, firstComparison(variables)] })}
      >
        <Plus size={14} aria-hidden />
        {said.add}
      </button>
    </fieldset>
  )
}

/** What could be compared at once: an author's variable, else the contact's name. */
function firstComparison(variables: Variables): Comparison {
  const [name = 'contact.name'] = allNames(variables)
  return startOf(name, variables)
}

function startOf(name: string, variables: Variables): Comparison {
  const type = typeOfName(name, variables) ?? 'text'
  return { name, operator: OPERATORS[type][0], value: type === 'number' ? 0 : '' }
}

interface ComparisonRowProps {
  readonly place: number
  readonly comparison: Comparison
  readonly variables: Variables
  readonly onChange: (comparison: Comparison | undefined) => void
}

function ComparisonRow({ place, comparison, variables, onChange }: ComparisonRowProps) {
  const { name, operator, value } = comparison
  const said = words.expressions.builder
  const names = allNames(variables)
  const type =
    typeOfName(name, variables) ?? (typeof value === 'number' ? 'number' : operator === 'true' || operator === 'false' ? 'boolean' : 'text')
  const rename = (next: string) => onChange(typeOfName(next, variables) === type ? { ...comparison, name: next } : startOf(next, variables))

  return (
    <fieldset className={styles.row} aria-label={said.row(place + 1)}>
      <select className={controls.field} aria-label={said.name} value={name} onChange={({ target }) => rename(target.value)}>
        {!names.includes(name) && <option value={name}>{name}</option>}
        {names.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <select
        className={controls.field}
        aria-label={said.operator}
        value={operator}
        onChange={({ target }) => onChange({ ...comparison, operator: target.value as Operator })}
      >
        {OPERATORS[type].map((each) => (
          <option key={each} value={each}>
            {said.operators[each]}
          </option>
        ))}
      </select>
      <button type="button" className={styles.remove} aria-label={said.remove} title={said.remove} onClick={() => onChange(undefined)}>
        <X size={14} aria-hidden />
      </button>
      <ComparisonValue comparison={comparison} type={type} onChange={onChange} />
    </fieldset>
  )
}
