/** A text with `{{ }}`, or an expression. */
import type { FieldMeta } from '../../../nodes/define-node'
import { ConditionField } from '../../expression-editor/ConditionField'
import { ExpressionField } from '../../expression-editor/ExpressionField'
import { ResultLine } from '../../expression-editor/ResultLine'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { LengthCount } from '../form/LengthCount'
import { useField } from '../form/use-field'
import { useFilledText } from '../preview/use-filled-text'
import type { FieldViewProps } from './field-view-props'
import { asShown, emptyOr } from './TextField'

interface LanguageFieldProps extends FieldViewProps {
  readonly language: NonNullable<FieldMeta['language']>
  readonly maxLength: number | undefined
}

/** Titles and rows stay on one line; messages take several. */
const LONGEST_LINE = 1024

export function LanguageField({ plan, path, isLabelHidden, language, maxLength }: LanguageFieldProps) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const text = asShown(field.value)
  const Editor = language === 'condition' ? ConditionField : ExpressionField
  const isExpression = language === 'condition' || language === 'value'
  return (
    <FieldFrame
      field={field}
      isLabelHidden={isLabelHidden ?? false}
      aside={field.limit !== undefined && <TextCount id={field.countId} text={text} max={field.limit} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the visit; the text field within is what is used */}
      <div onFocus={field.visit.onFocus} onBlur={field.visit.onBlur}>
        <Editor
          id={field.id}
          label={field.label}
          value={text}
          language={language}
          isMultiline={language === 'text' && (maxLength ?? 0) > LONGEST_LINE}
          isReadOnly={isReadOnly}
          isInvalid={field.isInvalid}
          describedBy={field.describedBy}
          placeholder={field.isMixed ? words.inspector.several.differ : undefined}
          onChange={(next) => field.write(emptyOr(next, plan.isRequired))}
        />
      </div>
      {isExpression && <ResultLine source={text} language={language} />}
    </FieldFrame>
  )
}

/** Counted as the contact gets it: places are filled in with example values. */
function TextCount({ id, text, max }: { readonly id: string; readonly text: string; readonly max: number }) {
  const filled = useFilledText(text)
  return <LengthCount id={id} count={filled.length} max={max} of="characters" isEstimate={filled !== text} />
}
