/** What differs between two states, in words; each leads to its place on the canvas. */
import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import { DifferenceEntries } from './DifferenceEntries'
import { type DifferenceEntry, type DifferenceGroup, GROUPS } from './difference-list'
import styles from './difference-panel.module.css'
import { hideLayout } from './show-difference'
import { type Shown, showDraft } from './shown'

export function DifferencePanel({ shown }: { readonly shown: Extract<Shown, { readonly is: 'difference' }> }) {
  const { before, after, list, hidesLayout, editor } = shown
  const { difference, bar } = words.versions
  const [current, setCurrent] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const groups = GROUPS.filter((group) => list[group].length > 0 && !(hidesLayout && group === 'layout'))
  const stops = groups.flatMap((group) => list[group]).filter(({ nodes }) => nodes.length > 0)
  const place = stops.findIndex(({ key }) => key === current)

  // who pressed a button that is gone now stands at the head of the list
  useEffect(() => heading.current?.focus(), [])

  function show(entry: DifferenceEntry) {
    setCurrent(entry.key)
    editor.selection.select({ nodes: new Set(entry.nodes) })
    editor.view.reveal(entry.nodes)
  }
  function step(by: number) {
    const next = stops[(Math.max(place, by > 0 ? -1 : 0) + by + stops.length) % stops.length]
    if (next) show(next)
  }

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <button type="button" className={controls.button} onClick={showDraft}>
          <ArrowLeft size={14} className={styles.turns} aria-hidden />
          {difference.close}
        </button>
        <h3 ref={heading} className={styles.title} tabIndex={-1} dir="auto">
          {bar.difference(before.label, after.label)}
        </h3>
        <div className={styles.tools}>
          <label className={styles.switch}>
            <input type="checkbox" checked={hidesLayout} onChange={({ target }) => hideLayout(target.checked)} />
            {difference.hideLayout}
          </label>
          {stops.length > 0 && (
            <span className={styles.steps}>
              <span className="tabular">{difference.place(place + 1, stops.length)}</span>
              <button
                type="button"
                className={controls.icon}
                aria-label={difference.previous}
                title={difference.previous}
                onClick={() => step(-1)}
              >
                <ChevronUp size={16} aria-hidden />
              </button>
              <button type="button" className={controls.icon} aria-label={difference.next} title={difference.next} onClick={() => step(1)}>
                <ChevronDown size={16} aria-hidden />
              </button>
            </span>
          )}
        </div>
      </div>
      {groups.length === 0 && <p className={styles.none}>{list.layout.length > 0 ? difference.onlyLayout : difference.none}</p>}
      {groups.map((group) => (
        <Group key={group} group={group} entries={list[group]} current={current} onShow={show} />
      ))}
    </div>
  )
}

interface GroupProps {
  readonly group: DifferenceGroup
  readonly entries: readonly DifferenceEntry[]
  readonly current: string | undefined
  readonly onShow: (entry: DifferenceEntry) => void
}

function Group({ group, entries, current, onShow }: GroupProps) {
  const { difference } = words.versions
  return (
    <section className={styles.group}>
      <h4 className={styles.groupName}>{difference.groupOf(difference.groups[group], entries.length)}</h4>
      <DifferenceEntries entries={entries} current={current} onShow={onShow} />
    </section>
  )
}
