/** A skill, a channel, hours of the workspace, or a variable of the script. */
import type { FieldMeta } from '../../../nodes/define-node'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { variableNameProblemIn } from '../../variables/variable-name'
import { words } from '../../wording/words'
import type { FieldViewProps } from '../fields/field-view-props'
import { asShown } from '../fields/TextField'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import { directoryOptions, type InDirectory } from './directory-options'
import { Picker } from './Picker'

type RefersTo = Exclude<NonNullable<FieldMeta['refersTo']>, 'template'>

export function ReferenceField({ refersTo, ...props }: FieldViewProps & { readonly refersTo: RefersTo }) {
  return refersTo === 'variable' ? <VariableField {...props} /> : <DirectoryField {...props} refersTo={refersTo} />
}

function DirectoryField({ plan, path, isLabelHidden, refersTo }: FieldViewProps & { readonly refersTo: InDirectory }) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const directory = useView((state) => state.directory)
  const value = asShown(field.value)
  const options = directory ? directoryOptions(directory, refersTo) : []
  const isGone = directory !== undefined && value !== '' && !options.some(({ id }) => id === value)
  return (
    <FieldFrame field={gone(field, isGone, value)} isLabelHidden={isLabelHidden ?? false}>
      <Picker
        id={field.id}
        label={field.label}
        options={() => options}
        value={value}
        isGone={isGone}
        isReadOnly={isReadOnly}
        isInvalid={field.isInvalid}
        describedBy={describedBy(field, isGone)}
        placeholder={field.isMixed ? words.inspector.several.differ : directory ? words.inspector.choose : words.inspector.loading}
        onFocus={field.visit.onFocus}
        onBlur={field.visit.onBlur}
        onChoose={field.write}
        {...(plan.isRequired ? {} : { onClear: () => field.write(undefined) })}
      />
    </FieldFrame>
  )
}

function VariableField({ plan, path, isLabelHidden }: FieldViewProps) {
  const { isReadOnly, write } = useForm()
  const editor = useEditor()
  const field = useField(plan, path)
  const variables = useScript((state) => state.script.variables)
  const value = asShown(field.value)
  const options = Object.entries(variables).map(([name, { type, description }]) => ({
    id: name,
    name,
    detail: [words.inspector.types[type], description].filter(Boolean).join(' · '),
  }))
  const isGone = value !== '' && !(value in variables)

  function create(name: string) {
    editor.dispatch({ type: 'addVariable', name, variable: { type: 'text' } }, { gather: field.visit.gather() })
    write([{ path, value: name }], field.visit.gather())
    editor.announcer.say(words.inspector.said.variableMade(name))
  }

  return (
    <FieldFrame field={gone(field, isGone, value)} isLabelHidden={isLabelHidden ?? false}>
      <Picker
        id={field.id}
        label={field.label}
        options={() => options}
        value={value}
        isGone={isGone}
        isReadOnly={isReadOnly}
        isInvalid={field.isInvalid}
        describedBy={describedBy(field, isGone)}
        placeholder={field.isMixed ? words.inspector.several.differ : words.inspector.chooseVariable}
        createLabel={(typed) =>
          variableNameProblemIn(editor.script.script(), typed) === undefined ? words.inspector.createVariable(typed) : undefined
        }
        onCreate={create}
        onFocus={field.visit.onFocus}
        onBlur={field.visit.onBlur}
        onChoose={field.write}
        {...(plan.isRequired ? {} : { onClear: () => field.write(undefined) })}
      />
    </FieldFrame>
  )
}

type Field = ReturnType<typeof useField>

/** Told at once and without the check, which says the same in other words. */
function gone(field: Field, isGone: boolean, value: string): Field {
  if (!isGone) return field
  return { ...field, problems: [{ severity: 'error', text: words.inspector.gone(value), path: field.path }] }
}

const describedBy = (field: Field, isGone: boolean) =>
  isGone && field.problems.length === 0 ? [field.describedBy, field.problemsId].filter(Boolean).join(' ') : field.describedBy
