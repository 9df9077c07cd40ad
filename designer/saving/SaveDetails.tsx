/** What the state of saving means, and what helps. */
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { saveAsFile } from '../pages/scripts/save-as-file'
import { exactly } from '../versions/times'
import { words } from '../wording/words'
import styles from './save-state.module.css'
import { isOnlyHere } from './save-words'
import { statusInWords } from './tell-news'
import { useSaving, useSync } from './use-saving'
import { whoDidFirst } from './who'

export function SaveDetails({ onDone }: { readonly onDone: () => void }) {
  const { mayEdit, person } = useSaving()
  const state = useSync((now) => now)
  const { status } = state
  const { details } = words.saving
  if (!mayEdit && status.is === 'saved') return <p>{details.readOnly}</p>
  return (
    <>
      <p>{statusInWords(status, (by) => whoDidFirst(by, person.id))}</p>
      {status.is === 'saved' && status.at !== undefined && <p className={controls.quiet}>{exactly(status.at)}</p>}
      {status.is === 'refused' && status.problems.length > 0 && (
        <ul className={styles.problems}>
          {status.problems.slice(0, 5).map(({ message, path }) => (
            <li key={`${path.join('.')} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {status.is !== 'saved' && <p className={isOnlyHere(state) ? controls.problem : controls.quiet}>{keptInWords(state.kept)}</p>}
      <div className={styles.acts}>
        <Acts onDone={onDone} />
      </div>
    </>
  )
}

function Acts({ onDone }: { readonly onDone: () => void }) {
  const { sync, dialog } = useSaving()
  const editor = useEditor()
  const state = useSync((now) => now)
  const { acts } = words.saving
  const act = (run: () => void) => () => {
    run()
    onDone()
  }
  const exportButton = (
    <button type="button" className={controls.button} onClick={act(() => saveAsFile(editor.script.script()))}>
      {acts.export}
    </button>
  )
  switch (state.status.is) {
    case 'offline':
      return (
        <>
          <button type="button" className={controls.primary} onClick={act(sync.wake)}>
            {acts.tryNow}
          </button>
          {isOnlyHere(state) && exportButton}
        </>
      )
    case 'signedOut':
      return (
        <a className={controls.primary} href="/sign-in" target="_blank" rel="noreferrer">
          {acts.signIn}
        </a>
      )
    case 'refused':
      return (
        <>
          <button type="button" className={controls.primary} onClick={act(() => void sync.flush())}>
            {acts.tryNow}
          </button>
          {exportButton}
        </>
      )
    case 'conflict':
      return (
        <button type="button" className={controls.primary} onClick={act(() => dialog.setState({ open: 'merge' }))}>
          {acts.decide}
        </button>
      )
    case 'deleted':
      return (
        <>
          <button type="button" className={controls.primary} onClick={act(sync.saveAnew)}>
            {acts.saveAnew}
          </button>
          {exportButton}
        </>
      )
    case 'saving':
      return (
        <button type="button" className={controls.button} onClick={act(() => void sync.flush())}>
          {acts.saveNow}
        </button>
      )
    case 'saved':
      return null
  }
}

function keptInWords(kept: 'kept' | 'keeping' | 'full' | 'denied'): string {
  const { details } = words.saving
  if (kept === 'full') return details.keptFull
  return kept === 'denied' ? details.keptDenied : details.kept
}
