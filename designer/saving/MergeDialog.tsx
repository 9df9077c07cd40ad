/** Others changed the same fields differently: a person decides, field by field, what stays. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { Side } from '../../engine/script/resolve-conflict'
import controls from '../controls.module.css'
import { DialogBox } from '../shell/DialogBox'
import { words } from '../wording/words'
import { ConflictChoice } from './ConflictChoice'
import styles from './merge.module.css'
import { conflictKey, type SaveStatus } from './sync-state'
import { useSaving, useSync } from './use-saving'
import { whoDid, whoDidFirst } from './who'

type Conflict = Extract<SaveStatus, { readonly is: 'conflict' }>

export function MergeDialog({ onClose }: { readonly onClose: () => void }) {
  const status = useSync((state) => state.status)
  const close = useEffectEvent(onClose)
  const isOver = status.is !== 'conflict'
  // decided elsewhere, or what both had changed was changed back
  useEffect(() => {
    if (isOver) close()
  }, [isOver])
  return isOver ? null : <Decide conflict={status} onClose={onClose} />
}

function Decide({ conflict: { merge, theirs }, onClose }: { readonly conflict: Conflict; readonly onClose: () => void }) {
  const { sync, person } = useSaving()
  const { merge: said } = words.saving
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const [hasMore, setHasMore] = useState(false)
  const { conflicts, mineChanged, theirsChanged } = merge
  const count = (side: Side) => conflicts.filter((conflict) => chosen.get(conflictKey(conflict)) === side).length
  const [mine, other] = [count('mine'), count('theirs')]
  const open = conflicts.length - mine - other
  const chooseAll = (side: Side) => setChosen(new Map(conflicts.map((conflict) => [conflictKey(conflict), side])))

  async function apply() {
    setHasMore(!(await sync.resolve(chosen)))
  }

  return (
    <DialogBox
      isWide
      isAlert
      title={said.title}
      onClose={onClose}
      acts={
        <>
          <p className={styles.progress} role="status">
            {said.progress(mine, other, open)}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            {said.later}
          </button>
          <button type="button" className={controls.primary} disabled={open > 0} onClick={() => void apply()}>
            {said.apply}
          </button>
        </>
      }
    >
      <p>{said.intro(whoDidFirst(theirs.by, person.id), conflicts.length)}</p>
      {hasMore && <p className={controls.problem}>{said.moreToDecide}</p>}
      {conflicts.length > 1 && (
        <div className={styles.all}>
          <button type="button" className={controls.button} onClick={() => chooseAll('mine')}>
            {said.allMine}
          </button>
          <button type="button" className={controls.button} onClick={() => chooseAll('theirs')}>
            {said.allTheirs}
          </button>
        </div>
      )}
      <ul className={styles.conflicts}>
        {conflicts.map((conflict) => {
          const key = conflictKey(conflict)
          return (
            <li key={key}>
              <ConflictChoice
                conflict={conflict}
                merged={merge.merged}
                theirs={theirs.script}
                who={whoDid(theirs.by, person.id)}
                chosen={chosen.get(key)}
                onChoose={(side) => setChosen((before) => new Map(before).set(key, side))}
              />
            </li>
          )
        })}
      </ul>
      <p className={controls.quiet}>
        {said.result(mineChanged, theirsChanged)} {said.bothStay}
      </p>
    </DialogBox>
  )
}
