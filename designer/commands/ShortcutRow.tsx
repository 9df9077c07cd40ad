/** One command in the sheet: its name, its keys, and how to change them. */
import { RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import { keysOf, useChosenKeys } from './bindings'
import type { Command } from './command'
import { KeyRecorder } from './KeyRecorder'
import { keysInWords } from './keys-in-words'
import styles from './shortcut-sheet.module.css'

interface ShortcutRowProps {
  readonly command: Command
  readonly isRecording: boolean
  readonly onRecord: (isRecording: boolean) => void
  /** Gives back why not. */
  readonly onUse: (keys: readonly string[]) => string | undefined
  readonly onReset: () => void
}

export function ShortcutRow({ command, isRecording, onRecord, onUse, onReset }: ShortcutRowProps) {
  const chosen = useChosenKeys()
  const keys = keysOf(command, chosen)
  const said = words.commands.sheet
  const title = command.title()
  const change = useRef<HTMLButtonElement>(null)
  const wasRecording = useRef(false)
  useEffect(() => {
    // the recorder takes the focus with it when it goes
    if (wasRecording.current && !isRecording) change.current?.focus()
    wasRecording.current = isRecording
  }, [isRecording])

  return (
    <li className={styles.row}>
      <span className={styles.name}>{title}</span>
      <span className={styles.keys}>
        {keys.length === 0 && <span className={controls.quiet}>{said.noKeys}</span>}
        {keys.map((each, place) => (
          <span key={each}>
            {place > 0 && <span className={styles.or}>{said.or} </span>}
            <kbd className={styles.key}>{keysInWords(each)}</kbd>
          </span>
        ))}
        {command.id in chosen && <span className={styles.changed}>{said.changed}</span>}
      </span>
      <span className={styles.acts}>
        {command.id in chosen && (
          <button
            type="button"
            className={controls.icon}
            aria-label={said.resetOne(title)}
            title={said.resetOne(title)}
            onClick={() => {
              onReset()
              change.current?.focus()
            }}
          >
            <RotateCcw size={15} aria-hidden />
          </button>
        )}
        {!isRecording && (
          <button ref={change} type="button" className={styles.change} aria-label={said.changeOf(title)} onClick={() => onRecord(true)}>
            {said.change}
          </button>
        )}
      </span>
      {isRecording && <KeyRecorder command={command} onUse={onUse} onDone={() => onRecord(false)} />}
    </li>
  )
}
