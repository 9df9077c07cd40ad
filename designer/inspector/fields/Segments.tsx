/** A few choices side by side, one of them chosen. */
import styles from './fields.module.css'

interface SegmentsProps<Id extends string> {
  /** Groups the radio buttons; unique on the page. */
  readonly name: string
  readonly labelledBy: string
  readonly options: readonly { readonly id: Id; readonly title: string }[]
  readonly chosen: Id | undefined
  readonly isReadOnly: boolean
  readonly onChoose: (id: Id) => void
}

export function Segments<Id extends string>({ name, labelledBy, options, chosen, isReadOnly, onChoose }: SegmentsProps<Id>) {
  return (
    <div className={styles.segments} role="radiogroup" aria-labelledby={labelledBy}>
      {options.map(({ id, title }) => (
        <label key={id} className={styles.segment}>
          <input type="radio" name={name} value={id} checked={id === chosen} disabled={isReadOnly} onChange={() => onChoose(id)} />
          <span>{title}</span>
        </label>
      ))}
    </div>
  )
}
