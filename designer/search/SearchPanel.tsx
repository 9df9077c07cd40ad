/**
 * Searching the script, and replacing in its texts. Enter goes to the next place, Shift+Enter to the one before; arrow keys go from the
 * field into the results, which are one Tab stop.
 */
import { CaseSensitive, Replace, Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react'
import type { Script } from '../../engine/script/script'
import controls from '../controls.module.css'
import { useEditor, useView } from '../editor/editor-context'
import { EmptyState } from '../shell/EmptyState'
import { useLaterScript } from '../shell/use-later-script'
import { useRowHeight } from '../shell/use-row-height'
import { useWindow } from '../shell/use-window'
import { words } from '../wording/words'
import { findInScript, type Hit, type HitGroup, MOST_HITS } from './find-in-script'
import { HitRow, ThingRow } from './HitRow'
import { replaceableCount, replaceEdits } from './replace'
import styles from './search.module.css'
import { goToHit, searchOf, stepHits, useSearch } from './search-state'
import { searchableOf } from './searchable'

type Row = { readonly is: 'thing'; readonly group: HitGroup } | { readonly is: 'hit'; readonly hit: Hit; readonly place: number }

export function SearchPanel() {
  const editor = useEditor()
  const script = useLaterScript()
  const problems = useView((state) => state.problems)
  const { text, isCaseMatched, by, current } = useSearch((state) => state)
  const wanted = useDeferredValue(text)
  const groups = useMemo(
    () => findInScript(searchableOf(script, problems), { text: wanted, isCaseMatched }),
    [script, problems, wanted, isCaseMatched],
  )
  const rows = useMemo(() => rowsOf(groups), [groups])
  const hits = useMemo(() => groups.flatMap((group) => group.hits), [groups])
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const height = useRowHeight()
  const window = useWindow(frame, rows.length, height)
  const set = searchOf(editor).setState
  const stop = Math.max(
    rows.findIndex((row) => row.is === 'hit' && row.hit.key === current),
    rows.findIndex(({ is }) => is === 'hit'),
  )

  function replace(those: readonly Hit[]) {
    editor.dispatch(replaceEdits(those, by ?? ''), { as: 'replace' })
    editor.announcer.say(words.search.replaced(replaceableCount(those)))
  }
  function focusRow(index: number) {
    window.show(index)
    // the row may be drawn only by now
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus({ preventScroll: true }))
  }
  function onFieldKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') stepHits(editor, event.shiftKey ? -1 : 1)
    else if (event.key === 'ArrowDown' && stop >= 0) focusRow(stop)
    else if (event.key === 'Escape' && text !== '') set({ text: '' })
    else return
    event.preventDefault()
  }
  function onListKeyDown(event: KeyboardEvent) {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!element) return
    const index = Number(element.dataset.index)
    const buttons = [...element.querySelectorAll('button')]
    const cell = buttons.indexOf(event.target as HTMLButtonElement)
    const isHit = (at: number) => rows[at]?.is === 'hit'
    const next = event.key === 'ArrowDown' ? [index + 1, index + 2].find(isHit) : [index - 1, index - 2].find(isHit)
    if (event.key === 'ArrowUp' && next === undefined) field.current?.focus()
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && next !== undefined) focusRow(next)
    else if (event.key === 'ArrowRight') buttons[cell + 1]?.focus()
    else if (event.key === 'ArrowLeft') buttons[cell - 1]?.focus()
    else return
    event.preventDefault()
  }

  const inSight = [...rows.entries()].slice(window.first, window.last)
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <div className={styles.search}>
          <Search size={15} className={styles.icon} aria-hidden />
          <input
            ref={field}
            type="search"
            className={`${controls.field} ${styles.field}`}
            aria-label={words.search.field}
            placeholder={words.search.field}
            dir="auto"
            value={text}
            onChange={({ target }) => set({ text: target.value, current: undefined })}
            onKeyDown={onFieldKeyDown}
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
        <span role="group" className={styles.options} aria-label={words.search.options}>
          <Toggle
            isOn={isCaseMatched}
            label={words.search.matchCase}
            icon={CaseSensitive}
            onPress={() => set({ isCaseMatched: !isCaseMatched })}
          />
          {!editor.isReadOnly && (
            <Toggle
              isOn={by !== undefined}
              label={words.search.replace}
              icon={Replace}
              onPress={() => set({ by: by === undefined ? '' : undefined })}
            />
          )}
        </span>
      </div>
      {by !== undefined && !editor.isReadOnly && (
        <div className={styles.replace}>
          <div className={styles.replaceLine}>
            <input
              className={controls.field}
              aria-label={words.search.replaceField}
              placeholder={words.search.replaceField}
              dir="auto"
              value={by}
              onChange={({ target }) => set({ by: target.value })}
            />
            <button type="button" className={controls.button} disabled={replaceableCount(hits) === 0} onClick={() => replace(hits)}>
              {words.search.replaceAll(replaceableCount(hits))}
            </button>
          </div>
          {wanted.trim() !== '' && <p className={styles.quiet}>{words.search.replaceable(replaceableCount(hits))}</p>}
        </div>
      )}
      <p className={hits.length > 0 ? styles.count : 'visually-hidden'} role="status" aria-live="polite">
        {hits.length > MOST_HITS && words.search.foundMore(MOST_HITS)}
        {hits.length > 0 && hits.length <= MOST_HITS && words.search.found(hits.length, groups.length)}
        {hits.length === 0 && wanted.trim() !== '' && words.search.none(wanted)}
      </p>
      {rows.length === 0 ? (
        <div className={styles.nothing}>
          {wanted.trim() === '' ? (
            <EmptyState icon={Search} title={words.search.start} help={words.search.startHelp} />
          ) : (
            <EmptyState icon={Search} title={words.search.none(wanted)} />
          )}
        </div>
      ) : (
        <div ref={frame} className={styles.frame} onScroll={window.onScroll}>
          <div className={styles.list} style={{ height: rows.length * height }}>
            {inSight.map(([index, row]) =>
              row.is === 'thing' ? (
                <ThingRow key={row.group.key} group={row.group} node={nodeOf(script, row.group)} top={index * height} height={height} />
              ) : null,
            )}
            {/* biome-ignore lint/a11y/useSemanticElements: its items are drawn as they come into sight */}
            <div role="list" className={styles.hits} aria-label={words.search.results} onKeyDown={onListKeyDown}>
              {inSight.map(([index, row]) =>
                row.is === 'hit' ? (
                  <HitRow
                    key={row.hit.key}
                    hit={row.hit}
                    place={row.place}
                    count={hits.length}
                    index={index}
                    height={height}
                    by={editor.isReadOnly ? undefined : by}
                    isCurrent={row.hit.key === current}
                    isStop={index === stop}
                    onGo={() => goToHit(editor, row.hit)}
                    onReplace={() => replace([row.hit])}
                  />
                ) : null,
              )}
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

const nodeOf = ({ nodes }: Pick<Script, 'nodes'>, { thing }: HitGroup) => (thing.is === 'node' ? nodes[thing.id] : undefined)

function rowsOf(groups: readonly HitGroup[]): readonly Row[] {
  let place = 0
  return groups.flatMap((group): Row[] => [
    { is: 'thing', group },
    ...group.hits.map((hit): Row => {
      place += 1
      return { is: 'hit', hit, place }
    }),
  ])
}

interface ToggleProps {
  readonly isOn: boolean
  readonly label: string
  readonly icon: typeof Search
  readonly onPress: () => void
}

function Toggle({ isOn, label, icon: Icon, onPress }: ToggleProps) {
  return (
    <button
      type="button"
      className={`${controls.icon} ${styles.toggle}`}
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
