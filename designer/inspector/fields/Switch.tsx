/** A switch with its label beside it. */
import styles from './fields.module.css'

interface SwitchProps {
  readonly id?: string
  readonly label: string
  readonly isOn: boolean
  readonly isReadOnly: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (isOn: boolean) => void
}

export function Switch({ id, label, isOn, isReadOnly, describedBy, onChange }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        disabled={isReadOnly}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className={styles.track} aria-hidden />
      <span>{label}</span>
    </label>
  )
}
