/** The history of a script as the panel lists it: versions and the draft stand by themselves, saved states between them are folded. */
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import { readSnapshot, readVersion } from '../api/scripts'
import { words } from '../wording/words'
import type { Named } from './shown'
import { moment } from './times'

export type DraftItem = Extract<ScriptHistoryItem, { readonly kind: 'draft' }>

export type HistoryRow =
  | { readonly is: 'one'; readonly item: ScriptHistoryItem }
  | { readonly is: 'folded'; readonly items: readonly DraftItem[] }

export function historyRows(items: readonly ScriptHistoryItem[]): HistoryRow[] {
  const rows: HistoryRow[] = []
  let version: number | undefined
  for (const item of items) {
    const last = rows.at(-1)
    if (item.kind === 'version') version = item.version
    // the state that the version above was made of
    else if (!item.isCurrent && item.sameAsVersion !== undefined && item.sameAsVersion === version) continue
    if (item.kind === 'version' || item.isCurrent) rows.push({ is: 'one', item })
    else if (last?.is === 'folded') rows[rows.length - 1] = { is: 'folded', items: [...last.items, item] }
    else rows.push({ is: 'folded', items: [item] })
  }
  return rows
}

/** Stable over reloads of the list. */
export const keyOf = (item: ScriptHistoryItem): string => (item.kind === 'version' ? `v${item.version}` : `d${item.revision}`)

export function labelOf(item: ScriptHistoryItem, now: number): string {
  const { versions } = words
  if (item.kind === 'version') return versions.version(item.version)
  return item.isCurrent ? versions.draft : versions.saved(moment(item.at, now))
}

/** The state of the same kind before it; undefined for the first. */
export function predecessorOf(item: ScriptHistoryItem, items: readonly ScriptHistoryItem[]): ScriptHistoryItem | undefined {
  const older = items.slice(items.indexOf(item) + 1)
  return item.kind === 'version' ? older.find(({ kind }) => kind === 'version') : older[0]
}

/** With its document, which the server has. */
export async function loadNamed(scriptId: string, item: ScriptHistoryItem, signal: AbortSignal): Promise<Named> {
  const label = labelOf(item, Date.now())
  if (item.kind === 'draft') return { label, script: await readSnapshot(scriptId, item.revision, signal) }
  return { label, version: item.version, script: await readVersion(scriptId, item.version, signal) }
}
