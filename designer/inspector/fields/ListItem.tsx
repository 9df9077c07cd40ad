/** One item of a list: grip, its first field, moving and removing in one line; its other fields below. */
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { FieldMeta } from '../../../nodes/define-node'
import { fieldWords, optionWord } from '../../catalogue/kind-in-words'
import type { Path } from '../../script/edits'
import { words } from '../../wording/words'
import { isShown, problemsUnder, useForm } from '../form/form-model'
import type { Control, FieldPlan } from '../form/form-plan'
import { pathKey, valueAt } from '../form/paths'
import { fieldsOfItem } from './derived-ids'
import { NestedField } from './field-view-props'
import styles from './fields.module.css'
import { focusWithin } from './focus-within'
import { VariantChoice } from './VariantChoice'

interface ListItemProps {
  readonly label: string
  readonly path: Path
  readonly control: Control
  readonly meta: Partial<FieldMeta>
  readonly place: number
  readonly count: number
  readonly isDragged: boolean
  readonly isTarget: boolean
  readonly onGrip: (event: PointerEvent) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
  readonly onLeave: () => void
}

export function ListItem({
  label,
  path,
  control,
  meta,
  place,
  count,
  isDragged,
  isTarget,
  onGrip,
  onMove,
  onRemove,
  onLeave,
}: ListItemProps) {
  const form = useForm()
  const item = valueAt(form.settings, path)
  const isPlain = control.is !== 'group' && control.is !== 'variants'
  const fields = fieldsOfItem(control, item)
  const main = fields.filter((each) => !each.meta.isAdvanced && isShown(form, each, [...path, each.key]))
  const first = control.is === 'variants' ? undefined : main[0]
  const others = first ? main.slice(1) : main
  const name = words.inspector.item(label, place + 1)

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || form.isReadOnly) return
    event.preventDefault()
    onMove(place + by)
  }
  function onBlur(event: FocusEvent) {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend and a frame of its own
    <div
      className={styles.item}
      role="group"
      aria-label={name}
      data-path={pathKey(path)}
      data-dragged={isDragged}
      data-target={isTarget}
      onBlur={onBlur}
    >
      <div className={styles.itemHead}>
        <button
          type="button"
          className={styles.grip}
          disabled={form.isReadOnly || count < 2}
          aria-label={words.inspector.grip(name)}
          onPointerDown={onGrip}
          onKeyDown={onKeyDown}
        >
          <GripVertical size={14} aria-hidden />
        </button>
        <div className={styles.itemField}>
          {isPlain && (
            <NestedField
              plan={{ key: String(place), meta: { ...meta, label: name }, control, isRequired: true, fallback: undefined }}
              path={path}
              isLabelHidden
            />
          )}
          {control.is === 'variants' && <VariantChoice control={control} path={path} />}
          {first && <NestedField plan={first} path={[...path, first.key]} isLabelHidden />}
        </div>
        <div className={styles.itemTools}>
          <button
            type="button"
            className={styles.tool}
            disabled={form.isReadOnly || place === 0}
            aria-label={words.inspector.moveUp(name)}
            onClick={() => onMove(place - 1)}
          >
            <ArrowUp size={14} aria-hidden />
          </button>
          <button
            type="button"
            className={styles.tool}
            disabled={form.isReadOnly || place === count - 1}
            aria-label={words.inspector.moveDown(name)}
            onClick={() => onMove(place + 1)}
          >
            <ArrowDown size={14} aria-hidden />
          </button>
          <button
            type="button"
            className={styles.tool}
            disabled={form.isReadOnly}
            aria-label={words.inspector.remove(name)}
            onClick={onRemove}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      </div>
      {others.map((each) => (
        <NestedField key={each.key} plan={each} path={[...path, each.key]} />
      ))}
      {fields
        .filter(({ meta: { isAdvanced } }) => isAdvanced)
        .map((each) => (
          <QuietField key={each.key} plan={each} path={[...path, each.key]} />
        ))}
    </div>
  )
}

/** Rarely changed: shown as a line of text until it is asked for, or is wrong. */
function QuietField({ plan, path }: { readonly plan: FieldPlan; readonly path: Path }) {
  const form = useForm()
  const [isOpen, setOpen] = useState(false)
  if (isOpen || problemsUnder(form, path).length > 0) return <NestedField plan={plan} path={path} />
  const { label } = fieldWords(form.kind, path, plan.meta)
  const value = valueAt(form.settings, path)
  const said = plan.control.is === 'choice' ? optionWord(form.kind, path, String(value)) : String(value ?? '')
  return (
    <button
      type="button"
      className={styles.quietField}
      data-path={pathKey(path)}
      disabled={form.isReadOnly}
      onClick={(event) => {
        const item = event.currentTarget.closest('[role="group"]')
        setOpen(true)
        requestAnimationFrame(() => focusWithin(item?.querySelector(`[data-path="${CSS.escape(pathKey(path))}"]`)))
      }}
    >
      {label} <code dir="auto">{said}</code>
    </button>
  )
}
