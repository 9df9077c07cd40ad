/**
 * Current state, projected from history: inbox, messages, faults, screen pops, traffic. Nothing decides from it.
 *
 * V1. The cursor is kept in the commit of what was projected, so that a crash neither skips an entry nor counts one twice.
 * V2. An entry that comes again changes nothing: entries of one object come in the order of their sequence, and what was seen is passed over.
 * V3. An entry that cannot be projected is left out and reported; the rest goes on.
 */
import type { KeptEntry } from '../history/entries'
import { type ActiveRunsReader, createActiveRuns } from './active-runs'
import { CASE_TABLES } from './case-view'
import { type Cases, createCases } from './cases'
import { giveUpIfDamaged, openViewsDatabase } from './database'
import { createFaults, FAULT_TABLES, type Faults } from './faults'
import { MESSAGE_TABLES } from './message-view'
import { createMessages, type Messages } from './messages'
import { conversationOf, type Takers, tell } from './projection'
import { createScreenPops, SCREEN_POP_TABLES, type ScreenPops } from './screen-pops'
import { createTraffic, TRAFFIC_TABLES } from './traffic'
import type { TrafficReader } from './traffic-reader'

export interface Views {
  readonly cases: Omit<Cases, 'takers'>
  readonly messages: Omit<Messages, 'takers'>
  readonly faults: Omit<Faults, 'takers'>
  readonly screenPops: Omit<ScreenPops, 'takers'>
  readonly traffic: TrafficReader
  readonly activeRuns: ActiveRunsReader
  /** The cursor of the last entry projected, 0 at the beginning. */
  cursor(): number
  /** Takes entries in order of their cursor, in one commit. Throws where the file cannot be written; then nothing was taken. */
  project(entries: readonly KeptEntry[]): void
  close(): void
}

export interface ViewsOptions {
  /** `DATA_DIR/views.sqlite`; made, and made anew, when it is missing, unreadable or of another release. */
  readonly file: string
  /** Told of an entry that was left out. */
  readonly onLeftOut?: (entry: KeptEntry, error: unknown) => void
}

const PROGRESS_TABLES = `
  CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), cursor INTEGER NOT NULL) STRICT;
  CREATE TABLE seen (object TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

export function openViews({ file, onLeftOut }: ViewsOptions): Views {
  const database = openViewsDatabase(file, [PROGRESS_TABLES, CASE_TABLES, MESSAGE_TABLES, FAULT_TABLES, SCREEN_POP_TABLES, TRAFFIC_TABLES])
  const cases = createCases(database)
  const messages = createMessages(database)
  const faults = createFaults(database)
  const screenPops = createScreenPops(database)
  const traffic = createTraffic(database)
  const projections: readonly Takers[] = [cases.takers, messages.takers, faults.takers, screenPops.takers, traffic.takers]

  const progress = database.prepare<[], { cursor: number }>('SELECT cursor FROM progress')
  const setProgress = database.prepare<[number]>('INSERT OR REPLACE INTO progress VALUES (1, ?)')
  const seen = database.prepare<[string], { sequence: number }>('SELECT sequence FROM seen WHERE object = ?')
  const setSeen = database.prepare<[string, number]>('INSERT OR REPLACE INTO seen VALUES (?, ?)')

  const take = (kept: KeptEntry, conversation: string) => {
    const { entry, sequence, cursor, at } = kept
    for (const takers of projections) tell(takers, { entry, conversation, sequence, cursor, at })
  }
  /** In a savepoint of its own, so that what fails takes nothing else with it. */
  const takeAlone = database.transaction(take)
  const takeOrLeaveOut = (kept: KeptEntry, conversation: string) => {
    try {
      takeAlone(kept, conversation)
    } catch (error) {
      if (isOfTheFile(error)) throw error
      onLeftOut?.(kept, error)
    }
  }

  const takeAll = database.transaction((entries: readonly KeptEntry[], takeEach: typeof take) => {
    const newest = new Map<string, number>()
    let reached = progress.get()?.cursor ?? 0
    for (const kept of entries) {
      reached = Math.max(reached, kept.cursor)
      const conversation = conversationOf(kept)
      if (conversation === undefined) continue
      const before = newest.get(kept.object) ?? seen.get(kept.object)?.sequence ?? -1
      if (kept.sequence <= before) continue
      newest.set(kept.object, kept.sequence)
      takeEach(kept, conversation)
    }
    for (const [object, sequence] of newest) setSeen.run(object, sequence)
    setProgress.run(reached)
  })

  /** A savepoint for each entry costs more than the entry: only a batch in which one fails is taken that way. */
  const project = (entries: readonly KeptEntry[]) => {
    try {
      takeAll(entries, take)
    } catch (error) {
      if (isOfTheFile(error)) throw error
      takeAll(entries, takeOrLeaveOut)
    }
  }

  return {
    cases,
    messages,
    faults,
    screenPops,
    traffic,
    activeRuns: createActiveRuns(database),
    cursor: () => progress.get()?.cursor ?? 0,
    project(entries) {
      if (entries.length === 0) return
      try {
        project(entries)
      } catch (error) {
        giveUpIfDamaged(file, error)
        throw error
      }
    },
    close: () => void database.close(),
  }
}

/** A full or broken disk, not an entry of an unexpected shape. */
function isOfTheFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT') && !code.startsWith('SQLITE_MISMATCH')
}
