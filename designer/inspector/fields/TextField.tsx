/** A plain text: one line, or several where much is allowed. */
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { LengthCount } from '../form/LengthCount'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'

/** Longer ones are written in several lines. */
const LONGEST_LINE = 300

export function TextField({ plan, path, isLabelHidden, maxLength }: FieldViewProps & { readonly maxLength: number | undefined }) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const { id, value, visit, limit } = field
  const shown = asShown(value)
  const Tag = maxLength !== undefined && maxLength > LONGEST_LINE ? 'textarea' : 'input'
  return (
    <FieldFrame
      field={field}
      isLabelHidden={isLabelHidden ?? false}
      aside={limit !== undefined && <LengthCount id={field.countId} count={shown.length} max={limit} of="characters" />}
    >
      <Tag
        id={id}
        className={controls.field}
        dir="auto"
        value={shown}
        placeholder={field.isMixed ? words.inspector.several.differ : String(plan.fallback ?? '')}
        readOnly={isReadOnly}
        aria-invalid={field.isInvalid}
        aria-describedby={field.describedBy}
        aria-required={plan.isRequired}
        onFocus={visit.onFocus}
        onBlur={visit.onBlur}
        onChange={({ target }) => field.write(emptyOr(target.value, plan.isRequired))}
      />
    </FieldFrame>
  )
}

/** What may be missing is missing when it is empty. */
export const emptyOr = (text: string, isRequired: boolean): string | undefined => (text === '' && !isRequired ? undefined : text)

/** A value of another kind than the field is for is shown as it stands in the script. */
export const asShown = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))
