/** What has no control of its own is edited as JSON; what cannot be read as JSON waits in the field. */
import { useState } from 'react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'
import styles from './fields.module.css'

export function JsonField({ plan, path, isLabelHidden }: FieldViewProps) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const [typed, setTyped] = useState<{ readonly text: string; readonly isRead: boolean }>()
  const unread = typed !== undefined && !typed.isRead
  const problems = unread ? [{ severity: 'error' as const, text: words.inspector.noJson, path }] : field.problems

  function change(text: string) {
    const read = readJson(text)
    setTyped({ text, isRead: read.isRead })
    if (read.isRead) field.write(read.value)
  }

  return (
    <FieldFrame field={{ ...field, problems }} isLabelHidden={isLabelHidden ?? false}>
      <textarea
        id={field.id}
        className={`${controls.field} ${styles.json}`}
        rows={4}
        spellCheck={false}
        value={typed?.text ?? (field.value === undefined ? '' : JSON.stringify(field.value, null, 2))}
        readOnly={isReadOnly}
        aria-invalid={unread || field.isInvalid}
        aria-describedby={unread ? field.problemsId : field.describedBy}
        onFocus={field.visit.onFocus}
        onBlur={() => {
          if (!unread) setTyped(undefined)
          field.visit.onBlur()
        }}
        onChange={({ target }) => change(target.value)}
      />
    </FieldFrame>
  )
}

function readJson(text: string): { readonly isRead: boolean; readonly value?: unknown } {
  if (text.trim() === '') return { isRead: true, value: undefined }
  try {
    return { isRead: true, value: JSON.parse(text) }
  } catch {
    return { isRead: false }
  }
}
