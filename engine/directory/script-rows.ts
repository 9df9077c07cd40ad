/** The rows in which drafts and versions are kept. */

export interface DraftRow {
  script_id: string
  revision: number
  document: string
  hash: string
  at: number
  /** JSON of who saved last. */
  actor: string
  /** When the stretch of work began that this is the newest state of. */
  began_at: number
  is_closed: number
}

/** A version without its document. */
export interface VersionRow {
  script_id: string
  version: number
  name: string
  hash: string
  note: string
  at: number
  actor: string
  /** JSON of the counted difference from the version before; null for the first, and where an older release published. */
  changes: string | null
}

/** A draft as it was, without its document. */
export interface SnapshotRow {
  revision: number
  name: string
  hash: string
  began_at: number
  at: number
  actor: string
  changes: string | null
}
