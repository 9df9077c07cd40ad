/**
 * Takes new keys for a command by having them pressed. A typed key may be followed by a second one (`g v`). Escape leaves, Tab goes on
 * to the buttons; neither can be chosen, so that nobody is caught here.
 */
import { type KeyboardEvent, useId, useState } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import type { Command } from './command'
import { keysInWords } from './keys-in-words'
import { isCharacter, pressOf } from './presses'
import styles from './shortcut-sheet.module.css'

interface KeyRecorderProps {
  readonly command: Command
  /** Gives back why not. */
  readonly onUse: (keys: readonly string[]) => string | undefined
  readonly onDone: () => void
}

export function KeyRecorder({ command, onUse, onDone }: KeyRecorderProps) {
  const id = useId()
  const [keys, setKeys] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const said = words.commands.sheet

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onDone()
    const press = pressOf(event.nativeEvent)
    if (press === undefined) return
    setRefusal(undefined)
    setKeys((before) => (before !== '' && isCharacter(before) && !before.includes(' ') ? `${before} ${press}` : press))
  }
  function use(chosen: readonly string[]) {
    const why = onUse(chosen)
    setRefusal(why)
    if (why === undefined) onDone()
  }

  return (
    <div className={styles.recorder}>
      <input
        className={controls.field}
        // biome-ignore lint/a11y/noAutofocus: it stands in the place of the button that was just pressed
        autoFocus
        readOnly
        aria-label={said.press(command.title())}
        aria-describedby={`${id}-help`}
        aria-invalid={refusal !== undefined}
        value={keys === '' ? '' : keysInWords(keys)}
        placeholder="…"
        onKeyDown={onKeyDown}
      />
      <button type="button" className={controls.primary} onClick={() => (keys === '' ? setRefusal(said.nothing) : use([keys]))}>
        {said.use}
      </button>
      <button type="button" className={controls.button} onClick={() => use([])}>
        {said.off}
      </button>
      <button type="button" className={controls.button} onClick={onDone}>
        {said.cancel}
      </button>
      <p id={`${id}-help`} className={controls.quiet}>
        {said.pressHelp}
      </p>
      {refusal !== undefined && (
        <p className={controls.problem} role="alert">
          {refusal}
        </p>
      )}
    </div>
  )
}
