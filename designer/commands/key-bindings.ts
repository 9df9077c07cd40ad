/**
 * Listens for the keys of commands.
 *
 * K1. In a dialog or a menu no command runs. In a field only those do that say so (`inFields`).
 * K2. Keys that are typed (a letter, a sign) work on the canvas only, whatever the command says (WCAG 2.1.4).
 *     In the outline, which stands for the canvas, all that is held with Ctrl or Alt works too; its other keys are its own.
 * K3. What has been dealt with already is left alone; what a command has dealt with is not dealt with again, so `g c` does not do `c` too.
 */
import { tinykeys } from 'tinykeys'
import { type ChosenKeys, keysOf } from './bindings'
import type { Command } from './command'
import { type FocusPlace, placeOfFocus } from './focus-place'
import { isCharacter, isWrittenInLatin, waysToPress } from './presses'

/** Gives back whether there was something to do. */
type Run = (command: Command) => boolean

/** Gives back how to stop listening. */
export function listenForKeys(commands: readonly Command[], chosen: ChosenKeys, run: Run): () => void {
  const inFields = commands.filter((command) => command.inFields)
  const others = commands.filter((command) => !command.inFields)
  // fields and Monaco have keys of their own, which stop there: what works in them is heard on the way down
  const stops = [tinykeys(window, handlersOf(inFields, chosen, run), { capture: true }), tinykeys(window, handlersOf(others, chosen, run))]
  return () => {
    for (const stop of stops) stop()
  }
}

type Handlers = Record<string, (event: KeyboardEvent) => void>

function handlersOf(commands: readonly Command[], chosen: ChosenKeys, run: Run): Handlers {
  const bound = commands.flatMap((command) => {
    const heard = keysOf(command, chosen).filter((keys) => !(command.isBrowsers && command.keys?.includes(keys)))
    return heard.map((keys) => ({ command, keys }))
  })
  const all = bound.flatMap(({ command, keys }) =>
    waysToPress(keys).map((way) => [way.keys, handlerOf(command, keys, way.byPlace, run)] as const),
  )
  // longer ones come first (K3)
  const inOrder = all.toSorted(([one], [other]) => other.split(' ').length - one.split(' ').length)
  const handlers: Handlers = {}
  for (const [keys, handler] of inOrder) handlers[keys] ??= handler
  return handlers
}

function handlerOf(command: Command, keys: string, byPlace: boolean, run: Run): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.isComposing) return
    if (byPlace && isWrittenInLatin(event)) return
    const place = placeOfFocus()
    const isHeld = command.inFields && place === 'dialog'
    if (!isHeld && !reaches(command, keys, place)) return
    const hasRun = !isHeld && run(command)
    // Tab and the like go on as usual where there is nothing to do; what the browser does on Ctrl with a key would be a surprise
    if (hasRun || isHeld || keys.includes('$mod')) event.preventDefault()
  }
}

function reaches(command: Pick<Command, 'where' | 'inFields'>, keys: string, place: FocusPlace): boolean {
  switch (place) {
    case 'dialog':
      return false
    case 'field':
      return command.inFields === true && !isCharacter(keys)
    case 'canvas':
      return true
    case 'elsewhere':
      return (command.where === 'anywhere' || isHeldInOutline(keys)) && !isCharacter(keys)
    default:
      return place satisfies never
  }
}

const isHeldInOutline = (keys: string): boolean => /\$mod|Alt/.test(keys) && document.activeElement?.closest('[data-outline]') != null
