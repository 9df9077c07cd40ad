/**
 * The rows behind scripts: one draft a script, and its published versions, which never change. Only keeps and finds; who may
 * change what, and when, is decided by the store around it.
 */
import type { Actor } from '../conversation/events'
import { remember } from '../expressions/bounded-cache'
import { readScript } from '../script/read-script'
import type { Script } from '../script/script'
import { contentHash } from './content-hash'
import type { DirectoryDatabase } from './database'

export interface Draft {
  readonly scriptId: string
  /** Counts up with every save; a save names the one it began from. */
  readonly revision: number
  readonly script: Script
  readonly hash: string
  readonly at: number
  readonly by: Actor
}

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
  readonly draft?: { readonly revision: number; readonly at: number; readonly by: Actor }
  /** The newest version's number; which one runs is the directory's to say. */
  readonly newestVersion?: number
  /** The draft differs from the newest version, or there is none. */
  readonly hasUnpublishedEdits: boolean
}

export interface ScriptShelf {
  draft(scriptId: string): Draft | undefined
  putDraft(script: Script, by: Actor, at: number): Draft
  removeDraft(scriptId: string): void
  /** Newest first. */
  versions(scriptId: string): ScriptVersion[]
  /** The document of one version, in today's form. */
  version(scriptId: string, version: number): Script | undefined
  byHash(hash: string): Script | undefined
  addVersion(script: Script, note: string, by: Actor, at: number): ScriptVersion
  list(): ScriptSummary[]
}

interface DraftRow {
  script_id: string
  revision: number
  document: string
  hash: string
  at: number
  actor: string
}

interface VersionRow {
  script_id: string
  version: number
  name: string
  hash: string
  note: string
  at: number
  actor: string
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
  const putDraft = database.prepare<DraftRow>('INSERT OR REPLACE INTO draft VALUES (@script_id, @revision, @document, @hash, @at, @actor)')
  const removeDraft = database.prepare<[string]>('DELETE FROM draft WHERE script_id = ?')
  const versionsOf = database.prepare<[string], VersionRow>(
    'SELECT script_id, version, name, hash, note, at, actor FROM script_version WHERE script_id = ? ORDER BY version DESC',
  )
  const hashOf = database.prepare<[string, number], { hash: string }>('SELECT hash FROM script_version WHERE script_id = ? AND version = ?')
  const documentOf = database.prepare<[string], { document: string }>('SELECT document FROM script_version WHERE hash = ? LIMIT 1')
  const newestOf = database.prepare<[string], { version: number | null }>(
    'SELECT max(version) AS version FROM script_version WHERE script_id = ?',
  )
  const addVersion = database.prepare<VersionRow & { document: string }>(
    'INSERT INTO script_version VALUES (@script_id, @version, @name, @hash, @note, @at, @actor, @document)',
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
    return row && parse(row.document, `published script ${hash}`)
  })

  return {
    draft(scriptId) {
      const row = draftOf.get(scriptId)
      if (!row) return undefined
      const { revision, document, hash, at, actor } = row
      return { scriptId, revision, script: parse(document, `draft "${scriptId}"`), hash, at, by: JSON.parse(actor) as Actor }
    },

    putDraft(script, by, at) {
      const hash = contentHash(script)
      const revision = (draftOf.get(script.id)?.revision ?? 0) + 1
      putDraft.run({ script_id: script.id, revision, document: JSON.stringify(script), hash, at, actor: JSON.stringify(by) })
      return { scriptId: script.id, revision, script, hash, at, by }
    },

    removeDraft: (scriptId) => void removeDraft.run(scriptId),

    versions: (scriptId) =>
      versionsOf.all(scriptId).map(({ script_id, actor, ...row }) => ({ scriptId: script_id, ...row, by: JSON.parse(actor) as Actor })),

    version(scriptId, version) {
      const row = hashOf.get(scriptId, version)
      return row && byHash(row.hash)
    },

    byHash,

    addVersion(script, note, by, at) {
      const version = (newestOf.get(script.id)?.version ?? 0) + 1
      const row = { script_id: script.id, version, name: script.name, hash: contentHash(script), note, at, actor: JSON.stringify(by) }
      addVersion.run({ ...row, document: JSON.stringify(script) })
      return { scriptId: script.id, version, name: script.name, hash: row.hash, note, at, by }
    },

    list: () => summaries.all().map(asSummary),
  }
}

/** Reads a kept document, bringing it to today's form where an older release wrote it. */
function parse(document: string, what: string): Script {
  const read = readScript(document)
  if (!read.ok) throw new Error(`The ${what} cannot be read: ${read.problems.map(({ message }) => message).join('; ')}`)
  return read.script
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
