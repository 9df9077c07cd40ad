/** What is in the file, and what it becomes: a new script, or the draft of one that is there. */
import { FileJson } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { countDifference, scriptDifference } from '../../../engine/script/difference'
import type { Script } from '../../../engine/script/script'
import { Refused } from '../../api/client'
import { type ScriptSummary, saveDraft } from '../../api/scripts'
import controls from '../../controls.module.css'
import { ImportReportView } from '../../exchange/ImportReportView'
import type { ForeignRead } from '../../exchange/read-foreign'
import { useCommand } from '../../live/use-command'
import { createIdbKeeper } from '../../saving/idb-keeper'
import { DialogBox } from '../../shell/DialogBox'
import { ProblemNote } from '../../shell/ProblemNote'
import { countsInWords } from '../../versions/counts'
import { words } from '../../wording/words'
import { addScript, freeId, readDocument } from './add-script'
import styles from './scripts.module.css'

interface ImportAsProps {
  readonly script: Script
  /** What became of each thing, of another system's file. */
  readonly foreign?: ForeignRead
  readonly scripts: readonly ScriptSummary[]
  readonly onAnother: () => void
  readonly onClose: () => void
  readonly onImported: (id: string) => void
}

interface Existing {
  readonly script: Script
  readonly revision: number
  /** What the file changes, in words; empty for nothing. */
  readonly changes: string
}

export function ImportAs({ script, foreign, scripts, onAnother, onClose, onImported }: ImportAsProps) {
  const group = useId()
  const { importing: said } = words.scripts
  const same = scripts.find(({ id }) => id === script.id)
  const [isDraft, setIsDraft] = useState(false)
  const { isRunning, problem, run } = useCommand()
  const existing = useExisting(same && script)
  const newId = same ? freeId(script.name, scripts) : script.id

  function submit() {
    void run(async () => {
      if (!isDraft || !existing) {
        onImported(await addScript(script, scripts, same ? script.name : script.id))
        return
      }
      // the server keeps what a stretch of work led to, not each save of it
      await createIdbKeeper()
        .putSnapshot({ scriptId: script.id, at: Date.now(), why: 'replaced', script: existing.script })
        .catch(() => undefined)
      try {
        await saveDraft(script, existing.revision)
      } catch (error) {
        throw error instanceof Refused && error.status === 409 ? new Error(said.conflict) : error
      }
      onImported(script.id)
    })
  }

  return (
    <DialogBox
      title={said.title}
      isWide={foreign !== undefined}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onAnother}>
            {said.another}
          </button>
          <button type="button" className={controls.primary} disabled={isRunning} onClick={submit}>
            {isRunning ? said.submitting : said.submit}
          </button>
        </>
      }
    >
      <p className={styles.file}>
        <FileJson size={15} aria-hidden />
        <b dir="auto">{said.found(script.name, Object.keys(script.nodes).length)}</b>
      </p>
      {foreign && <ImportReportView foreign={foreign} nodes={Object.keys(script.nodes).length} />}
      {same && (
        <fieldset className={styles.starters}>
          <legend className={controls.label}>{said.as}</legend>
          <label className={styles.choice} data-chosen={!isDraft}>
            <input type="radio" name={group} checked={!isDraft} onChange={() => setIsDraft(false)} />
            <span>
              <b>{said.asNew}</b>
              <span className={styles.help}>{said.asNewHelp(newId)}</span>
            </span>
          </label>
          <label className={styles.choice} data-chosen={isDraft} data-disabled={!existing}>
            <input type="radio" name={group} checked={isDraft} disabled={!existing} onChange={() => setIsDraft(true)} />
            <span>
              <b>{said.asDraft(same.name)}</b>
              <span className={styles.help}>
                {existing && (existing.changes === '' ? said.noChanges : said.changes(existing.changes))} {said.asDraftHelp}
              </span>
            </span>
          </label>
        </fieldset>
      )}
      {!same && <p className={controls.quiet}>{said.asNewHelp(newId)}</p>}
      {problem !== undefined && <ProblemNote message={problem} />}
    </DialogBox>
  )
}

/** The draft that the file would take the place of; undefined until it is read, or where there is none. */
function useExisting(script: Script | undefined): Existing | undefined {
  const [existing, setExisting] = useState<Existing>()
  useEffect(() => {
    if (!script) return
    let isCurrent = true
    readDocument(script.id).then(
      ({ script: before, revision }) => {
        if (isCurrent) setExisting({ script: before, revision, changes: countsInWords(countDifference(scriptDifference(before, script))) })
      },
      // it is then imported as a new one
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [script])
  return existing
}
