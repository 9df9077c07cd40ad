/**
 * Drafts as they were: one snapshot for each stretch of work on a script. Saves come every few seconds; what is worth going back to
 * is what somebody left behind.
 *
 * H1. Saves of one actor within ten minutes are one stretch, and its newest document is what is kept of it.
 * H2. A stretch ends when another actor saves, when a version is published or made to run again, and where an older state is taken up
 *     again: what was there before a restoration is never replaced by it.
 * H3. The draft is the newest stretch; it becomes a snapshot when the next one begins. The newest 200 snapshots are kept.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Actor } from '../conversation/events'
import { countDifference, type DifferenceCounts, scriptDifference } from '../script/difference'
import type { Script } from '../script/script'
import type { DirectoryDatabase } from './database'
import { parseKept } from './kept-document'
import type { DraftRow, SnapshotRow } from './script-rows'

export interface DraftSnapshots {
  /** Keeps the draft that is about to be replaced. */
  keep(draft: DraftRow): void
  /** Without their documents, newest first. */
  list(scriptId: string): SnapshotRow[]
  document(scriptId: string, revision: number): Script | undefined
  /** What changed since the snapshot before it, or since the version that it began from; undefined where there is neither. */
  changesOf(script: Script, draft: Pick<DraftRow, 'revision' | 'began_at'>): DifferenceCounts | undefined
  hasHash(scriptId: string, hash: string): boolean
  forget(scriptId: string): void
}

const STRETCH_MS = 10 * 60 * 1000
const KEPT = 200

/** Whether a save goes on with the stretch of the draft that it replaces. */
export function goesOn(draft: DraftRow, by: Actor, at: number): boolean {
  const isSameStretch = draft.is_closed === 0 && at - draft.began_at < STRETCH_MS && at >= draft.began_at
  return isSameStretch && identityOf(JSON.parse(draft.actor) as Actor) === identityOf(by)
}

/** A name may change, an id does not. */
function identityOf(actor: Actor): string {
  if (actor.kind === 'script') return `script ${actor.scriptId}`
  return actor.kind === 'program' ? `program ${actor.name}` : `${actor.kind} ${actor.id}`
}

/** @param versionBefore the document of the version that was the newest one at that time. */
export function createDraftSnapshots(
  database: DirectoryDatabase,
  versionBefore: (scriptId: string, at: number) => Script | undefined,
): DraftSnapshots {
  const insert = database.prepare<SnapshotRow & { script_id: string; deflated: Buffer }>(
    `INSERT OR REPLACE INTO draft_snapshot (script_id, revision, name, hash, began_at, at, actor, changes, deflated)
     VALUES (@script_id, @revision, @name, @hash, @began_at, @at, @actor, @changes, @deflated)`,
  )
  const trim = database.prepare<[string, string, number]>(
    `DELETE FROM draft_snapshot WHERE script_id = ? AND revision <=
       (SELECT revision FROM draft_snapshot WHERE script_id = ? ORDER BY revision DESC LIMIT 1 OFFSET ?)`,
  )
  const list = database.prepare<[string], SnapshotRow>(
    'SELECT revision, name, hash, began_at, at, actor, changes FROM draft_snapshot WHERE script_id = ? ORDER BY revision DESC',
  )
  const documentOf = database.prepare<[string, number], { deflated: Buffer }>(
    'SELECT deflated FROM draft_snapshot WHERE script_id = ? AND revision = ?',
  )
  const newestBefore = database.prepare<[string, number], { revision: number | null }>(
    'SELECT max(revision) AS revision FROM draft_snapshot WHERE script_id = ? AND revision < ?',
  )
  const withHash = database.prepare<[string, string], { found: number }>(
    'SELECT 1 AS found FROM draft_snapshot WHERE script_id = ? AND hash = ? LIMIT 1',
  )
  const forget = database.prepare<[string]>('DELETE FROM draft_snapshot WHERE script_id = ?')

  function document(scriptId: string, revision: number): Script | undefined {
    const row = documentOf.get(scriptId, revision)
    return row && parseKept(inflateRawSync(row.deflated).toString('utf8'), `draft ${revision} of "${scriptId}"`)
  }

  function changesOf(script: Script, { revision, began_at }: Pick<DraftRow, 'revision' | 'began_at'>): DifferenceCounts | undefined {
    const before = newestBefore.get(script.id, revision)?.revision
    const predecessor = typeof before === 'number' ? document(script.id, before) : versionBefore(script.id, began_at)
    return predecessor && countDifference(scriptDifference(predecessor, script))
  }

  return {
    keep(draft) {
      const { script_id, revision, hash, began_at, at, actor } = draft
      const script = parseKept(draft.document, `draft "${script_id}"`)
      const changes = changesOf(script, draft)
      const row = { script_id, revision, name: script.name, hash, began_at, at, actor, changes: changes ? JSON.stringify(changes) : null }
      insert.run({ ...row, deflated: deflateRawSync(draft.document) })
      trim.run(script_id, script_id, KEPT)
    },
    list: (scriptId) => list.all(scriptId),
    document,
    changesOf,
    hasHash: (scriptId, hash) => withHash.get(scriptId, hash) !== undefined,
    forget: (scriptId) => void forget.run(scriptId),
  }
}
