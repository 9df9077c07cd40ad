/** One field of a form: the control that fits what the schema asks for. */
import { ReferenceField } from '../pickers/ReferenceField'
import { TemplateField } from '../template/TemplateField'
import { ChoiceField } from './ChoiceField'
import { DurationField } from './DurationField'
import { FileField } from './FileField'
import { FieldViewContext, type FieldViewProps } from './field-view-props'
import { GroupField } from './GroupField'
import { JsonField } from './JsonField'
import { LanguageField } from './LanguageField'
import { ListField } from './ListField'
import { NumberField } from './NumberField'
import { RecordField } from './RecordField'
import { SwitchField } from './SwitchField'
import { TextField } from './TextField'
import { VariantsField } from './VariantsField'

export function FieldView(props: FieldViewProps) {
  return (
    <FieldViewContext value={FieldView}>
      <FieldControl {...props} />
    </FieldViewContext>
  )
}

function FieldControl(props: FieldViewProps) {
  const { control, meta } = props.plan
  switch (control.is) {
    case 'list':
      return <ListField {...props} control={control} />
    case 'group':
      return <GroupField {...props} fields={control.fields} />
    case 'record':
      return <RecordField {...props} control={control} />
    case 'choice':
      return <ChoiceField {...props} values={control.values} />
    case 'switch':
      return <SwitchField {...props} />
    case 'number':
      return meta.unit === 'seconds' ? <DurationField {...props} /> : <NumberField {...props} control={control} />
    case 'text':
      if (meta.isFile) return <FileField {...props} />
      if (meta.refersTo === 'template') return <TemplateField {...props} />
      if (meta.refersTo !== undefined) return <ReferenceField {...props} refersTo={meta.refersTo} />
      if (meta.language !== undefined) return <LanguageField {...props} language={meta.language} maxLength={control.maxLength} />
      return <TextField {...props} maxLength={control.maxLength} />
    case 'variants':
      return <VariantsField {...props} control={control} />
    case 'json':
      return <JsonField {...props} />
    default:
      return control satisfies never
  }
}
