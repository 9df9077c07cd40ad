/** A list: its items one below the other, each movable by grip, buttons and arrow keys, with a way to add and to remove. */
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useEditor } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { FormContext, isShown, useForm } from '../form/form-model'
import type { Control } from '../form/form-plan'
import { LengthCount } from '../form/LengthCount'
import { useField } from '../form/use-field'
import { blankOf } from './blank'
import { useDerivedIds, withFreeIds } from './derived-ids'
import type { FieldViewProps } from './field-view-props'
import styles from './fields.module.css'
import { focusWithin } from './focus-within'
import { ListItem } from './ListItem'
import { useDragOrder } from './use-drag-order'

type ListControl = Extract<Control, { readonly is: 'list' }>

export function ListField({ plan, path, control }: FieldViewProps & { readonly control: ListControl }) {
  const { announcer } = useEditor()
  const form = useForm()
  const field = useField(plan, path)
  const list = useRef<HTMLDivElement>(null)
  // items have no identity of their own while their ids are typed: keys grow with the list and move along with what is moved
  const [keys, setKeys] = useState<readonly number[]>([])
  const items = Array.isArray(field.value) ? (field.value as readonly unknown[]) : []
  const derived = useDerivedIds(control, path, items, form)
  const drag = useDragOrder(list, move)
  const allKeys = items.map((_, place) => keys[place] ?? 1000 + place)
  const isApt = isApplicable(plan, form)

  function write(next: readonly unknown[], nextKeys: readonly number[]) {
    setKeys(nextKeys)
    form.write([{ path, value: next }])
  }

  function add() {
    const item = withFreeIds(blankOf(control.item), control.item, items)
    write([...items, item], [...allKeys, Math.max(0, ...allKeys) + 1])
    derived.begin(item)
    announcer.say(words.inspector.said.added(items.length + 1))
    requestAnimationFrame(() => focusWithin(list.current?.lastElementChild))
  }

  function remove(place: number) {
    write(items.toSpliced(place, 1), allKeys.toSpliced(place, 1))
    announcer.say(words.inspector.said.removed(items.length - 1))
    requestAnimationFrame(() => focusWithin(list.current?.children[Math.min(place, items.length - 2)] ?? list.current?.nextElementSibling))
  }

  function move(from: number, to: number) {
    if (to < 0 || to >= items.length || from === to) return
    const moved = <Thing,>(all: readonly Thing[]) => all.toSpliced(from, 1).toSpliced(to, 0, ...all.slice(from, from + 1))
    write(moved(items), moved(allKeys))
    announcer.say(words.inspector.said.moved(to + 1, items.length))
  }

  const max = field.limit ?? control.max
  const isFull = control.max !== undefined && items.length >= control.max
  return (
    <FieldFrame
      field={field}
      as="group"
      aside={field.limit !== undefined && isApt && <LengthCount id={field.countId} count={items.length} max={field.limit} of="items" />}
    >
      <FormContext value={derived.form}>
        <div ref={list} className={styles.items}>
          {items.map((_, place) => (
            <ListItem
              key={allKeys[place]}
              label={field.label}
              path={[...path, place]}
              control={control.item}
              meta={{ ...plan.meta, ...control.meta }}
              place={place}
              count={items.length}
              isDragged={drag.from === place}
              isTarget={drag.to === place && drag.from !== place}
              onGrip={(event) => drag.begin(event, place)}
              onMove={(to) => move(place, to)}
              onRemove={() => remove(place)}
              onLeave={() => derived.end(place)}
            />
          ))}
        </div>
      </FormContext>
      {isApt ? (
        <button
          type="button"
          className={styles.add}
          disabled={form.isReadOnly || isFull}
          onClick={add}
          title={isFull ? words.inspector.full(max ?? 0) : undefined}
        >
          <Plus size={14} aria-hidden />
          {words.inspector.addTo(field.label)}
        </button>
      ) : (
        <button type="button" className={styles.add} disabled={form.isReadOnly} onClick={() => write([], [])}>
          {words.inspector.removeAll}
        </button>
      )}
    </FieldFrame>
  )
}

/** Shown for a problem only, with settings that have no use for it. */
const isApplicable = (plan: FieldViewProps['plan'], form: ReturnType<typeof useForm>) =>
  isShown({ ...form, problems: [] }, plan, [plan.key])
