/** The scripts in a table; on a narrow page each is a card. */
import { useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import type { ScriptSummary } from '../../api/scripts'
import { useNow } from '../../live/use-now'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import { DeleteDialog } from './DeleteDialog'
import { ScriptRow } from './ScriptRow'
import styles from './scripts.module.css'
import { useScriptActs } from './use-script-acts'

interface ScriptListProps {
  readonly scripts: readonly ScriptSummary[]
  /** Also those that the search left out: their ids are taken. */
  readonly all: readonly ScriptSummary[]
  readonly directory: Directory
  readonly mayEdit: boolean
  readonly onChanged: () => void
}

export function ScriptList({ scripts, all, directory, mayEdit, onChanged }: ScriptListProps) {
  const now = useNow(30_000)
  const [toDelete, setToDelete] = useState<ScriptSummary>()
  const acts = useScriptActs(all, onChanged)
  const { columns } = words.scripts
  return (
    <>
      {acts.problem !== undefined && <ProblemNote message={acts.problem} />}
      <p className="visually-hidden" role="status">
        {acts.said}
      </p>
      <table className={styles.table} aria-busy={acts.isRunning}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.channels}</th>
            <th scope="col">{columns.edited}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scripts.map((script) => (
            <ScriptRow
              key={script.id}
              script={script}
              directory={directory}
              now={now}
              mayEdit={mayEdit}
              acts={acts}
              onDelete={() => setToDelete(script)}
            />
          ))}
        </tbody>
      </table>
      {toDelete && <DeleteDialog script={toDelete} acts={acts} onClose={() => setToDelete(undefined)} />}
    </>
  )
}
