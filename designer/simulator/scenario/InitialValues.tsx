/** With which values the script's variables begin: the script's own where nothing is written. */
import { useId } from 'react'
import type { Script, Variable } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './scenario.module.css'

/** Variable -> what stands in its field. */
export type WrittenValues = Readonly<Record<string, string>>

export function writtenValues(values: Readonly<Record<string, Json>>): WrittenValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

type Read = { readonly ok: true; readonly values: Readonly<Record<string, Json>> } | { readonly ok: false; readonly name: string }

/** Variables that the script does not have any more are left out. */
export function readValues(written: WrittenValues, declared: Script['variables']): Read {
  const values: Record<string, Json> = {}
  for (const [name, text] of Object.entries(written)) {
    const variable = declared[name]
    if (!variable || text === '') continue
    const value = readValue(text, variable)
    if (value === undefined) return { ok: false, name }
    values[name] = value
  }
  return { ok: true, values }
}

function readValue(text: string, { type }: Variable): Json | undefined {
  switch (type) {
    case 'text':
      return text
    case 'boolean':
      return text === 'true'
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
    default:
      return type satisfies never
  }
}

interface InitialValuesProps {
  readonly variables: Script['variables']
  readonly values: WrittenValues
  readonly onChange: (values: WrittenValues) => void
}

export function InitialValues({ variables, values, onChange }: InitialValuesProps) {
  const names = Object.keys(variables)
  if (names.length === 0) return null
  return (
    <fieldset>
      <legend className={controls.label}>{words.simulator.initialValues}</legend>
      {Object.entries(variables).map(([name, variable]) => (
        <ValueRow
          key={name}
          name={name}
          variable={variable}
          text={values[name] ?? ''}
          onText={(text) => onChange({ ...values, [name]: text })}
        />
      ))}
    </fieldset>
  )
}

interface ValueRowProps {
  readonly name: string
  readonly variable: Variable
  readonly text: string
  readonly onText: (text: string) => void
}

function ValueRow({ name, variable, text, onText }: ValueRowProps) {
  const { simulator } = words
  const id = useId()
  const own = variable.initial === undefined || variable.initial === '' ? simulator.asDeclared : String(variable.initial)
  return (
    <div className={styles.row}>
      <label htmlFor={id} title={variable.description} className={styles.variable}>
        {name}
      </label>
      {variable.type === 'boolean' ? (
        <select id={id} className={controls.field} value={text} onChange={({ target }) => onText(target.value)}>
          <option value="">{own}</option>
          <option value="true">{simulator.yes}</option>
          <option value="false">{simulator.no}</option>
        </select>
      ) : (
        <input
          id={id}
          className={controls.field}
          dir="auto"
          inputMode={variable.type === 'number' ? 'decimal' : 'text'}
          placeholder={own}
          maxLength={4096}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </div>
  )
}
