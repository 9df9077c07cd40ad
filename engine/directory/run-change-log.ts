/** How far running cases have been moved or interrupted: one row for each time that somebody asked for it, kept with what is at work now. */
import type { Actor } from '../conversation/events'
import type { DirectoryDatabase } from './database'
import type { RunChange, RunChangeRequest, RunsChoice } from './run-changes'

/** A run is told apart by its conversation and its number there. */
export interface RunAt {
  readonly conversation: string
  readonly run: number
}

export interface OpenRunChange extends RunChangeRequest {
  readonly number: number
  readonly counts: RunChangeCounts
  /** Being asked; after a stop these are asked again, so that none is counted twice or not at all. */
  readonly batch: readonly RunAt[]
}

export interface RunChangeCounts {
  readonly moved: number
  readonly interrupted: number
  readonly finishing: number
}

export interface RunChangeLog {
  add(request: RunChangeRequest, at: number, total: number): void
  /** The oldest that is not done. */
  nextOpen(): OpenRunChange | undefined
  putBatch(number: number, batch: readonly RunAt[]): void
  /** What became of the batch at work; the counts are all so far. */
  putCounts(number: number, counts: RunChangeCounts): void
  setDone(number: number, at: number): void
  /** Newest first. */
  of(scriptId: string): readonly RunChange[]
}

interface Row {
  number: number
  script_id: string
  version: number
  choice: RunsChoice
  actor: string
  at: number
  total: number
  moved: number
  interrupted: number
  finishing: number
  batch: string
  done_at: number | null
}

/** Of each script. */
const KEPT = 20

export function createRunChangeLog(database: DirectoryDatabase): RunChangeLog {
  const insert = database.prepare<[string, number, string, string, number, number]>(
    'INSERT INTO run_change (script_id, version, choice, actor, at, total) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const trim = database.prepare<[string, string, number]>(
    `DELETE FROM run_change WHERE script_id = ? AND done_at IS NOT NULL AND number <=
       (SELECT number FROM run_change WHERE script_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)`,
  )
  const open = database.prepare<[], Row>('SELECT * FROM run_change WHERE done_at IS NULL ORDER BY number LIMIT 1')
  const putBatch = database.prepare<[string, number]>('UPDATE run_change SET batch = ? WHERE number = ?')
  const putCounts = database.prepare<[number, number, number, number]>(
    `UPDATE run_change SET moved = ?, interrupted = ?, finishing = ?, batch = '[]' WHERE number = ?`,
  )
  const setDone = database.prepare<[number, number]>('UPDATE run_change SET done_at = ? WHERE number = ?')
  const ofScript = database.prepare<[string], Row>('SELECT * FROM run_change WHERE script_id = ? ORDER BY number DESC')
  return {
    add({ scriptId, toVersion, choice, by }, at, total) {
      insert.run(scriptId, toVersion, choice, JSON.stringify(by), at, total)
      trim.run(scriptId, scriptId, KEPT)
    },
    nextOpen() {
      const row = open.get()
      return row && { ...requestOf(row), number: row.number, counts: countsOf(row), batch: JSON.parse(row.batch) as RunAt[] }
    },
    putBatch: (number, batch) => void putBatch.run(JSON.stringify(batch), number),
    putCounts: (number, { moved, interrupted, finishing }) => void putCounts.run(moved, interrupted, finishing, number),
    setDone: (number, at) => void setDone.run(at, number),
    of: (scriptId) =>
      ofScript.all(scriptId).map((row) => {
        const { scriptId: _script, ...request } = requestOf(row)
        const counts = countsOf(row)
        // some end by themselves while it goes on, and some begin in the moment of the publication
        const reached = counts.moved + counts.interrupted + counts.finishing
        return {
          ...request,
          at: row.at,
          ...counts,
          total: row.done_at === null ? Math.max(row.total, reached) : reached,
          isDone: row.done_at !== null,
        }
      }),
  }
}

function requestOf({ script_id, version, choice, actor }: Row): RunChangeRequest {
  return { scriptId: script_id, toVersion: version, choice, by: JSON.parse(actor) as Actor }
}

function countsOf({ moved, interrupted, finishing }: Row): RunChangeCounts {
  return { moved, interrupted, finishing }
}
