/** What stands around every control of a form: label, help, count, problems. */
import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './form.module.css'
import type { FieldProblem } from './form-model'
import { pathKey } from './paths'
import type { Field } from './use-field'

interface FieldFrameProps {
  readonly field: Field
  /** `group`: several controls under one name; `inline`: the label stands beside the control, drawn by it. */
  readonly as?: 'control' | 'group' | 'inline'
  readonly isLabelHidden?: boolean
  /** Beside the label, at the end of the line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function FieldFrame({ field, as = 'control', isLabelHidden = false, aside, children }: FieldFrameProps) {
  const { path, id, label, labelId, help, helpId, problems, problemsId } = field
  const name = isLabelHidden ? 'visually-hidden' : styles.label
  // in an item the line of the first field holds no more than a count, which must not push the field down
  const labelLine = as !== 'inline' && (
    <div className={styles.labelLine}>
      {as === 'group' ? (
        <span id={labelId} className={name}>
          {label}
        </span>
      ) : (
        <label id={labelId} htmlFor={id} className={name}>
          {label}
        </label>
      )}
      {aside}
    </div>
  )
  return (
    <div
      className={styles.field}
      data-path={pathKey(path)}
      {...(as === 'group' ? { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': field.describedBy } : {})}
    >
      {!isLabelHidden && labelLine}
      {children}
      {isLabelHidden && labelLine}
      {help !== '' && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
      <Problems id={problemsId} problems={problems} />
    </div>
  )
}

export function Problems({ id, problems }: { readonly id: string; readonly problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div id={id} className={styles.problems}>
      {problems.map(({ severity, text }) => (
        <p key={text} className={styles.problem} data-severity={severity} dir="auto">
          {severity === 'error' ? <CircleAlert size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
          <span>{text}</span>
        </p>
      ))}
    </div>
  )
}
