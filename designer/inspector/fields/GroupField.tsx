/** Fields that belong together under one name. */

import { FieldFrame } from '../form/FieldFrame'
import { isShown, useForm } from '../form/form-model'
import type { FieldPlan } from '../form/form-plan'
import { useField } from '../form/use-field'
import { type FieldViewProps, NestedField } from './field-view-props'
import styles from './fields.module.css'

export function GroupField({ plan, path, fields }: FieldViewProps & { readonly fields: readonly FieldPlan[] }) {
  const form = useForm()
  const field = useField(plan, path)
  return (
    <FieldFrame field={field} as="group">
      <div className={styles.group}>
        {fields.map((each) => {
          const within = [...path, each.key]
          return isShown(form, each, within) && <NestedField key={each.key} plan={each} path={within} />
        })}
      </div>
    </FieldFrame>
  )
}
