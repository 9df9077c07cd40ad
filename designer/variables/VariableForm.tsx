/** Changes one variable. Each letter is written to the script; a name only when the field is left, since every use follows it. */
import { useId } from 'react'
import type { Variable } from '../../engine/script/script'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import type { Changes } from '../script/edits'
import { words } from '../wording/words'
import { fitsType, initialAs, readInitial, writtenInitial } from './initial-value'
import { TypeField } from './NewVariable'
import { RemoveVariable } from './RemoveVariable'
import { VariableNameField } from './VariableNameField'
import { VariableUses } from './VariableUses'
import type { VariableUse } from './variable-uses'
import styles from './variables.module.css'

interface VariableFormProps {
  readonly name: string
  readonly variable: Variable
  readonly uses: readonly VariableUse[]
  readonly onRenamed: (name: string) => void
}

export function VariableForm({ name, variable, uses, onRenamed }: VariableFormProps) {
  const editor = useEditor()
  const id = useId()
  const { type, initial, description = '', sensitive = false } = variable
  const { isReadOnly } = editor
  const change = (field: keyof Variable, changes: Changes<Variable>) =>
    editor.dispatch({ type: 'changeVariable', name, changes }, { gather: `variable:${name}:${field}` })

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving any field ends its step of undo
    <div className={styles.fields} onBlur={() => editor.script.endGathering()}>
      <VariableNameField name={name} onRenamed={onRenamed} />
      <TypeField
        id={`${id}type`}
        type={type}
        isDisabled={isReadOnly}
        onChange={(next) => change('type', { type: next, initial: initialAs(initial, next) })}
      />
      <InitialField id={`${id}initial`} type={type} initial={initial} onChange={(next) => change('initial', { initial: next })} />
      <div>
        <label className={controls.label} htmlFor={`${id}description`}>
          {words.variables.description}
        </label>
        <textarea
          id={`${id}description`}
          className={styles.description}
          dir="auto"
          rows={2}
          maxLength={500}
          value={description}
          readOnly={isReadOnly}
          onChange={(event) => change('description', { description: event.target.value || undefined })}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={sensitive}
          disabled={isReadOnly}
          aria-describedby={`${id}sensitive`}
          onChange={(event) => change('sensitive', { sensitive: event.target.checked || undefined })}
        />
        {words.variables.sensitive}
      </label>
      <p id={`${id}sensitive`} className={styles.help}>
        {words.variables.sensitiveHelp}
      </p>
      {isReadOnly ? <VariableUses uses={uses} /> : <RemoveVariable name={name} uses={uses} />}
    </div>
  )
}

interface InitialFieldProps {
  readonly id: string
  readonly type: Variable['type']
  readonly initial: Variable['initial']
  readonly onChange: (initial: Variable['initial']) => void
}

function InitialField({ id, type, initial, onChange }: InitialFieldProps) {
  const { isReadOnly } = useEditor()
  const isRight = fitsType(initial, type)
  const help = isRight ? words.variables.initialHelp[type] : words.variables.notANumber
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {words.variables.initial}
      </label>
      {type === 'boolean' ? (
        <select
          id={id}
          className={controls.field}
          value={initial === true ? 'true' : 'false'}
          disabled={isReadOnly}
          onChange={(event) => onChange(event.target.value === 'true' ? true : undefined)}
        >
          <option value="true">{words.variables.true}</option>
          <option value="false">{words.variables.false}</option>
        </select>
      ) : (
        <input
          id={id}
          className={controls.field}
          dir="auto"
          inputMode={type === 'number' ? 'decimal' : 'text'}
          value={writtenInitial(initial)}
          readOnly={isReadOnly}
          aria-invalid={!isRight}
          aria-describedby={`${id}help`}
          onChange={(event) => onChange(readInitial(event.target.value, type))}
        />
      )}
      {help !== '' && (
        <p id={`${id}help`} className={isRight ? styles.help : styles.problem}>
          {help}
        </p>
      )}
    </div>
  )
}
