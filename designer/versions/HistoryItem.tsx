/** One state of the history: what it is called, who made it when and why, how much it changed. */
import { CircleDot, Ellipsis, PencilLine, Tag } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { RunChange } from '../../engine/directory/run-changes'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import menu from '../menu.module.css'
import { useSaving } from '../saving/use-saving'
import { words } from '../wording/words'
import { ChangeOfRuns } from './ChangeOfRuns'
import { countsInWords } from './counts'
import styles from './history.module.css'
import { labelOf } from './history-data'
import { ago, exactly } from './times'
import type { VersionActs } from './use-version-acts'

interface HistoryItemProps {
  readonly item: ScriptHistoryItem
  /** What its changes are counted against. */
  readonly before: ScriptHistoryItem | undefined
  readonly publishedVersion: number | undefined
  /** How many cases run it now. */
  readonly runs: number
  /** The newest change of running cases that belongs to it. */
  readonly change: RunChange | undefined
  readonly now: number
  readonly acts: VersionActs
  readonly onRunAgain: (version: number) => void
  /** Its cases are to be moved or interrupted. */
  readonly onOlderCases: () => void
}

export function HistoryItem(props: HistoryItemProps) {
  const { item, publishedVersion, runs, change, now } = props
  const { person } = useSaving()
  const { versions } = words
  const isRunning = item.kind === 'version' && item.version === publishedVersion
  const isCurrent = item.kind === 'draft' && item.isCurrent
  const Icon = item.kind === 'version' ? Tag : isCurrent ? PencilLine : CircleDot
  const label = labelOf(item, now)
  const who = nameOf(item, person.id)
  const changed = item.changes ? countsInWords(item.changes) || versions.noChanges : versions.first
  const entries = menuEntries(props, useSaving())
  return (
    <li className={styles.item} data-kind={item.kind} data-current={isCurrent}>
      <span className={styles.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <div className={styles.about}>
        <p className={styles.label}>
          <b>{label}</b>
          {isRunning && <span className={styles.running}>{versions.running}</span>}
          {item.kind === 'draft' && item.sameAsVersion !== undefined && (
            <span className={styles.same}>{versions.sameAs(item.sameAsVersion)}</span>
          )}
        </p>
        <p className={styles.meta}>
          <span dir="auto">{who}</span>
          {', '}
          <time dateTime={new Date(item.at).toISOString()} title={exactly(item.at)}>
            {ago(item.at, now)}
          </time>
        </p>
        {item.kind === 'version' && item.note !== '' && (
          <p className={styles.note} dir="auto">
            {item.note}
          </p>
        )}
        <p className={styles.changed}>{changed}</p>
        {runs > 0 && <p className={styles.runs}>{words.publishing.running(runs)}</p>}
        {change && <ChangeOfRuns change={change} />}
      </div>
      {entries.length > 0 && (
        <MenuTrigger>
          <Button className={styles.more ?? ''} aria-label={versions.acts.menu(label)}>
            <Ellipsis size={16} aria-hidden />
          </Button>
          <Popover className={menu.popover ?? ''} placement="bottom end">
            <Menu className={menu.menu ?? ''} aria-label={versions.acts.menu(label)}>
              {entries.map(({ id, title, run }) => (
                <MenuItem key={id} id={id} className={menu.item ?? ''} onAction={run}>
                  {title}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </li>
  )
}

function menuEntries(
  { item, before, publishedVersion, runs, acts, onRunAgain, onOlderCases }: HistoryItemProps,
  { mayEdit, mayPublish }: { readonly mayEdit: boolean; readonly mayPublish: boolean },
) {
  const { acts: said } = words.versions
  const isCurrent = item.kind === 'draft' && item.isCurrent
  const mayMove = mayPublish && runs > 0 && publishedVersion !== undefined && item.kind === 'version' && item.version !== publishedVersion
  const mayRun = mayPublish && item.kind === 'version' && item.version !== publishedVersion
  return [
    ...(before ? [{ id: 'changes', title: said.changes, run: () => acts.compare(before, item) }] : []),
    ...(isCurrent
      ? []
      : [
          { id: 'draft', title: said.againstDraft, run: () => acts.compare(item, undefined) },
          { id: 'show', title: said.show, run: () => acts.show(item) },
        ]),
    ...(mayEdit && !isCurrent ? [{ id: 'restore', title: said.restore, run: () => acts.restore(item) }] : []),
    ...(mayRun ? [{ id: 'run', title: said.run, run: () => onRunAgain(item.version) }] : []),
    ...(mayMove ? [{ id: 'cases', title: words.publishing.older.act, run: onOlderCases }] : []),
  ]
}

function nameOf({ by }: ScriptHistoryItem, own: string): string {
  if (by.kind === 'person' && by.id === own) return words.versions.you
  return by.kind === 'script' ? by.scriptId : by.name
}
