/**
 * Shortcuts as data, in tinykeys' notation: read apart, told apart, and made of a key that was pressed.
 *
 * A sign that needs Shift on one keyboard and not on another (`?`, `+`, `/`) is the same key on both: Shift says nothing there.
 */
import { isMac } from './keys-in-words'

export interface Press {
  readonly modifiers: readonly string[]
  readonly key: string
}

function pressesOf(keys: string): readonly Press[] {
  return keys.split(' ').map((press) => {
    const parts = press.split(/\b\+/)
    return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' }
  })
}

const inNotation = ({ modifiers, key }: Press) => [...modifiers, key].join('+')

const isSign = (key: string) => key.length === 1 && !/\p{L}/u.test(key)
const isLatinLetter = (key: string) => /^[a-z]$/i.test(key)

/** Typed rather than held: it would come in the way of people who type or speak (WCAG 2.1.4). */
export function isCharacter(keys: string): boolean {
  const [first] = pressesOf(keys)
  return first !== undefined && (first.key.length === 1 || first.key === 'Space') && first.modifiers.every((name) => name === 'Shift')
}

/** The same for all ways to write the same keys. */
export function plainKeys(keys: string): string {
  return pressesOf(keys)
    .map(({ modifiers, key }) => {
      const plain = modifiers.map((name) => (name === (isMac() ? 'Meta' : 'Control') ? '$mod' : name))
      const told = isSign(key) ? plain.filter((name) => name !== 'Shift') : plain
      return inNotation({ modifiers: [...new Set(told)].sort(), key: key.toLowerCase() })
    })
    .join(' ')
}

export type Clash = 'same' | 'begins'

/** `begins`: one is the start of the other, so that nobody can tell which is meant. */
export function clashOf(one: string, other: string): Clash | undefined {
  const [first, second] = [plainKeys(one), plainKeys(other)]
  if (first === second) return 'same'
  return `${first} `.startsWith(`${second} `) || `${second} `.startsWith(`${first} `) ? 'begins' : undefined
}

/**
 * What has to be listened for so that the keys work on every keyboard: signs with and without Shift, and letters by their place where
 * the keyboard writes another alphabet, or Alt writes something else (`byPlace`: only then may it count).
 */
export function waysToPress(keys: string): readonly { readonly keys: string; readonly byPlace: boolean }[] {
  const plain = pressesOf(keys)
  const signs = plain.map((press) =>
    isSign(press.key) && !press.modifiers.includes('Shift') ? [press, { ...press, modifiers: [...press.modifiers, 'Shift'] }] : [press],
  )
  const places = plain.map((press) => [isLatinLetter(press.key) ? { ...press, key: `Key${press.key.toUpperCase()}` } : press])
  const byPlace = everyWay(places).filter((way) => way !== keys)
  return [...everyWay(signs).map((way) => ({ keys: way, byPlace: false })), ...byPlace.map((way) => ({ keys: way, byPlace: true }))]
}

const everyWay = (choices: readonly (readonly Press[])[]): readonly string[] =>
  choices.reduce<readonly string[]>(
    (ways, presses) => ways.flatMap((way) => presses.map((press) => (way === '' ? inNotation(press) : `${way} ${inNotation(press)}`))),
    [''],
  )

export const isWrittenInLatin = ({ key }: Pick<KeyboardEvent, 'key'>): boolean => isLatinLetter(key)

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Unidentified']

/** Undefined while only Shift and its like are held. */
export function pressOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | undefined {
  const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : undefined
  if (MODIFIERS.includes(event.key) && (letter === undefined || !event.altKey)) return undefined
  // Alt writes other signs on a Mac: what is meant is the key
  const written = event.key === ' ' ? 'Space' : event.altKey && letter !== undefined ? letter : event.key
  const key = written.length === 1 ? written.toLowerCase() : written
  const mod = isMac() ? event.metaKey : event.ctrlKey
  const modifiers = [
    mod && '$mod',
    event.altKey && 'Alt',
    event.shiftKey && !isSign(key) && 'Shift',
    isMac() && event.ctrlKey && 'Control',
    !isMac() && event.metaKey && 'Meta',
  ].filter((name) => name !== false)
  return inNotation({ modifiers, key })
}

/** Keys that browsers do not hand out, or that move the focus. */
const BROWSERS = [
  '$mod+w',
  '$mod+t',
  '$mod+n',
  '$mod+Shift+w',
  '$mod+Shift+t',
  '$mod+Shift+n',
  '$mod+q',
  '$mod+r',
  '$mod+l',
  'F5',
  'F11',
  'F12',
]
const TAB = ['Tab', 'Shift+Tab']

export const belongsToBrowser = (keys: string): boolean =>
  keys.split(' ').some((press) => [...BROWSERS, ...TAB].some((taken) => plainKeys(taken) === plainKeys(press)))
