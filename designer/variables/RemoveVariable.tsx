/** Where a variable is used, and its removal, before which that is said again. */
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { VariableUses } from './VariableUses'
import type { VariableUse } from './variable-uses'
import styles from './variables.module.css'

interface RemoveVariableProps {
  readonly name: string
  readonly uses: readonly VariableUse[]
}

export function RemoveVariable({ name, uses }: RemoveVariableProps) {
  const editor = useEditor()
  const [isAsking, setIsAsking] = useState(false)

  function remove() {
    editor.dispatch({ type: 'removeVariable', name })
    editor.announcer.say(words.variables.said.removed(name))
  }
  if (isAsking && uses.length > 0) {
    return (
      <div className={styles.warning} role="alert">
        <p>{words.variables.isUsed(name, uses.length)}</p>
        <VariableUses uses={uses} />
        <div className={styles.buttons}>
          <button type="button" className={controls.button} onClick={remove}>
            {words.variables.removeNow}
          </button>
          <button type="button" className={controls.primary} onClick={() => setIsAsking(false)}>
            {words.variables.keep}
          </button>
        </div>
      </div>
    )
  }
  return (
    <>
      <VariableUses uses={uses} />
      <button type="button" className={styles.remove} onClick={() => (uses.length > 0 ? setIsAsking(true) : remove())}>
        <Trash2 size={14} aria-hidden />
        {words.variables.remove}
      </button>
    </>
  )
}
