/**
 * The rows behind scripts: one draft a script, and its published versions, which never change. Only keeps and finds; who may
 * change what, and when, is decided by the store around it.
 */
import type { Actor } from '../conversation/events'
import { remember } from '../expressions/bounded-cache'
import { countDifference, scriptDifference } from '../script/difference'
import type { Script } from '../script/script'
import { contentHash } from './content-hash'
import type { DirectoryDatabase } from './database'
import { createDraftSnapshots, goesOn } from './draft-snapshots'
import { parseKept } from './kept-document'
import { createReadDrafts, jsonOf } from './read-drafts'
import { createScriptHistory, type HistoryQuery, type ScriptHistoryPage } from './script-history'
import type { DraftRow, VersionRow } from './script-rows'

export interface Draft {
  readonly scriptId: string
  /** Counts up with every save; a save names the one it began from. */
  readonly revision: number
  readonly script: Script
  readonly hash: string
  readonly at: number
  readonly by: Actor
}

export type DraftState = Pick<Draft, 'revision' | 'at' | 'by'>

export interface ScriptVersion {
  readonly scriptId: string
  /** 1 for the first published one. */
  readonly version: number
  readonly name: string
  readonly hash: string
  readonly note: string
  readonly at: number
  readonly by: Actor
}

export interface ScriptSummary {
  readonly id: string
  readonly name: string
  readonly draft?: DraftState
  /** The newest version's number; which one runs is the directory's to say. */
  readonly newestVersion?: number
  /** The draft differs from the newest version, or there is none. */
  readonly hasUnpublishedEdits: boolean
}

export interface ScriptShelf {
  draft(scriptId: string): Draft | undefined
  /** Without its document, which is not read. */
  draftState(scriptId: string): DraftState | undefined
  /** Another document than the draft's; where it begins a new stretch of work, the old one is kept as a snapshot. */
  putDraft(script: Script, by: Actor, at: number): Draft
  /** The next save begins a stretch of its own. */
  closeStretch(scriptId: string): void
  /** With all its snapshots. */
  removeDraft(scriptId: string): void
  history(scriptId: string, query: HistoryQuery): ScriptHistoryPage
  /** The document of a snapshot, or of the draft where it has that revision. */
  snapshot(scriptId: string, revision: number): Script | undefined
  /** Newest first. */
  versions(scriptId: string): ScriptVersion[]
  /** The document of one version, in today's form. */
  version(scriptId: string, version: number): Script | undefined
  byHash(hash: string): Script | undefined
  addVersion(script: Script, note: string, by: Actor, at: number): ScriptVersion
  list(): ScriptSummary[]
}

interface SummaryRow {
  id: string
  draft_name: string | null
  draft_revision: number | null
  draft_at: number | null
  draft_actor: string | null
  draft_hash: string | null
  name: string | null
  version: number | null
  hash: string | null
}

/** Two generations of so many documents stay in memory, by content. */
const REMEMBERED = 64

