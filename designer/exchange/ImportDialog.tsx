/** What a file would change in the open script, before it does. */
import { useMemo } from 'react'
import { countDifference, type DifferenceCounts, scriptDifference } from '../../engine/script/difference'
import controls from '../controls.module.css'
import type { Editor } from '../editor/editor'
import { DialogBox } from '../shell/DialogBox'
import { words } from '../wording/words'
import styles from './exchange.module.css'
import { ImportReportView } from './ImportReportView'
import type { ReadFile } from './import-state'

interface ImportDialogProps {
  readonly editor: Editor
  readonly file: ReadFile
  readonly onClose: () => void
}

const SORTS = ['nodes', 'links', 'variables', 'notes', 'frames'] as const

export function ImportDialog({ editor, file: { name, script, foreign }, onClose }: ImportDialogProps) {
  const said = words.exchange.import
  const counts = useMemo(() => {
    const before = editor.script.script()
    // the open script keeps its id
    return countDifference(scriptDifference(before, { ...script, id: before.id }))
  }, [editor, script])
  const rows = SORTS.flatMap((sort) => changesIn(counts, sort))
  const isSame = rows.length === 0 && counts.other === 0

  function take() {
    editor.dispatch({ type: 'replaceScript', script, because: 'imported' })
    editor.selection.clear()
    editor.announcer.say(said.taken(name))
    onClose()
  }

  return (
    <DialogBox
      title={said.title}
      isWide={foreign !== undefined}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            {said.leave}
          </button>
          <button type="button" className={controls.primary} disabled={isSame} onClick={take}>
            {said.take}
          </button>
        </>
      }
    >
      <p dir="auto">{said.about(name, script.name)}</p>
      {foreign && <ImportReportView foreign={foreign} nodes={Object.keys(script.nodes).length} />}
      {isSame ? (
        <p className={controls.quiet}>{said.same}</p>
      ) : (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{said.sort}</span>
              </th>
              {(['added', 'removed', 'changed', 'moved'] as const).map((what) => (
                <th key={what} scope="col">
                  {said.columns[what]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sort, added, removed, changed, moved }) => (
              <tr key={sort}>
                <th scope="row">{said.sorts[sort]}</th>
                <td>{added || '–'}</td>
                <td>{removed || '–'}</td>
                <td>{changed || '–'}</td>
                <td>{moved || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {counts.other > 0 && <p>{said.other(counts.other)}</p>}
      {!isSame && <p className={controls.quiet}>{said.undoable}</p>}
    </DialogBox>
  )
}

function changesIn(counts: DifferenceCounts, sort: (typeof SORTS)[number]) {
  const { added, removed, changed } = counts[sort]
  const placed = counts[sort]
  const moved = 'moved' in placed ? placed.moved : 0
  return added + removed + changed + moved > 0 ? [{ sort, added, removed, changed, moved }] : []
}
