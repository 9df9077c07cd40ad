/** Values by names of the author's own: each with its name beside it. */
import { Plus, X } from 'lucide-react'
import controls from '../../controls.module.css'
import { newId } from '../../script/new-id'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import type { Control } from '../form/form-plan'
import { useField } from '../form/use-field'
import { blankOf } from './blank'
import { type FieldViewProps, NestedField } from './field-view-props'
import styles from './fields.module.css'

type RecordControl = Extract<Control, { readonly is: 'record' }>

export function RecordField({ plan, path, control }: FieldViewProps & { readonly control: RecordControl }) {
  const { isReadOnly } = useForm()
  const field = useField(plan, path)
  const held = (typeof field.value === 'object' && field.value !== null ? field.value : {}) as Readonly<Record<string, unknown>>
  const entries = Object.entries(held)

  function rename(place: number, name: string) {
    // a name that is taken would swallow the other entry
    if (name in held && entries[place]?.[0] !== name) return
    field.write(Object.fromEntries(entries.map(([key, value], index) => [index === place ? name : key, value])))
  }

  return (
    <FieldFrame field={field} as="group">
      <ul className={styles.items}>
        {entries.map(([key], place) => (
          // the place is what stays while the name is typed
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={place} className={styles.entry}>
            <input
              className={controls.field}
              aria-label={words.inspector.entryName(place + 1)}
              value={key}
              readOnly={isReadOnly}
              onFocus={field.visit.onFocus}
              onBlur={field.visit.onBlur}
              onChange={({ target }) => rename(place, target.value)}
            />
            <NestedField
              plan={{ key, meta: { label: key }, control: control.value, isRequired: true, fallback: undefined }}
              path={[...path, key]}
              isLabelHidden
            />
            <button
              type="button"
              className={controls.icon}
              disabled={isReadOnly}
              aria-label={words.inspector.remove(key)}
              onClick={() => field.write(Object.fromEntries(entries.filter((_, index) => index !== place)))}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.add}
        disabled={isReadOnly}
        onClick={() => field.write({ ...held, [newId(words.inspector.entry, (id) => id in held)]: blankOf(control.value) })}
      >
        <Plus size={14} aria-hidden />
        {words.inspector.addTo(field.label)}
      </button>
    </FieldFrame>
  )
}
