/** A shortcut as people read it: `$mod+Shift+g` is Ctrl+Shift+G, on a Mac ⌘⇧G. */
import { words } from '../wording/words'

const ON_MAC: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃', Meta: '⌘' }

export const isMac = (): boolean => /Mac|iPod|iPhone|iPad/.test(navigator.platform)

/** Presses that follow one another are separated by a space, as they are written. */
export function keysInWords(keys: string, onMac = isMac()): string {
  return keys
    .split(' ')
    .map((press) => {
      const parts = press.split(/\b\+/).map((key) => keyInWords(key, onMac))
      return parts.join(onMac ? '' : '+')
    })
    .join(' ')
}

function keyInWords(key: string, onMac: boolean): string {
  const named = words.keys[key as keyof typeof words.keys]
  if (onMac && key in ON_MAC) return ON_MAC[key] ?? key
  if (named) return named
  return key.length === 1 ? key.toUpperCase() : key
}
