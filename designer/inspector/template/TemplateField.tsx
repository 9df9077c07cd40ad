/**
 * An approved template: its name, its language, and a value for each of its places, with what stands around it. Values are kept by
 * their place while another language, or another template, is tried.
 */
import { useId, useRef } from 'react'
import type { Template } from '../../../engine/directory/model/directory'
import { useView } from '../../editor/editor-context'
import { words } from '../../wording/words'
import type { FieldViewProps } from '../fields/field-view-props'
import { asShown } from '../fields/TextField'
import { FieldFrame, Problems } from '../form/FieldFrame'
import { problemsAt, type SettingChange, useForm } from '../form/form-model'
import { useField } from '../form/use-field'
import { Picker, type PickerOption } from '../pickers/Picker'
import { LanguageChoice } from './LanguageChoice'
import { TemplateValue } from './TemplateValue'
import styles from './template.module.css'
import { type ByPlace, byPlace, languageFor, placesOf, templateIn, valuesFor } from './template-values'

export function TemplateField({ plan, path }: FieldViewProps) {
  const form = useForm()
  const field = useField(plan, path)
  const directory = useView((state) => state.directory)
  const remembered = useRef<ByPlace>({})
  const pickerId = useId()
  const name = asShown(field.value)
  const language = asShown(form.settings.language)
  const values = Array.isArray(form.settings.parameters) ? form.settings.parameters.map(asShown) : []
  const templates = directory?.templates ?? []
  const template = templateIn(templates, name, language)
  const isGone = directory !== undefined && name !== '' && !templates.some((each) => each.name === name)

  function choose(nextName: string, nextLanguage: string | undefined) {
    remembered.current = { ...remembered.current, ...byPlace(template, values) }
    const next = nextLanguage === undefined ? undefined : templateIn(templates, nextName, nextLanguage)
    const changes: SettingChange[] = [{ path, value: nextName }]
    if (nextLanguage !== undefined) changes.push({ path: ['language'], value: nextLanguage })
    if (next) changes.push({ path: ['parameters'], value: valuesFor(next, remembered.current) })
    form.write(changes)
  }

  function clear() {
    remembered.current = { ...remembered.current, ...byPlace(template, values) }
    form.write([
      { path, value: undefined },
      { path: ['language'], value: undefined },
      { path: ['parameters'], value: undefined },
    ])
  }

  const problems = isGone
    ? [{ severity: 'error' as const, text: words.inspector.gone(name), path }]
    : [...field.problems, ...problemsAt(form, ['language'])]
  return (
    <FieldFrame field={{ ...field, problems }} as="group">
      <div className={styles.names}>
        <Picker
          id={pickerId}
          label={field.label}
          options={() => optionsOf(templates)}
          value={name}
          isGone={isGone}
          isReadOnly={form.isReadOnly}
          isInvalid={field.isInvalid || isGone}
          describedBy={problems.length > 0 ? field.problemsId : undefined}
          placeholder={directory ? words.inspector.template.choose : words.inspector.loading}
          onFocus={field.visit.onFocus}
          onBlur={field.visit.onBlur}
          onChoose={(next) => choose(next, languageFor(templates, next, language))}
          {...(plan.isRequired ? {} : { onClear: clear })}
        />
        {name !== '' && !isGone && (
          <LanguageChoice
            templates={templates}
            name={name}
            language={language}
            isReadOnly={form.isReadOnly}
            onChoose={(next) => choose(name, next)}
          />
        )}
      </div>
      {template && <About template={template} />}
      {template &&
        placesOf(template).map((place, index) => (
          <TemplateValue key={`${place.in} ${place.place}`} place={place} path={['parameters', index]} />
        ))}
      {template && values.length > placesOf(template).length && !form.isReadOnly && (
        <button type="button" className={styles.fix} onClick={() => choose(name, language)}>
          {words.inspector.template.dropSurplus(values.length - placesOf(template).length)}
        </button>
      )}
      <Problems id={`${field.id}-values-problems`} problems={name === '' ? [] : problemsAt(form, ['parameters'])} />
    </FieldFrame>
  )
}

function About({ template: { category, status } }: { readonly template: Template }) {
  return (
    <p className={styles.about}>
      <span>{words.preview.categories[category]}</span>
      <span className={styles.status} data-approved={status === 'approved'}>
        {words.preview.statuses[status]}
      </span>
    </p>
  )
}

/** One for each name; its languages are chosen beside it. */
function optionsOf(templates: readonly Template[]): readonly PickerOption[] {
  const names = [...new Set(templates.map(({ name }) => name))]
  return names.map((name) => {
    const ofName = templates.filter((template) => template.name === name)
    const isApproved = ofName.some(({ status }) => status === 'approved')
    const [first] = ofName
    const parts = [
      ofName.map(({ language }) => language).join(', '),
      first && words.preview.categories[first.category],
      !isApproved && first && words.preview.statuses[first.status],
    ]
    return { id: name, name, detail: parts.filter(Boolean).join(' · ') }
  })
}
