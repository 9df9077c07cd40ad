/**
 * What goes through the nodes and ports of every version of a script: counts by the hour, where runs wait now, and the last cases of
 * each port. Counts name nobody.
 *
 * T1. A node is entered once each time a run comes to it, however many events it takes part in while it waits there.
 * T2. Counts and runs are kept for 400 days, of a port the last fifty cases.
 */
import type { ViewsDatabase } from './database'
import type { Takers } from './projection'
import { createTrafficReader, type TrafficReader } from './traffic-reader'

export interface TrafficProjection extends TrafficReader {
  readonly takers: Takers
}

export const HOUR_MS = 3_600_000
const KEPT_MS = 400 * 24 * HOUR_MS
const CASES_PER_PORT = 50
/** Cases beyond the fifty are dropped at the first passage of an hour, and then at every so many. */
const TRIM_EVERY = 25

/** `what`: a run was `started` or `ended` (how stands as the port), a node was `entered`, a port was `left` by. */
export const TRAFFIC_TABLES = `
  CREATE TABLE traffic_hour (
    script TEXT NOT NULL, version INTEGER NOT NULL, hour INTEGER NOT NULL, what TEXT NOT NULL, node TEXT NOT NULL, port TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (script, version, hour, what, node, port)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE traffic_run (
    conversation TEXT NOT NULL, run INTEGER NOT NULL, case_number INTEGER NOT NULL, script TEXT NOT NULL, version INTEGER NOT NULL,
    started_at INTEGER NOT NULL, ended_at INTEGER, how TEXT, node TEXT, PRIMARY KEY (conversation, run)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX traffic_run_by_script ON traffic_run (script, started_at);
  CREATE INDEX traffic_run_by_version ON traffic_run (script, version, started_at);
  CREATE INDEX traffic_run_active ON traffic_run (script, conversation, run) WHERE ended_at IS NULL;
  CREATE INDEX traffic_run_waiting ON traffic_run (script, version, node, started_at) WHERE ended_at IS NULL;
  CREATE TABLE traffic_case (
    script TEXT NOT NULL, version INTEGER NOT NULL, node TEXT NOT NULL, port TEXT NOT NULL, conversation TEXT NOT NULL,
    case_number INTEGER NOT NULL, run INTEGER NOT NULL, at INTEGER NOT NULL, cursor INTEGER NOT NULL,
    PRIMARY KEY (script, version, node, port, conversation, case_number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX traffic_case_newest ON traffic_case (script, version, node, port, cursor);
  CREATE TABLE traffic_version (script TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (script, version)) STRICT, WITHOUT ROWID;
`

interface ActiveRun {
  readonly script: string
  readonly version: number
  readonly node: string | null
}

type Passage = readonly [script: string, version: number, node: string, port: string]

export function createTraffic(database: ViewsDatabase): TrafficProjection {
  const start = database.prepare<[string, number, number, string, number, number]>(
    `INSERT OR REPLACE INTO traffic_run (conversation, run, case_number, script, version, started_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const noteVersion = database.prepare<[string, number]>('INSERT OR IGNORE INTO traffic_version VALUES (?, ?)')
  const find = database.prepare<[string, number], ActiveRun>(
    'SELECT script, version, node FROM traffic_run WHERE conversation = ? AND run = ?',
  )
  const waitIn = database.prepare<[string | null, string, number]>('UPDATE traffic_run SET node = ? WHERE conversation = ? AND run = ?')
  const end = database.prepare<[number, string, string, number]>(
    'UPDATE traffic_run SET ended_at = ?, how = ?, node = NULL WHERE conversation = ? AND run = ?',
  )
  const count = database.prepare<[string, number, number, string, string, string], { count: number }>(
    `INSERT INTO traffic_hour VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count`,
  )
  const putCase = database.prepare<[...Passage, string, number, number, number, number]>(
    'INSERT OR REPLACE INTO traffic_case VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const trimCases = database.prepare<[...Passage, ...Passage, number]>(
    `DELETE FROM traffic_case WHERE script = ? AND version = ? AND node = ? AND port = ? AND cursor <=
       (SELECT cursor FROM traffic_case WHERE script = ? AND version = ? AND node = ? AND port = ? ORDER BY cursor DESC LIMIT 1 OFFSET ?)`,
  )
  const forgetOld = createForgetting(database)

  return {
    takers: {
      'run.started': ({ conversation, at, entry: { caseNumber, run, scriptId, version } }) => {
        forgetOld(at)
        start.run(conversation, run, caseNumber, scriptId, version, at)
        noteVersion.run(scriptId, version)
        count.get(scriptId, version, hourOf(at), 'started', '', '')
      },
      'run.stepped': ({ conversation, at, cursor, entry: { caseNumber, run, steps } }) => {
        const active = find.get(conversation, run)
        const last = steps.at(-1)
        if (!active || !last) return
        const { script, version, node: waitedIn } = active
        for (const [index, { node, port }] of steps.entries()) {
          if (index > 0 || node !== waitedIn) count.get(script, version, hourOf(at), 'entered', node, '')
          if (port === undefined) continue
          const passage: Passage = [script, version, node, port]
          const passed = count.get(script, version, hourOf(at), 'left', node, port)?.count ?? 0
          putCase.run(...passage, conversation, caseNumber, run, at, cursor)
          if (passed % TRIM_EVERY === 1) trimCases.run(...passage, ...passage, CASES_PER_PORT)
        }
        const waitsIn = last.port === undefined ? last.node : null
        if (waitsIn !== waitedIn) waitIn.run(waitsIn, conversation, run)
      },
      'run.ended': ({ conversation, at, entry: { run, how } }) => {
        const active = find.get(conversation, run)
        if (!active) return
        end.run(at, how, conversation, run)
        count.get(active.script, active.version, hourOf(at), 'ended', '', how)
      },
    },
    ...createTrafficReader(database),
  }
}

/** Drops what is older than 400 days, once a day of the history. */
function createForgetting(database: ViewsDatabase): (at: number) => void {
  const versions = database.prepare<[], { script: string; version: number }>('SELECT script, version FROM traffic_version')
  const forget = ['traffic_hour WHERE hour < ?', 'traffic_run WHERE started_at < ?', 'traffic_case WHERE at < ?'].map((what) =>
    database.prepare<[number, string, number]>(`DELETE FROM ${what} AND script = ? AND version = ?`),
  )
  let day = 0
  return (at) => {
    const today = Math.floor(at / (24 * HOUR_MS))
    if (today === day) return
    day = today
    for (const { script, version } of versions.all()) {
      for (const statement of forget) statement.run(at - KEPT_MS, script, version)
    }
  }
}

/** The hour's beginning, UTC. */
const hourOf = (at: number) => at - (at % HOUR_MS)
