/** One variable: a line that says what it is, and opened, the form that changes it. */
import { ChevronRight, EyeOff } from 'lucide-react'
import { useId } from 'react'
import type { Variable } from '../../engine/script/script'
import { useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { fitsType, writtenInitial } from './initial-value'
import { VariableForm } from './VariableForm'
import { usesOf } from './variable-uses'
import styles from './variables.module.css'

interface VariableCardProps {
  readonly name: string
  readonly variable: Variable
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onRenamed: (name: string) => void
}

export function VariableCard({ name, variable, isOpen, onOpen, onRenamed }: VariableCardProps) {
  const id = useId()
  const script = useScript((state) => state.script)
  const uses = usesOf(script, name)
  const { type, initial, description = '', sensitive = false } = variable
  const about = [
    words.variables.types[type],
    initial === undefined || initial === '' ? '' : words.variables.starts(writtenInitial(initial)),
    words.variables.uses(uses.length),
  ]
  return (
    <li className={styles.card} data-open={isOpen}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={`${id}form`}
        aria-describedby={`${id}about`}
        onClick={() => onOpen(!isOpen)}
      >
        <ChevronRight className={styles.chevron} size={14} aria-hidden />
        <span className={styles.name}>{name}</span>
        {sensitive && <EyeOff size={14} role="img" aria-label={words.variables.isSensitive} />}
        {!fitsType(initial, type) && <span className={styles.wrong}>!</span>}
      </button>
      <p id={`${id}about`} className={styles.line}>
        {about.filter((part) => part !== '').join(' · ')}
      </p>
      {!isOpen && description !== '' && (
        <p className={styles.line} dir="auto">
          {description}
        </p>
      )}
      {isOpen && (
        <div id={`${id}form`} className={styles.form}>
          <VariableForm name={name} variable={variable} uses={uses} onRenamed={onRenamed} />
        </div>
      )}
    </li>
  )
}
