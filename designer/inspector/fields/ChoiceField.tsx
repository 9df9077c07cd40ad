/** A choice between fixed values: side by side where they are few and short, else a list to open. */
import { optionWord } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'
import { Segments } from './Segments'

const MOST_SEGMENTS = 3
const LONGEST_SEGMENTS = 28

export function ChoiceField({ plan, path, isLabelHidden, values }: FieldViewProps & { readonly values: readonly string[] }) {
  const { kind, isReadOnly } = useForm()
  const field = useField(plan, path)
  const held = field.isMixed ? undefined : (field.value ?? plan.fallback)
  const options = values.map((id) => ({ id, title: optionWord(kind, path, id) }))
  const isShort = options.length <= MOST_SEGMENTS && options.map(({ title }) => title).join('').length <= LONGEST_SEGMENTS
  if (isShort && options.length > 1 && !isLabelHidden) {
    return (
      <FieldFrame field={field} as="group">
        <Segments
          name={field.id}
          labelledBy={field.labelId}
          options={options}
          chosen={held === undefined ? undefined : String(held)}
          isReadOnly={isReadOnly}
          onChoose={(value) => field.write(value)}
        />
      </FieldFrame>
    )
  }
  const isOffered = values.includes(String(held))
  return (
    <FieldFrame field={field} isLabelHidden={isLabelHidden ?? false}>
      <select
        id={field.id}
        className={controls.field}
        value={isOffered ? String(held) : ''}
        disabled={isReadOnly}
        aria-invalid={field.isInvalid}
        aria-describedby={field.describedBy}
        onFocus={field.visit.onFocus}
        onBlur={field.visit.onBlur}
        onChange={({ target }) => field.write(target.value)}
      >
        {!isOffered && (
          <option value="" disabled>
            {field.isMixed
              ? words.inspector.several.differ
              : held === undefined
                ? words.inspector.choose
                : words.inspector.notOffered(String(held))}
          </option>
        )}
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
