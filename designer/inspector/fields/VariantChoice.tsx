/** Which of several forms an item has. What was filled in for another form is there again when it is chosen back. */
import { useRef } from 'react'
import { fieldWords, optionWord } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import type { Path } from '../../script/edits'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import type { Control } from '../form/form-plan'
import { valueAt } from '../form/paths'
import { useField } from '../form/use-field'
import { blankFields } from './blank'

type Variants = Extract<Control, { readonly is: 'variants' }>
type Item = Readonly<Record<string, unknown>>

interface VariantChoiceProps {
  readonly control: Variants
  readonly path: Path
  /** The form that holds where nothing is chosen yet. */
  readonly fallback?: string | undefined
}

export function VariantChoice({ control, path, fallback = '' }: VariantChoiceProps) {
  const form = useForm()
  const at = [...path, control.by]
  const field = useField({ meta: {} }, at)
  const filled = useRef<Record<string, Item>>({})
  const { label } = fieldWords(form.kind, at, {})

  function choose(variant: string) {
    const item = (valueAt(form.settings, path) ?? {}) as Item
    const fields = control.variants[variant] ?? []
    filled.current[String(item[control.by])] = item
    const before = filled.current[variant] ?? {}
    const next: Record<string, unknown> = {}
    for (const [key, blank] of Object.entries(blankFields(fields))) next[key] = key in item ? item[key] : (before[key] ?? blank)
    form.write([{ path, value: { ...next, [control.by]: variant } }])
  }

  return (
    <FieldFrame field={{ ...field, label }} isLabelHidden>
      <select
        id={field.id}
        className={controls.field}
        value={String(field.value ?? fallback)}
        disabled={form.isReadOnly}
        aria-invalid={field.isInvalid}
        aria-describedby={field.describedBy}
        onChange={({ target }) => choose(target.value)}
      >
        {Object.keys(control.variants).map((variant) => (
          <option key={variant} value={variant}>
            {optionWord(form.kind, at, variant)}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
