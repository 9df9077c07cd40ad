/** Renames a variable: a name that cannot be used is not taken, and says why; what was typed stays. */
import { type KeyboardEvent, useId, useState } from 'react'
import controls from '../controls.module.css'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { variableNameProblemIn } from './variable-name'
import styles from './variables.module.css'

interface VariableNameFieldProps {
  readonly name: string
  readonly onRenamed: (name: string) => void
}

export function VariableNameField({ name, onRenamed }: VariableNameFieldProps) {
  const editor = useEditor()
  const script = useScript((state) => state.script)
  const id = useId()
  const [typed, setTyped] = useState(name)
  const problem = variableNameProblemIn(script, typed, name)

  function rename() {
    if (problem !== undefined || typed === name) return
    editor.dispatch({ type: 'renameVariable', name, to: typed })
    editor.announcer.say(words.variables.said.renamed(name, typed))
    onRenamed(typed)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') rename()
    if (event.key !== 'Escape' || typed === name) return
    event.preventDefault()
    setTyped(name)
  }

  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {words.variables.name}
      </label>
      <input
        id={id}
        className={styles.nameInput}
        value={typed}
        autoCapitalize="none"
        spellCheck={false}
        readOnly={editor.isReadOnly}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}help`}
        onChange={(event) => setTyped(event.target.value.trim())}
        onBlur={rename}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}help`} className={problem === undefined ? styles.help : styles.problem}>
        {problem ?? words.variables.renameHelp}
      </p>
    </div>
  )
}
