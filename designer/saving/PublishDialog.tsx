/** Publishes the draft: what changes against the version that runs, what is wrong with it, and what becomes of running cases. */
import { Info } from 'lucide-react'
import { useId, useState } from 'react'
import { messageOf } from '../api/client'
import controls from '../controls.module.css'
import { useEditor, useScript, useView } from '../editor/editor-context'
import { DialogBox } from '../shell/DialogBox'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { DifferenceEntries } from '../versions/DifferenceEntries'
import { type DifferenceList, differenceList, GROUPS } from '../versions/difference-list'
import { showDifference } from '../versions/show-difference'
import { words } from '../wording/words'
import { PublishProblems } from './PublishProblems'
import styles from './publish.module.css'
import { type Published, type Publishing, useChecked, usePublished, usePublishing } from './use-publishing'

const MAX_NOTE = 2000

export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { publish: said } = words.saving
  const { data, error, reload } = usePublished()
  const draft = useScript(({ script }) => script)
  const directory = useView((view) => view.directory)
  const checked = useChecked(data?.problems)
  const publishing = usePublishing()
  const [note, setNote] = useState('')
  const list = data?.running && differenceList(data.running.script, draft, directory)
  const isSame = list !== undefined && GROUPS.every((group) => list[group].length === 0)
  const isBlocked = !data || isSame || checked.errors.length > 0

  async function submit() {
    if (await publishing.publish(note.trim())) onClose()
  }

  return (
    <DialogBox
      isWide
      title={said.title}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {said.cancel}
          </button>
          {data && (
            <button type="button" className={controls.primary} disabled={isBlocked || publishing.isRunning} onClick={() => void submit()}>
              {publishing.isRunning ? said.submitting : said.submit(data.nextVersion)}
            </button>
          )}
        </>
      }
    >
      {data ? (
        <>
          {data.running && isSame ? (
            <p>{said.same(data.running.version)}</p>
          ) : (
            <>
              <Changes running={data.running} list={list} onClose={onClose} />
              <PublishProblems {...checked} onGo={onClose} />
              <Note note={note} onChange={setNote} />
              {data.running && <RunningCases />}
            </>
          )}
          <Failure {...publishing} />
        </>
      ) : error === undefined ? (
        <Loading text={said.loading} />
      ) : (
        <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
      )}
    </DialogBox>
  )
}

function Note({ note, onChange }: { readonly note: string; readonly onChange: (note: string) => void }) {
  const id = useId()
  const { publish: said } = words.saving
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {said.note}
      </label>
      <textarea
        id={id}
        className={`${controls.field} ${styles.note}`}
        rows={2}
        dir="auto"
        maxLength={MAX_NOTE}
        placeholder={said.notePlaceholder}
        value={note}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}

function RunningCases() {
  const { publish: said } = words.saving
  return (
    <div className={styles.info}>
      <Info size={16} aria-hidden />
      <p>
        <b>{said.running}</b> {said.runningHelp}
      </p>
    </div>
  )
}

function Failure({ failed, refused }: Pick<Publishing, 'failed' | 'refused'>) {
  if (failed === undefined) return null
  return <ProblemNote message={[failed, ...refused.map(({ message }) => message)].join(' ')} />
}

interface ChangesProps {
  readonly running: Published['running']
  readonly list: DifferenceList | undefined
  readonly onClose: () => void
}

function Changes({ running, list, onClose }: ChangesProps) {
  const editor = useEditor()
  const { publish: said } = words.saving
  const { groups } = words.versions.difference
  if (!running || !list) return <p>{said.first}</p>
  const before = running
  function show() {
    showDifference(before, { label: words.versions.draft, script: editor.script.script() }, editor.view.getState().directory)
    editor.view.set({ panel: 'versions' })
    onClose()
  }
  return (
    <section className={styles.changes}>
      <p>{said.against(running.version)}</p>
      {GROUPS.filter((group) => list[group].length > 0).map((group) => (
        <details key={group} className={styles.group} open={group !== 'layout'}>
          <summary>{words.versions.difference.groupOf(groups[group], list[group].length)}</summary>
          <div className={styles.scroll}>
            <DifferenceEntries entries={list[group]} />
          </div>
        </details>
      ))}
      <button type="button" className={controls.button} onClick={show}>
        {said.showChanges}
      </button>
    </section>
  )
}
