/** A span of time: a number and its unit; `1 h 30 min` may be typed as well. The script holds seconds. */
import { useState } from 'react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import { type DurationUnit, partsOfDuration, readDuration, UNITS, unitOf } from './duration'
import type { FieldViewProps } from './field-view-props'
import styles from './fields.module.css'
import { asShown } from './TextField'

interface Typed {
  readonly text: string
  readonly unit: DurationUnit
  /** What the script held for it. */
  readonly meant: unknown
}

export function DurationField({ plan, path, isLabelHidden }: FieldViewProps) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const { value, visit } = field
  const [typed, setTyped] = useState<Typed>()
  const held = value ?? plan.fallback
  const isTyped = typed !== undefined && Object.is(typed.meant, value)
  const unit = isTyped ? typed.unit : typeof held === 'number' ? unitOf(held) : 'seconds'
  const text = isTyped ? typed.text : typeof value === 'number' ? String(value / UNITS[unit]) : asShown(value)

  function change(next: string, nextUnit: DurationUnit) {
    const meant = next.trim() === '' ? undefined : (readDuration(next, nextUnit) ?? next)
    setTyped({ text: next, unit: nextUnit, meant })
    field.write(meant)
  }

  function leave() {
    // what was typed with units becomes a number and its unit
    if (isTyped && typeof value === 'number' && !/^[\d.,\s]*$/.test(text)) setTyped(undefined)
    visit.onBlur()
  }

  const parts = typeof held === 'number' ? partsOfDuration(held) : []
  const [only] = parts
  // "5" and "minutes" stand there already
  const isPlain = parts.length === 1 && only?.unit === unit && text === String(only.count)
  const said = isPlain ? '' : words.inspector.span(parts)
  return (
    <FieldFrame field={field} isLabelHidden={isLabelHidden ?? false}>
      <span className={styles.withUnit}>
        <input
          id={field.id}
          className={`${controls.field} ${styles.number} tabular`}
          inputMode="text"
          autoComplete="off"
          value={text}
          placeholder={
            field.isMixed ? words.inspector.several.differ : typeof plan.fallback === 'number' ? String(plan.fallback / UNITS[unit]) : ''
          }
          readOnly={isReadOnly}
          aria-invalid={field.isInvalid}
          aria-describedby={[field.describedBy, `${field.id}-said`].filter(Boolean).join(' ')}
          onFocus={visit.onFocus}
          onBlur={leave}
          onChange={({ target }) => change(target.value, unit)}
        />
        <select
          className={`${controls.field} ${styles.unitChoice}`}
          aria-label={words.inspector.unitOf(field.label)}
          value={unit}
          disabled={isReadOnly}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onChange={({ target }) => change(text === '' ? String(Number(held ?? 0) / UNITS[unit]) : text, target.value as DurationUnit)}
        >
          {(Object.keys(UNITS) as DurationUnit[]).map((each) => (
            <option key={each} value={each}>
              {words.inspector.units[each]}
            </option>
          ))}
        </select>
        <span id={`${field.id}-said`} className={styles.said}>
          {said}
        </span>
      </span>
    </FieldFrame>
  )
}
