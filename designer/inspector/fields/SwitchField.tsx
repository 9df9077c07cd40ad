/** Yes or no. */
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'
import { Switch } from './Switch'

export function SwitchField({ plan, path }: FieldViewProps) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  return (
    <FieldFrame field={field} as="inline">
      <Switch
        id={field.id}
        label={field.label}
        isOn={Boolean(field.value ?? plan.fallback)}
        isReadOnly={isReadOnly}
        describedBy={field.describedBy}
        onChange={(isOn) => field.write(isOn)}
      />
    </FieldFrame>
  )
}