export function createScriptShelf(database: DirectoryDatabase): ScriptShelf {
  const draftOf = database.prepare<[string], DraftRow>('SELECT * FROM draft WHERE script_id = ?')
  const stateOf = database.prepare<[string], Pick<DraftRow, 'revision' | 'at' | 'actor'>>(
    'SELECT revision, at, actor FROM draft WHERE script_id = ?',
  )
  const putDraft = database.prepare<DraftRow>(
    `INSERT OR REPLACE INTO draft (script_id, revision, document, hash, at, actor, began_at, is_closed)
     VALUES (@script_id, @revision, @document, @hash, @at, @actor, @began_at, @is_closed)`,
  )
  const closeStretch = database.prepare<[string]>('UPDATE draft SET is_closed = 1 WHERE script_id = ?')
  const removeDraft = database.prepare<[string]>('DELETE FROM draft WHERE script_id = ?')
  const versionsOf = database.prepare<[string], VersionRow>(
    'SELECT script_id, version, name, hash, note, at, actor, changes FROM script_version WHERE script_id = ? ORDER BY version DESC',
  )
  const hashOf = database.prepare<[string, number], { hash: string }>('SELECT hash FROM script_version WHERE script_id = ? AND version = ?')
  const documentOf = database.prepare<[string], { document: string }>('SELECT document FROM script_version WHERE hash = ? LIMIT 1')
  const newestOf = database.prepare<[string], { version: number | null }>(
    'SELECT max(version) AS version FROM script_version WHERE script_id = ?',
  )
  const addVersion = database.prepare<VersionRow & { document: string }>(
    `INSERT INTO script_version (script_id, version, name, hash, note, at, actor, document, changes)
     VALUES (@script_id, @version, @name, @hash, @note, @at, @actor, @document, @changes)`,
  )
  const summaries = database.prepare<[], SummaryRow>(`
    SELECT id, document ->> '$.name' AS draft_name, draft.revision AS draft_revision, draft.at AS draft_at, draft.actor AS draft_actor,
      draft.hash AS draft_hash, newest.name AS name, newest.version AS version, newest.hash AS hash
    FROM (SELECT script_id AS id FROM draft UNION SELECT script_id FROM script_version)
    LEFT JOIN draft ON draft.script_id = id
    LEFT JOIN (SELECT script_id, name, hash, max(version) AS version FROM script_version GROUP BY script_id) AS newest ON newest.script_id = id
    ORDER BY id`)

  const byHash = remember(REMEMBERED, (hash): Script | undefined => {
    const row = documentOf.get(hash)
    return row && parseKept(row.document, `published script ${hash}`)
  })

  function version(scriptId: string, number: number): Script | undefined {
    const row = hashOf.get(scriptId, number)
    return row && byHash(row.hash)
  }

  const snapshots = createDraftSnapshots(database, (scriptId, at) => {
    const before = versionsOf.all(scriptId).find((row) => row.at < at)
    return before && byHash(before.hash)
  })

  const drafts = createReadDrafts()

  const history = createScriptHistory({
    draft(scriptId) {
      const row = draftOf.get(scriptId)
      return row && { row, script: drafts.read(scriptId, row.document) }
    },
    versions: (scriptId) => versionsOf.all(scriptId),
    version,
    snapshots,
  })

  /** Something of before is taken up again. */
  const isRestored = (scriptId: string, hash: string) =>
    snapshots.hasHash(scriptId, hash) || versionsOf.all(scriptId).some((row) => row.hash === hash)

  return {
    draft(scriptId) {
      const row = draftOf.get(scriptId)
      if (!row) return undefined
      const { revision, document, hash, at, actor } = row
      return { scriptId, revision, script: drafts.read(scriptId, document), hash, at, by: JSON.parse(actor) as Actor }
    },

    draftState(scriptId) {
      const row = stateOf.get(scriptId)
      return row && { revision: row.revision, at: row.at, by: JSON.parse(row.actor) as Actor }
    },

    putDraft(script, by, at) {
      const known = draftOf.get(script.id)
      const hash = contentHash(script)
      const isSameStretch = known !== undefined && goesOn(known, by, at) && !isRestored(script.id, hash)
      if (known && !isSameStretch) snapshots.keep(known)
      const revision = (known?.revision ?? 0) + 1
      const began_at = isSameStretch ? known.began_at : at
      const row = { script_id: script.id, revision, hash, at, actor: JSON.stringify(by), began_at, is_closed: 0 }
      const document = jsonOf(script)
      putDraft.run({ ...row, document })
      drafts.remember(script, document)
      return { scriptId: script.id, revision, script, hash, at, by }
    },

    closeStretch: (scriptId) => void closeStretch.run(scriptId),

    removeDraft(scriptId) {
      removeDraft.run(scriptId)
      drafts.forget(scriptId)
      snapshots.forget(scriptId)
    },

    history,

    snapshot(scriptId, revision) {
      const draft = draftOf.get(scriptId)
      if (draft?.revision === revision) return drafts.read(scriptId, draft.document)
      return snapshots.document(scriptId, revision)
    },

    versions: (scriptId) => versionsOf.all(scriptId).map(asVersion),
    version,
    byHash,

    addVersion(script, note, by, at) {
      const newest = newestOf.get(script.id)?.version ?? 0
      const before = version(script.id, newest)
      const changes = before ? JSON.stringify(countDifference(scriptDifference(before, script))) : null
      const row = { script_id: script.id, version: newest + 1, name: script.name, hash: contentHash(script), note, at, changes }
      addVersion.run({ ...row, actor: JSON.stringify(by), document: JSON.stringify(script) })
      return { scriptId: script.id, version: newest + 1, name: script.name, hash: row.hash, note, at, by }
    },

    list: () => summaries.all().map(asSummary),
  }
}

function asVersion({ script_id, version, name, hash, note, at, actor }: VersionRow): ScriptVersion {
  return { scriptId: script_id, version, name, hash, note, at, by: JSON.parse(actor) as Actor }
}

function asSummary(row: SummaryRow): ScriptSummary {
  return {
    id: row.id,
    name: row.draft_name ?? row.name ?? row.id,
    ...(row.draft_revision === null
      ? {}
      : { draft: { revision: row.draft_revision, at: row.draft_at ?? 0, by: JSON.parse(row.draft_actor ?? '') as Actor } }),
    ...(row.version === null ? {} : { newestVersion: row.version }),
    hasUnpublishedEdits: row.draft_hash !== null && row.draft_hash !== row.hash,
  }
}
