/** Settings of ours made of what a file holds: brought into range, with a remark where that changes something. */
import { cut, numberOf } from './foreign-values'
import { idFrom } from './new-ids'
import { type Remark, remark } from './remarks'

export interface Within {
  readonly least: number
  readonly most: number
  readonly otherwise: number
}

/** A whole number in range. Nothing written there is no loss. */
export function wholeNumber(
  setting: string,
  value: string,
  { least, most, otherwise }: Within,
): { readonly used: number; readonly remarks: readonly Remark[] } {
  if (value === '') return { used: otherwise, remarks: [] }
  const number = numberOf(value)
  if (number === undefined || number < 0 || number > most) {
    const used = number === undefined ? otherwise : Math.min(most, Math.max(least, Math.round(number)))
    return { used, remarks: [remark('not-a-number', { setting, value, used })] }
  }
  const used = Math.min(most, Math.max(least, Math.ceil(number)))
  return { used, remarks: used === number ? [] : [remark('rounded', { setting, value, used })] }
}

/** At most so many characters, and at least one. */
export function textWithin(setting: string, text: string, max: number): { readonly used: string; readonly remarks: readonly Remark[] } {
  if (text.length <= max) return { used: text, remarks: [] }
  return { used: cut(text, max), remarks: [remark('shortened', { setting, max })] }
}

/** The id under which something of the directory is looked for. Always worth a word: nobody knows what it is called here. */
export function reference(what: string, name: string, otherwise: string): { readonly id: string; readonly remarks: readonly Remark[] } {
  const id = idFrom(name, otherwise)
  return { id, remarks: [remark('name-to-id', { what, name, id })] }
}

/** As Meta spells templates: `Order shipped` -> `order_shipped`. */
export const templateNameFrom = (name: string): string => idFrom(name, 'template').replaceAll('-', '_')

/** The longest that a question may wait: a run lives 90 days. */
export const LONGEST_WAIT_SECONDS = 60 * 86_400
export const LONGEST_WAIT_DAYS = 60
