/** Which keys a command has: its own, or those that the person chose for it in this browser. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { words } from '../wording/words'
import type { Command } from './command'
import { keysInWords } from './keys-in-words'
import { belongsToBrowser, clashOf, isCharacter } from './presses'

/** Command id -> keys; an empty list where the person wants none. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>

const KEPT_AS = 'cordboard.keys'

export const chosenKeys = createStore<ChosenKeys>(() => readKept())

/** Keys of a command as they are now. */
export const keysOf = (command: Pick<Command, 'id' | 'keys'>, chosen: ChosenKeys = chosenKeys.getState()): readonly string[] =>
  chosen[command.id] ?? command.keys ?? []

/** The first of its keys in words, for menus and buttons; undefined where it has none. */
export function shortcutOf(command: Pick<Command, 'id' | 'keys'>): string | undefined {
  const [first] = keysOf(command)
  return first === undefined ? undefined : keysInWords(first)
}

export const useChosenKeys = (): ChosenKeys => useStore(chosenKeys)

/** Why the keys cannot be given to the command, as a sentence; undefined where they can. */
function refusalOf(command: Command, keys: string, commands: readonly Command[], chosen = chosenKeys.getState()): string | undefined {
  const said = keysInWords(keys)
  if (belongsToBrowser(keys)) return words.commands.sheet.browsers(said)
  const isItsOwn = command.keys?.includes(keys) === true
  if (command.where === 'anywhere' && isCharacter(keys) && !isItsOwn) return words.commands.sheet.needsCanvas(said)
  for (const other of commands) {
    if (other.id === command.id) continue
    for (const taken of keysOf(other, chosen)) {
      const clash = clashOf(keys, taken)
      if (clash === 'same') return words.commands.sheet.taken(said, other.title())
      if (clash === 'begins') return words.commands.sheet.begins(said, other.title())
    }
  }
  return undefined
}

/** Gives the keys to the command, or says why not. No keys at all: the command is left without. */
export function chooseKeys(command: Command, keys: readonly string[], commands: readonly Command[]): string | undefined {
  for (const each of keys) {
    const refusal = refusalOf(command, each, commands)
    if (refusal !== undefined) return refusal
  }
  keep({ ...chosenKeys.getState(), [command.id]: keys })
  return undefined
}

/** The command's own keys again, unless they were given away meanwhile: then says to whom. */
export function resetKeys(command: Command, commands: readonly Command[]): string | undefined {
  for (const each of command.keys ?? []) {
    const refusal = refusalOf(command, each, commands)
    if (refusal !== undefined) return refusal
  }
  const { [command.id]: _, ...rest } = chosenKeys.getState()
  keep(rest)
  return undefined
}

export const resetAllKeys = (): void => keep({})

interface BindingsFile {
  readonly format: 'cordboard-shortcuts'
  readonly keys: ChosenKeys
}

export function bindingsAsFile(): string {
  const file: BindingsFile = { format: 'cordboard-shortcuts', keys: chosenKeys.getState() }
  return `${JSON.stringify(file, null, 2)}\n`
}

export type Imported = { readonly is: 'read'; readonly count: number; readonly leftOut: readonly string[] } | { readonly is: 'notAFile' }

/** Takes over what can be; commands that are unknown here, or whose keys are taken, are named and left out. */
export function importBindings(text: string, commands: readonly Command[]): Imported {
  const chosen = chosenIn(text)
  if (!chosen) return { is: 'notAFile' }
  let after: ChosenKeys = {}
  const leftOut: string[] = []
  for (const [id, keys] of Object.entries(chosen)) {
    const command = commands.find((each) => each.id === id)
    // those whose turn comes later give their own keys up then, so they are not in the way now
    const others = commands.filter((each) => each.id in after || !(each.id in chosen))
    if (command && keys.every((each) => refusalOf(command, each, others, after) === undefined)) after = { ...after, [id]: keys }
    else leftOut.push(command?.title() ?? id)
  }
  keep(after)
  return { is: 'read', count: Object.keys(after).length, leftOut }
}

function chosenIn(text: string): ChosenKeys | undefined {
  try {
    const file = JSON.parse(text) as Partial<BindingsFile> | null
    return file?.format === 'cordboard-shortcuts' && isChosen(file.keys) ? file.keys : undefined
  } catch {
    return undefined
  }
}

function isChosen(value: unknown): value is ChosenKeys {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((keys) => Array.isArray(keys) && keys.every((each) => typeof each === 'string' && each !== ''))
  )
}

function keep(chosen: ChosenKeys): void {
  chosenKeys.setState(chosen, true)
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(chosen))
  } catch {
    // private windows may refuse storage; the keys then last until the page is left
  }
}

function readKept(): ChosenKeys {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}')
    return isChosen(kept) ? kept : {}
  } catch {
    return {}
  }
}
