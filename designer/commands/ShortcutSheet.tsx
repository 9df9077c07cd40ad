/** All shortcuts by group: to read, to change by pressing keys, to take to another browser as a file. */
import { type ChangeEvent, useRef, useState } from 'react'
import controls from '../controls.module.css'
import { ranked } from '../search/rank'
import { DialogBox } from '../shell/DialogBox'
import { words } from '../wording/words'
import { allCommands } from './all-commands'
import { bindingsAsFile, chooseKeys, type Imported, importBindings, keysOf, resetAllKeys, resetKeys } from './bindings'
import type { Command, CommandGroup } from './command'
import { keysInWords } from './keys-in-words'
import { ShortcutRow } from './ShortcutRow'
import { saveText } from './save-text'
import styles from './shortcut-sheet.module.css'

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [recording, setRecording] = useState<string>()
  const [news, setNews] = useState('')
  const said = words.commands.sheet
  const groups = grouped(query)

  function use(command: Command, keys: readonly string[]): string | undefined {
    const refusal = chooseKeys(command, keys, allCommands)
    const [first] = keys
    if (refusal === undefined) setNews(first === undefined ? said.cleared(command.title()) : said.set(keysInWords(first), command.title()))
    return refusal
  }

  return (
    <DialogBox title={said.title} isWide onClose={onClose} acts={<SheetActs onNews={setNews} />}>
      <p className={controls.quiet}>{said.help}</p>
      <input
        type="search"
        className={controls.field}
        aria-label={said.filter}
        placeholder={said.filter}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <p role="status" className={news === '' ? 'visually-hidden' : styles.news}>
        {news}
      </p>
      {groups.length === 0 && <p className={controls.quiet}>{said.none}</p>}
      {groups.map(({ group, commands }) => (
        <section key={group} aria-label={words.commands.groups[group]}>
          <h3 className={styles.heading}>{words.commands.groups[group]}</h3>
          <ul>
            {commands.map((command) => (
              <ShortcutRow
                key={command.id}
                command={command}
                isRecording={recording === command.id}
                onRecord={(isRecording) => setRecording(isRecording ? command.id : undefined)}
                onUse={(keys) => use(command, keys)}
                onReset={() => setNews(resetKeys(command, allCommands) ?? said.reset(command.title()))}
              />
            ))}
          </ul>
        </section>
      ))}
    </DialogBox>
  )
}

function grouped(query: string): readonly { readonly group: CommandGroup; readonly commands: readonly Command[] }[] {
  const found = new Set(
    ranked(query, allCommands, (command) => ({ title: command.title(), also: keysOf(command).map((keys) => keysInWords(keys)) })),
  )
  return (Object.keys(words.commands.groups) as CommandGroup[])
    .map((group) => ({ group, commands: allCommands.filter((command) => command.group === group && found.has(command)) }))
    .filter(({ commands }) => commands.length > 0)
}

function SheetActs({ onNews }: { readonly onNews: (text: string) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const said = words.commands.sheet

  async function read({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    if (!chosen) return
    onNews(importedInWords(importBindings(await chosen.text(), allCommands)))
    // the same file can be read again
    target.value = ''
  }

  return (
    <>
      <button
        type="button"
        className={controls.button}
        onClick={() => {
          resetAllKeys()
          onNews(said.allReset)
        }}
      >
        {said.resetAll}
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={said.import}
        onChange={(event) => void read(event)}
      />
      <button type="button" className={controls.button} onClick={() => file.current?.click()}>
        {said.import}
      </button>
      <button type="button" className={controls.button} onClick={() => saveText(said.fileName, 'application/json', bindingsAsFile())}>
        {said.export}
      </button>
    </>
  )
}

function importedInWords(imported: Imported): string {
  const said = words.commands.sheet
  if (imported.is === 'notAFile') return said.notAFile
  const leftOut = imported.leftOut.length === 0 ? '' : ` ${said.leftOut(imported.leftOut.join(', '))}`
  return `${said.imported(imported.count)}${leftOut}`
}
