/** Imports a script file: says what is in it before anything happens, and never overwrites without being asked. */
import { FileJson, FileUp } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import type { ScriptSummary } from '../../api/scripts'
import controls from '../../controls.module.css'
import { DialogBox } from '../../shell/DialogBox'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { ImportAs } from './ImportAs'
import { type ReadFile, readScriptFile } from './read-file'
import styles from './scripts.module.css'

interface ImportDialogProps {
  readonly scripts: readonly ScriptSummary[]
  readonly onClose: () => void
  readonly onImported: (id: string) => void
}

type Chosen = { readonly is: 'none' } | { readonly is: 'reading' } | { readonly is: 'read'; readonly read: ReadFile; readonly name: string }

export function ImportDialog({ scripts, onClose, onImported }: ImportDialogProps) {
  const [chosen, setChosen] = useState<Chosen>({ is: 'none' })
  const newest = useRef(0)

  async function take(file: File | undefined) {
    if (!file) return
    newest.current += 1
    const turn = newest.current
    setChosen({ is: 'reading' })
    const read = await readScriptFile(file)
    // another file may have been chosen meanwhile
    if (turn === newest.current) setChosen({ is: 'read', read, name: file.name })
  }

  const { importing: said } = words.scripts
  const read = chosen.is === 'read' && chosen.read.ok ? chosen.read : undefined
  if (read) {
    return <ImportAs {...read} scripts={scripts} onAnother={() => setChosen({ is: 'none' })} onClose={onClose} onImported={onImported} />
  }
  return (
    <DialogBox
      title={said.title}
      onClose={onClose}
      acts={
        <button type="button" className={controls.button} onClick={onClose}>
          {said.cancel}
        </button>
      }
    >
      <FileChoice onFile={(file) => void take(file)} />
      {chosen.is === 'reading' && <p role="status">{said.reading}</p>}
      {chosen.is === 'read' && !chosen.read.ok && <Unreadable name={chosen.name} read={chosen.read} />}
    </DialogBox>
  )
}

function FileChoice({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const { importing: said } = words.scripts
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the field within does the same
    <div
      className={styles.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <FileUp size={24} aria-hidden />
      <label htmlFor={id} className={controls.button}>
        {said.choose}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        aria-describedby={`${id}-help`}
        onChange={({ target }) => {
          onFile(target.files?.[0])
          // the same file may be chosen again after it was repaired
          target.value = ''
        }}
      />
      <p id={`${id}-help`} className={controls.quiet}>
        {isOver ? said.dropNow : said.drop}
      </p>
    </div>
  )
}

function Unreadable({ name, read }: { readonly name: string; readonly read: Extract<ReadFile, { readonly ok: false }> }) {
  return (
    <>
      <p className={styles.file}>
        <FileJson size={15} aria-hidden />
        <span dir="auto">{name}</span>
      </p>
      <ProblemNote message={read.said} />
      {read.places.length > 0 && (
        <ul className={styles.places}>
          {read.places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      )}
    </>
  )
}
