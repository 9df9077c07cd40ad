/** A number, typed freely: what is none stays in the field, and in the script, until it is mended. */
import { type KeyboardEvent, useState } from 'react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import type { Control } from '../form/form-plan'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'
import styles from './fields.module.css'
import { asShown } from './TextField'

type NumberControl = Extract<Control, { readonly is: 'number' }>

export function NumberField({ plan, path, isLabelHidden, control }: FieldViewProps & { readonly control: NumberControl }) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const { value, visit } = field
  // `1.` is on its way to 1.5: what was typed stands as long as the script holds what it means
  const [typed, setTyped] = useState<{ readonly text: string; readonly meant: unknown }>()
  const shown = typed && Object.is(typed.meant, value) ? typed.text : asShown(value)
  const { unit } = plan.meta

  function change(text: string) {
    const meant = numberIn(text)
    setTyped({ text, meant })
    field.write(meant)
  }

  function step(event: KeyboardEvent) {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    const from = typeof value === 'number' ? value : plan.fallback
    if (direction === 0 || isReadOnly || typeof from !== 'number') return
    event.preventDefault()
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = control
    field.write(Math.min(max, Math.max(min, from + direction * (event.shiftKey ? 10 : 1))))
  }

  return (
    <FieldFrame field={field} isLabelHidden={isLabelHidden ?? false}>
      <span className={styles.withUnit}>
        <input
          id={field.id}
          className={`${controls.field} ${styles.number} tabular`}
          inputMode={control.isWhole ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={shown}
          placeholder={field.isMixed ? words.inspector.several.differ : String(plan.fallback ?? '')}
          readOnly={isReadOnly}
          aria-invalid={field.isInvalid}
          aria-describedby={field.describedBy}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onKeyDown={step}
          onChange={({ target }) => change(target.value)}
        />
        {unit !== undefined && <span className={styles.unit}>{words.inspector.units[unit]}</span>}
      </span>
    </FieldFrame>
  )
}

/** Undefined for nothing, the text itself for what is no number. */
function numberIn(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = Number(trimmed.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}
