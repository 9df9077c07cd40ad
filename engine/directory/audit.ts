/**
 * Who changed what, when, from what to what. Append-only: the tables refuse updates and deletions, and every entry's hash
 * covers its predecessor's, so that an entry altered or taken out behind the product's back shows (requirement R60).
 */
import type { Actor } from '../conversation/events'
import { contentHash } from './content-hash'
import type { DirectoryDatabase } from './database'

export interface AuditRecord {
  readonly actor: Actor
  /** Imperative: `put`, `remove`, `publish`, `saveDraft`, `changeRole`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** JSON; missing where there was nothing. Never a secret's value. */
  readonly before?: unknown
  readonly after?: unknown
  /** The directory revision that came of it. */
  readonly revision?: number
}

export interface AuditEntry extends AuditRecord {
  /** Counts up from 1 without gaps. */
  readonly number: number
  /** Ms since 1970, UTC. */
  readonly at: number
}

export interface AuditQuery {
  /** Only entries older than this number; missing: from the newest. */
  readonly before?: number
  /** 1 to 500, 50 where missing. */
  readonly limit?: number
  readonly subject?: { readonly kind: string; readonly id?: string }
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[]
  /** For `before` of the next page; missing at the end. */
  readonly next?: number
}

export interface Audit {
  /** Within the caller's transaction, so that no change is without its entry. */
  append(record: AuditRecord): void
  read(query?: AuditQuery): AuditPage
  /** The number of the first entry that does not fit its predecessor, or undefined when all is whole. */
  firstBroken(): number | undefined
}

interface AuditRow {
  number: number
  at: number
  actor: string
  action: string
  subject_kind: string
  subject_id: string
  before: string | null
  after: string | null
  revision: number | null
  hash: string
}

const MAX_PAGE = 500

export function createAudit(database: DirectoryDatabase, now: () => number): Audit {
  const insert = database.prepare<AuditRow>(
    `INSERT INTO audit VALUES (@number, @at, @actor, @action, @subject_kind, @subject_id, @before, @after, @revision, @hash)`,
  )
  // the head is kept apart, so that the newest entries cannot go missing unseen either
  const head = database.prepare<[], { number: number; hash: string }>('SELECT number, hash FROM audit_head')
  const setHead = database.prepare<[number, string]>('INSERT OR REPLACE INTO audit_head VALUES (1, ?, ?)')
  const all = database.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY number')
  const page = database.prepare<{ before: number; kind: string | null; id: string | null; limit: number }, AuditRow>(
    `SELECT * FROM audit WHERE number < @before AND (@kind IS NULL OR subject_kind = @kind) AND (@id IS NULL OR subject_id = @id)
     ORDER BY number DESC LIMIT @limit`,
  )

  return {
    append({ actor, action, subject, before, after, revision }) {
      const previous = head.get()
      const row = {
        number: (previous?.number ?? 0) + 1,
        at: now(),
        actor: JSON.stringify(actor),
        action,
        subject_kind: subject.kind,
        subject_id: subject.id,
        before: asText(before),
        after: asText(after),
        revision: revision ?? null,
      }
      const hash = chained(previous?.hash, row)
      insert.run({ ...row, hash })
      setHead.run(row.number, hash)
    },

    read({ before = Number.MAX_SAFE_INTEGER, limit = 50, subject } = {}) {
      const size = Math.max(1, Math.min(MAX_PAGE, limit))
      const rows = page.all({ before, kind: subject?.kind ?? null, id: subject?.id ?? null, limit: size + 1 })
      const entries = rows.slice(0, size).map(asEntry)
      const oldest = entries.at(-1)
      return { entries, ...(rows.length > size && oldest ? { next: oldest.number } : {}) }
    },

    firstBroken() {
      let previous: AuditRow | undefined
      for (const row of all.iterate()) {
        const { hash, ...covered } = row
        if (row.number !== (previous?.number ?? 0) + 1 || hash !== chained(previous?.hash, covered)) return row.number
        previous = row
      }
      const newest = head.get()
      return newest?.number === previous?.number && newest?.hash === previous?.hash ? undefined : (previous?.number ?? 0) + 1
    },
  }
}

const chained = (previous: string | undefined, row: Omit<AuditRow, 'hash'>) => contentHash([previous ?? '', row])

const asText = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

function asEntry(row: AuditRow): AuditEntry {
  return {
    number: row.number,
    at: row.at,
    actor: JSON.parse(row.actor) as Actor,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    ...(row.before === null ? {} : { before: JSON.parse(row.before) as unknown }),
    ...(row.after === null ? {} : { after: JSON.parse(row.after) as unknown }),
    ...(row.revision === null ? {} : { revision: row.revision }),
  }
}
