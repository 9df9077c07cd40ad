/**
 * Fills the form of a node so that it holds given settings. Which fields there are is read from the kind's schema, as the form itself
 * does; how a field is reached and written is the hand's business.
 */
import { fieldWords, optionWord } from '../../../../designer/catalogue/kind-in-words'
import { type Control, type FieldPlan, formPlan } from '../../../../designer/inspector/form/form-plan'
import type { Path } from '../../../../designer/script/edits'
import { words } from '../../../../designer/wording/words'
import { findKind } from '../../../../nodes/index'

export interface Hand {
  /** Into the field of that label, in place of what stands there. */
  write(label: string, text: string): Promise<void>
  /** One of a few fixed words. */
  choose(label: string, word: string): Promise<void>
  /** Something of the workspace or the script, found by typing. */
  pick(label: string, name: string): Promise<void>
  turn(label: string, isOn: boolean): Promise<void>
  press(name: string): Promise<void>
  /** Whether there is such a button on the form. */
  hasButton(name: string): Promise<boolean>
  /** Opens what is folded, if it is. */
  unfold(name: string): Promise<void>
  /** The hand within one item of a list. */
  within(item: string): Hand
}

type Settings = Readonly<Record<string, unknown>>

export async function fillForm(hand: Hand, kind: string, settings: Settings): Promise<void> {
  const definition = findKind(kind)
  if (!definition) throw new Error(`There is no kind "${kind}"`)
  await fillFields(hand, { kind, path: [], settings }, formPlan(definition.settings))
}

interface Part {
  readonly kind: string
  readonly path: Path
  readonly settings: Settings
}

async function fillFields(hand: Hand, part: Part, plans: readonly FieldPlan[]): Promise<void> {
  const said = plans.filter(({ key, meta }) => part.settings[key] !== undefined && meta.partOf === undefined)
  for (const plan of said.filter(({ meta }) => !meta.isAdvanced)) await fillField(hand, part, plan)
  const rare = said.filter(({ meta }) => meta.isAdvanced)
  if (rare.length > 0) await hand.unfold(words.inspector.advanced)
  for (const plan of rare) await fillField(hand, part, plan)
}

async function fillField(hand: Hand, { kind, path, settings }: Part, { key, meta, control }: FieldPlan): Promise<void> {
  const at = [...path, key]
  const value = settings[key]
  const { label } = fieldWords(kind, at, meta)
  // a text that may be missing is asked for by its name first
  if (await hand.hasButton(label)) await hand.press(label)
  if (meta.derivedFrom !== undefined) return fillId(hand, label, String(value))
  if (meta.refersTo === 'template') return fillTemplate(hand, label, settings)
  if (meta.refersTo !== undefined) return hand.pick(label, String(value))
  switch (control.is) {
    case 'text':
      return hand.write(label, String(value))
    case 'number':
      return hand.write(label, meta.unit === 'seconds' ? `${value} s` : String(value))
    case 'switch':
      return hand.turn(label, value === true)
    case 'choice':
      return hand.choose(label, optionWord(kind, at, String(value)))
    case 'list':
      return fillList(hand, { kind, path: at, settings }, label, control.item, value as readonly Settings[])
    default:
      throw new Error(`No hand knows how to fill ${control.is} "${label}" of ${kind}`)
  }
}

/** It follows from the title; where it is to be another one, it is asked for. */
async function fillId(hand: Hand, label: string, id: string): Promise<void> {
  if (await hand.hasButton(`${label} ${id}`)) return
  await hand.press(`${label} `)
  await hand.write(label, id)
}

async function fillTemplate(hand: Hand, label: string, { template, language, parameters }: Settings): Promise<void> {
  const spoken = new Intl.DisplayNames('en', { type: 'language' }).of(String(language).replace('_', '-'))
  await hand.pick(label, String(template))
  await hand.choose(words.inspector.template.language, String(spoken))
  for (const [place, text] of (parameters as readonly string[]).entries()) {
    await hand.write(words.inspector.template.value(String(place + 1)), text)
  }
}

async function fillList(hand: Hand, { kind, path }: Part, label: string, item: Control, wanted: readonly Settings[]): Promise<void> {
  const { remove, item: itemName, addTo } = words.inspector
  const isThere = (place: number) => hand.hasButton(remove(itemName(label, place)))
  while (await isThere(wanted.length + 1)) await hand.press(remove(itemName(label, wanted.length + 1)))
  for (const [index, settings] of wanted.entries()) {
    if (!(await isThere(index + 1))) await hand.press(addTo(label))
    await fillItem(hand.within(itemName(label, index + 1)), { kind, path: [...path, index], settings }, item)
  }
}

async function fillItem(hand: Hand, part: Part, item: Control): Promise<void> {
  if (item.is === 'group') return fillFields(hand, part, item.fields)
  if (item.is !== 'variants') throw new Error(`No hand knows how to fill a list of ${item.is}`)
  const at = [...part.path, item.by]
  const variant = String(part.settings[item.by])
  await hand.choose(fieldWords(part.kind, at, {}).label, optionWord(part.kind, at, variant))
  await fillFields(hand, part, item.variants[variant] ?? [])
}
