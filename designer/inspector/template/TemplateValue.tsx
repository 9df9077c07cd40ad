/** The value of one place of a template, between the words that stand around it. */
import { ExpressionField } from '../../expression-editor/ExpressionField'
import type { Path } from '../../script/edits'
import { words } from '../../wording/words'
import { asShown } from '../fields/TextField'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import styles from './template.module.css'
import type { TemplatePlace } from './template-values'

export function TemplateValue({ place, path }: { readonly place: TemplatePlace; readonly path: Path }) {
  const { isReadOnly } = useForm()
  const own = useField({ meta: { language: 'text' } }, path)
  const label = place.in === 'header' ? words.inspector.template.headerValue(place.place) : words.inspector.template.value(place.place)
  const field = { ...own, label, help: '' }
  const aroundId = `${field.id}-around`
  return (
    <FieldFrame field={field}>
      <p id={aroundId} className={styles.around} dir="auto">
        {place.before}
        <span className={styles.blank}>{`{{${place.place}}}`}</span>
        {place.after}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the visit; the text field within is what is used */}
      <div onFocus={field.visit.onFocus} onBlur={field.visit.onBlur}>
        <ExpressionField
          id={field.id}
          label={label}
          value={asShown(field.value)}
          language="text"
          isMultiline={false}
          isReadOnly={isReadOnly}
          isInvalid={field.isInvalid}
          describedBy={[aroundId, field.problems.length > 0 && field.problemsId].filter(Boolean).join(' ')}
          onChange={(text) => field.write(text)}
        />
      </div>
    </FieldFrame>
  )
}
