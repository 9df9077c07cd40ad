/** One field that both changed: what it said before, what each made of it, and whose stays. */
import { useId } from 'react'
import type { MergeConflict, Side } from '../../engine/script/resolve-conflict'
import type { Script } from '../../engine/script/script'
import { useView } from '../editor/editor-context'
import { TextChange } from '../versions/DifferenceEntries'
import { placeSaid } from '../versions/place-words'
import { words } from '../wording/words'
import styles from './merge.module.css'

interface ConflictChoiceProps {
  readonly conflict: MergeConflict
  readonly merged: Script
  readonly theirs: Script
  /** Who made theirs. */
  readonly who: string
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

export function ConflictChoice({ conflict, merged, theirs, who, chosen, onChoose }: ConflictChoiceProps) {
  const name = useId()
  const directory = useView((view) => view.directory)
  const { merge: said } = words.saving
  const place = placeSaid(conflict.path, { scripts: [merged, theirs], directory })
  const isThing = conflict.path.length === 2 && conflict.path[0] !== 'links'
  const valueSaid = (value: unknown) => (value === undefined && isThing ? said.removed : place.value(value))
  return (
    <fieldset className={styles.conflict}>
      <legend className={styles.legend} dir="auto">
        {place.field === undefined ? place.thing : said.field(place.thing, place.field)}
      </legend>
      {conflict.base !== undefined && (
        <p className={styles.before} dir="auto">
          {said.before}: {valueSaid(conflict.base)}
        </p>
      )}
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side} className={styles.side} data-chosen={chosen === side}>
          <input type="radio" name={name} value={side} checked={chosen === side} onChange={() => onChoose(side)} />
          <span className={styles.whose}>{side === 'mine' ? said.mine : said.theirs(who)}</span>
          <SideValue before={conflict.base} value={conflict[side]} said={valueSaid(conflict[side])} />
        </label>
      ))}
    </fieldset>
  )
}

function SideValue({ before, value, said }: { readonly before: unknown; readonly value: unknown; readonly said: string }) {
  if (typeof before === 'string' && typeof value === 'string' && /\s/u.test(`${before}${value}`)) {
    return <TextChange before={before} after={value} />
  }
  return (
    <span className={styles.value} dir="auto">
      {said}
    </span>
  )
}
