/**
 * Ids of items that follow their title while the item is new: an author names a choice, not its id. Once the item was left, its id
 * stays, because links, counts and answers are kept under it.
 */
import { useState } from 'react'
import { DEFAULT_PORT } from '../../../nodes/define-node'
import { plainWords } from '../../catalogue/plain-words'
import type { Path } from '../../script/edits'
import { newId } from '../../script/new-id'
import type { FormModel, SettingChange } from '../form/form-model'
import type { Control, FieldPlan } from '../form/form-plan'
import { startsWith } from '../form/paths'

type ListControl = Extract<Control, { readonly is: 'list' }>
type Item = Readonly<Record<string, unknown>>

const isItem = (item: unknown): item is Item => typeof item === 'object' && item !== null

/** The fields that an item has. */
export function fieldsOfItem(control: Control, item: unknown): readonly FieldPlan[] {
  if (control.is === 'group') return control.fields
  if (control.is !== 'variants' || !isItem(item)) return []
  return control.variants[String(item[control.by])] ?? []
}

const derivedField = (control: Control, item: unknown) => fieldsOfItem(control, item).find(({ meta }) => meta.derivedFrom !== undefined)

/** The new item with an id that no other has. */
export function withFreeIds(item: unknown, control: Control, others: readonly unknown[]): unknown {
  const id = derivedField(control, item)
  if (!id || !isItem(item)) return item
  return { ...item, [id.key]: newId('item', takenIn(others, id.key)) }
}

const takenIn = (items: readonly unknown[], key: string) => (id: string) =>
  id === DEFAULT_PORT || items.some((item) => isItem(item) && item[key] === id)

export function useDerivedIds(control: ListControl, path: Path, items: readonly unknown[], form: FormModel) {
  /** The id of the item that is being named. */
  const [fresh, setFresh] = useState<unknown>()

  function idChange({ path: changed, value }: SettingChange): SettingChange[] {
    const [place, key] = changed.slice(path.length)
    if (typeof place !== 'number' || !startsWith(changed, path) || typeof value !== 'string') return []
    const item = items[place]
    const id = derivedField(control.item, item)
    if (!id || id.meta.derivedFrom !== key || !isItem(item) || item[id.key] !== fresh || fresh === undefined) return []
    const others = items.toSpliced(place, 1)
    const next = newId(plainWords(value) || 'item', takenIn(others, id.key))
    if (next === fresh) return []
    setFresh(next)
    return [{ path: [...path, place, id.key], value: next }]
  }

  return {
    form: {
      ...form,
      write: (changes, gather) => form.write([...changes, ...changes.flatMap(idChange)], gather),
    } satisfies FormModel as FormModel,
    begin(item: unknown) {
      const id = derivedField(control.item, item)
      if (id && isItem(item)) setFresh(item[id.key])
    },
    /** The item was left: a name it got is kept. */
    end(place: number) {
      const item = items[place]
      const id = derivedField(control.item, item)
      if (!id || !isItem(item) || item[id.key] !== fresh) return
      if (item[id.meta.derivedFrom ?? '']) setFresh(undefined)
    },
  }
}
