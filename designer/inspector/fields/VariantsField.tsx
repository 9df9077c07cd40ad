/** One of several groups of fields: which one, and its fields below. */
import { FieldFrame } from '../form/FieldFrame'
import { isShown, useForm } from '../form/form-model'
import type { Control } from '../form/form-plan'
import { useField } from '../form/use-field'
import { fieldsOfItem } from './derived-ids'
import { type FieldViewProps, NestedField } from './field-view-props'
import styles from './fields.module.css'
import { VariantChoice } from './VariantChoice'

interface VariantsFieldProps extends FieldViewProps {
  readonly control: Extract<Control, { readonly is: 'variants' }>
}

export function VariantsField({ plan, path, control }: VariantsFieldProps) {
  const form = useForm()
  const field = useField(plan, path)
  const fallback = (plan.fallback as Readonly<Record<string, string>> | undefined)?.[control.by]
  return (
    <FieldFrame field={field} as="group">
      <div className={styles.group}>
        <VariantChoice control={control} path={path} fallback={fallback} />
        {fieldsOfItem(control, field.value).map((each) => {
          const within = [...path, each.key]
          return isShown(form, each, within) && <NestedField key={each.key} plan={each} path={within} />
        })}
      </div>
    </FieldFrame>
  )
}
