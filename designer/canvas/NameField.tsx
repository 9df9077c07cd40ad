/** Names something where it stands: Enter keeps the name, Escape leaves it as it was. */
import { useEffect, useRef, useState } from 'react'
import styles from './card.module.css'

interface NameFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly onKeep: (text: string) => void
  readonly onLeave: () => void
}

export function NameField({ label, value, placeholder, onKeep, onLeave }: NameFieldProps) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const isLeft = useRef(false)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  function leave(isKept: boolean, goesBack: boolean) {
    if (isLeft.current) return
    isLeft.current = true
    const canvas = field.current?.closest<HTMLElement>('[data-canvas]')
    if (isKept && text.trim() !== value) onKeep(text.trim())
    onLeave()
    if (goesBack) canvas?.focus({ preventScroll: true })
  }
  return (
    <input
      ref={field}
      className={`${styles.nameField} nodrag nopan`}
      aria-label={label}
      dir="auto"
      maxLength={200}
      placeholder={placeholder}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => leave(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') leave(true, true)
        if (event.key === 'Escape') leave(false, true)
      }}
    />
  )
}
