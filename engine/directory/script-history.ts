/** The history of one script: its published versions and what is kept of its drafts in one list, each with how much it changed. */
import type { Actor } from '../conversation/events'
import { remember } from '../expressions/bounded-cache'
import { countDifference, type DifferenceCounts, scriptDifference } from '../script/difference'
import type { Script } from '../script/script'
import type { DraftSnapshots } from './draft-snapshots'
import type { DraftRow, SnapshotRow, VersionRow } from './script-rows'

interface Item {
  readonly name: string
  readonly hash: string
  readonly at: number
  readonly by: Actor
  /** Against its predecessor of the same kind; missing for the first. */
  readonly changes?: DifferenceCounts
}

export type ScriptHistoryItem =
  | (Item & { readonly kind: 'version'; readonly version: number; readonly note: string })
  | (Item & {
      readonly kind: 'draft'
      readonly revision: number
      /** When this stretch of work began; `at` is its last save. */
      readonly beganAt: number
      /** It is the draft itself. */
      readonly isCurrent: boolean
      /** The newest version that says the same. */
      readonly sameAsVersion?: number
    })

/** Where a page ended. */
export interface HistoryPlace {
  readonly at: number
  readonly kind: ScriptHistoryItem['kind']
  readonly number: number
}

export interface ScriptHistoryPage {
  /** Newest first. */
  readonly items: readonly ScriptHistoryItem[]
  readonly next?: HistoryPlace
}

export interface HistoryQuery {
  readonly before?: HistoryPlace
  readonly limit: number
}

export interface HistorySources {
  draft(scriptId: string): { readonly row: DraftRow; readonly script: Script } | undefined
  /** Newest first. */
  versions(scriptId: string): VersionRow[]
  version(scriptId: string, version: number): Script | undefined
  readonly snapshots: DraftSnapshots
}

/** Two generations of so many counts stay in memory, of versions that an older release published. */
const REMEMBERED = 500

interface Listed extends HistoryPlace {
  /** Made for those of the page only: counting reads documents. */
  item(): ScriptHistoryItem
}

export function createScriptHistory({ draft, versions, version, snapshots }: HistorySources) {
  const countedLater = remember<{ readonly counts?: DifferenceCounts }>(REMEMBERED, (key) => {
    const [scriptId, number] = JSON.parse(key) as [string, number]
    const [before, after] = [version(scriptId, number - 1), version(scriptId, number)]
    return before && after ? { counts: countDifference(scriptDifference(before, after)) } : {}
  })

  const listedVersion = (row: VersionRow): Listed => ({
    at: row.at,
    kind: 'version',
    number: row.version,
    item() {
      const { script_id, version, note, changes } = row
      const counts = changes ? asCounts(changes) : countedLater(JSON.stringify([script_id, version])).counts
      return { kind: 'version', version, note, ...shared(row, counts) }
    },
  })

  const listedDraft = (row: DraftSource, sameAsVersion: number | undefined, counts: () => DifferenceCounts | undefined): Listed => ({
    at: row.at,
    kind: 'draft',
    number: row.revision,
    item() {
      const { revision, began_at: beganAt, isCurrent } = row
      const same = sameAsVersion === undefined ? {} : { sameAsVersion }
      return { kind: 'draft', revision, beganAt, isCurrent, ...same, ...shared(row, counts()) }
    },
  })

  function all(scriptId: string): Listed[] {
    const published = versions(scriptId)
    const sameAs = (hash: string) => published.find((row) => row.hash === hash)?.version
    const listed = [
      ...published.map(listedVersion),
      ...snapshots.list(scriptId).map((row) => {
        const counts = () => (row.changes ? asCounts(row.changes) : undefined)
        return listedDraft({ ...row, isCurrent: false }, sameAs(row.hash), counts)
      }),
    ]
    const current = draft(scriptId)
    if (!current) return listed
    const { row, script } = current
    const counts = () => snapshots.changesOf(script, row)
    return [...listed, listedDraft({ ...row, name: script.name, isCurrent: true }, sameAs(row.hash), counts)]
  }

  return function list(scriptId: string, { before, limit }: HistoryQuery): ScriptHistoryPage {
    const listed = all(scriptId).sort(newestFirst)
    const rest = before ? listed.filter((item) => newestFirst(before, item) < 0) : listed
    const page = rest.slice(0, limit)
    const last = page.at(-1)
    const next = rest.length > limit && last ? { next: { at: last.at, kind: last.kind, number: last.number } } : {}
    return { items: page.map(({ item }) => item()), ...next }
  }
}

type DraftSource = Omit<SnapshotRow, 'changes'> & { readonly isCurrent: boolean }

function shared(
  { name, hash, at, actor }: Pick<VersionRow, 'name' | 'hash' | 'at' | 'actor'>,
  changes: DifferenceCounts | undefined,
): Item {
  return { name, hash, at, by: JSON.parse(actor) as Actor, ...(changes ? { changes } : {}) }
}

const asCounts = (text: string) => JSON.parse(text) as DifferenceCounts

/** A version is newer than the draft that it was published from, also in the same millisecond. */
function newestFirst(a: HistoryPlace, b: HistoryPlace): number {
  return b.at - a.at || Number(b.kind === 'version') - Number(a.kind === 'version') || b.number - a.number
}
