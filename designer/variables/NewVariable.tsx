/** Asks for the name and type of a new variable. */
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { VARIABLE_TYPES, type Variable } from '../../engine/script/script'
import controls from '../controls.module.css'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { variableNameProblemIn } from './variable-name'
import styles from './variables.module.css'

export function NewVariable({ onDone }: { readonly onDone: (added: string | undefined) => void }) {
  const editor = useEditor()
  const script = useScript((state) => state.script)
  const id = useId()
  const [name, setName] = useState('')
  const [type, setType] = useState<Variable['type']>('text')
  const [isAsked, setIsAsked] = useState(false)
  // an empty field is no mistake before somebody tries to add it
  const problem = name === '' && !isAsked ? undefined : variableNameProblemIn(script, name)

  function add(event: FormEvent) {
    event.preventDefault()
    setIsAsked(true)
    if (variableNameProblemIn(script, name) !== undefined) return
    editor.dispatch({ type: 'addVariable', name, variable: { type } })
    editor.announcer.say(words.variables.said.added(name))
    onDone(name)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onDone(undefined)
  }

  return (
    <form className={styles.adding} aria-label={words.variables.add} onSubmit={add} onKeyDown={onKeyDown}>
      <div>
        <label className={controls.label} htmlFor={`${id}name`}>
          {words.variables.name}
        </label>
        <input
          // biome-ignore lint/a11y/noAutofocus: the field appears because somebody asked for it
          autoFocus
          id={`${id}name`}
          className={styles.nameInput}
          value={name}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}help`}
          onChange={(event) => setName(event.target.value.trim())}
        />
        <p id={`${id}help`} className={problem === undefined ? styles.help : styles.problem}>
          {problem ?? words.variables.nameHelp}
        </p>
      </div>
      <TypeField id={`${id}type`} type={type} isDisabled={false} onChange={setType} />
      <div className={styles.buttons}>
        <button type="submit" className={controls.primary}>
          {words.variables.addNow}
        </button>
        <button type="button" className={controls.button} onClick={() => onDone(undefined)}>
          {words.variables.cancel}
        </button>
      </div>
    </form>
  )
}

interface TypeFieldProps {
  readonly id: string
  readonly type: Variable['type']
  readonly isDisabled: boolean
  readonly onChange: (type: Variable['type']) => void
}

export function TypeField({ id, type, isDisabled, onChange }: TypeFieldProps) {
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {words.variables.type}
      </label>
      <select
        id={id}
        className={controls.field}
        value={type}
        disabled={isDisabled}
        onChange={(event) => onChange(VARIABLE_TYPES.find((candidate) => candidate === event.target.value) ?? 'text')}
      >
        {VARIABLE_TYPES.map((each) => (
          <option key={each} value={each}>
            {words.variables.typeNames[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
