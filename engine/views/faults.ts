/** The visible list of what went wrong for a case: a script that could not go on, a message of which nobody knows. */
import type { ViewsDatabase } from './database'
import type { Takers } from './projection'

export interface FaultView {
  readonly cursor: number
  readonly conversation: string
  readonly caseNumber: number
  readonly at: number
  readonly what: string
  readonly where?: string
}

export interface FaultPage {
  /** Newest first. */
  readonly faults: readonly FaultView[]
  /** For `before` of the next page. */
  readonly next?: number
}

export interface Faults {
  readonly takers: Takers
  list(page: { readonly before?: number; readonly limit: number }): FaultPage
  /** Faults since a time, ms. */
  countSince(at: number): number
}

/** Older ones are in history only. */
const KEPT = 10_000

export const FAULT_TABLES = `
  CREATE TABLE fault (
    cursor INTEGER PRIMARY KEY, conversation TEXT NOT NULL, case_number INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, place TEXT
  ) STRICT;
`

interface FaultRow {
  cursor: number
  conversation: string
  case_number: number
  at: number
  what: string
  place: string | null
}

export function createFaults(database: ViewsDatabase): Faults {
  const insert = database.prepare<FaultRow>(
    'INSERT OR REPLACE INTO fault VALUES (@cursor, @conversation, @case_number, @at, @what, @place)',
  )
  const trim = database.prepare<[number]>(
    'DELETE FROM fault WHERE cursor <= (SELECT cursor FROM fault ORDER BY cursor DESC LIMIT 1 OFFSET ?)',
  )
  const page = database.prepare<[number, number], FaultRow>('SELECT * FROM fault WHERE cursor < ? ORDER BY cursor DESC LIMIT ?')
  const count = database.prepare<[number], { count: number }>('SELECT count(*) AS count FROM fault WHERE at >= ?')

  return {
    takers: {
      fault: ({ conversation, cursor, at, entry: { caseNumber, what, where } }) => {
        insert.run({ cursor, conversation, case_number: caseNumber, at, what, place: where ?? null })
        trim.run(KEPT)
      },
    },
    list({ before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = page.all(before, limit + 1)
      const faults = rows.slice(0, limit).map(asView)
      const last = faults.at(-1)
      return { faults, ...(rows.length > limit && last ? { next: last.cursor } : {}) }
    },
    countSince: (at) => count.get(at)?.count ?? 0,
  }
}

function asView({ case_number, place, ...row }: FaultRow): FaultView {
  return { ...row, caseNumber: case_number, ...(place === null ? {} : { where: place }) }
}
