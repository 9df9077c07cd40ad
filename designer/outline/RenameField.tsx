/** Changes a name where it stands: Enter and leaving keep it, Escape does not. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { words } from '../wording/words'
import styles from './outline.module.css'

interface RenameFieldProps {
  /** The author's own name; empty where the kind's title stands for it. */
  readonly name: string
  readonly label: string
  /** Undefined: left as it was. */
  readonly onDone: (name: string | undefined) => void
}

export function RenameField({ name, label, onDone }: RenameFieldProps) {
  const [text, setText] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  function leave(isKept: boolean) {
    if (isDone.current) return
    isDone.current = true
    onDone(isKept ? text : undefined)
  }
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    leave(event.key === 'Enter')
  }
  return (
    <input
      ref={field}
      className={styles.nameField}
      aria-label={words.outline.rename(label)}
      dir="auto"
      maxLength={200}
      placeholder={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => leave(true)}
      onKeyDown={onKeyDown}
    />
  )
}
