/** The variables of the script: what they are, where they are used; add, rename, remove. */
import { Plus, Variable as VariableIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import controls from '../controls.module.css'
import { useEditor, useScript } from '../editor/editor-context'
import { EmptyState } from '../shell/EmptyState'
import { words } from '../wording/words'
import { NewVariable } from './NewVariable'
import { VariableCard } from './VariableCard'
import styles from './variables.module.css'

export function VariablesPanel() {
  const { isReadOnly } = useEditor()
  const variables = useScript(({ script }) => script.variables)
  const [isAdding, setIsAdding] = useState(false)
  const [open, setOpen] = useState<string>()
  const addButton = useRef<HTMLButtonElement>(null)
  // a card stays the same card under another name: the keyboard must not be thrown out of it
  const [keys, setKeys] = useState<Readonly<Record<string, string>>>({})
  const keyOf = (name: string) => keys[name] ?? name
  const names = Object.keys(variables)

  function rename(name: string, to: string) {
    setKeys({ ...keys, [to]: keyOf(name), [name]: `${name} ${Object.keys(keys).length}` })
    setOpen(to)
  }

  function stopAdding(added: string | undefined) {
    setIsAdding(false)
    if (added !== undefined) setOpen(added)
    // the button is back with the next drawing
    requestAnimationFrame(() => addButton.current?.focus())
  }

  return (
    <div className={styles.panel}>
      {names.length === 0 && !isAdding ? (
        <EmptyState icon={VariableIcon} title={words.variables.empty} help={words.variables.emptyHelp} />
      ) : (
        <p className={styles.about}>{words.variables.about}</p>
      )}
      <ul className={styles.list} aria-label={words.variables.list}>
        {Object.entries(variables).map(([name, variable]) => (
          <VariableCard
            key={keyOf(name)}
            name={name}
            variable={variable}
            isOpen={open === name}
            onOpen={(isOpen) => setOpen(isOpen ? name : undefined)}
            onRenamed={(to) => rename(name, to)}
          />
        ))}
      </ul>
      {isAdding && <NewVariable onDone={stopAdding} />}
      {!isReadOnly && !isAdding && (
        <button ref={addButton} type="button" className={controls.button} onClick={() => setIsAdding(true)}>
          <Plus size={15} aria-hidden />
          {words.variables.add}
        </button>
      )}
    </div>
  )
}
