/** Any two states of the history, held against one another. */
import { type FormEvent, useId, useState } from 'react'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './history.module.css'
import { keyOf, labelOf } from './history-data'

interface CompareFormProps {
  readonly items: readonly ScriptHistoryItem[]
  readonly now: number
  readonly onCompare: (before: ScriptHistoryItem, after: ScriptHistoryItem) => void
}

export function CompareForm({ items, now, onCompare }: CompareFormProps) {
  const id = useId()
  const { compare } = words.versions
  const newestVersion = items.find(({ kind }) => kind === 'version') ?? items[1]
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [isSame, setIsSame] = useState(false)
  if (items.length < 2) return null
  const fallback = (item: ScriptHistoryItem | undefined) => (item ? keyOf(item) : '')
  const [fromKey, toKey] = [from ?? fallback(newestVersion), to ?? fallback(items.find((item) => item !== newestVersion))]

  function submit(event: FormEvent) {
    event.preventDefault()
    const find = (key: string) => items.find((item) => keyOf(item) === key)
    const [before, after] = [find(fromKey), find(toKey)]
    setIsSame(before === after)
    if (before && after && before !== after) onCompare(before, after)
  }

  const select = (label: string, place: string, value: string, choose: (key: string) => void) => (
    <div className={styles.side}>
      <label className={controls.label} htmlFor={`${id}-${place}`}>
        {label}
      </label>
      <select id={`${id}-${place}`} className={controls.field} value={value} onChange={({ target }) => choose(target.value)}>
        {items.map((item) => (
          <option key={keyOf(item)} value={keyOf(item)}>
            {labelOf(item, now)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form className={styles.compare} onSubmit={submit} aria-label={compare.heading}>
      {select(compare.from, 'from', fromKey, setFrom)}
      {select(compare.to, 'to', toKey, setTo)}
      <button type="submit" className={controls.button}>
        {compare.submit}
      </button>
      {isSame && (
        <p className={styles.hint} role="alert">
          {compare.same}
        </p>
      )}
    </form>
  )
}
