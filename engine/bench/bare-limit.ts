/**
 * What this machine could do at best: the same steps of the same machine, and the same statements with the same values in the same
 * commits, with nothing of the engine around them.
 */
import Database from 'better-sqlite3'
import type { CompiledScript } from '../compile/compile-script'
import type { ConversationState } from '../conversation/state'
import { advance } from '../run/advance'
import { type Facts, NO_FACTS } from '../run/facts'
import type { Tape } from './tape'
import { TEXT } from './webhooks'

export interface BareFigures {
  readonly steps: number
  readonly seconds: number
  readonly cpuMicroseconds: number
}

type Loading = { readonly run: (values: readonly unknown[]) => void }

/** Plays the tape to a file that is as the engine's was when the tape began. */
export function playBare(file: string, tape: Tape, script: (hash: string, version: number) => CompiledScript | undefined): BareFigures {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('cache_size = -64000')
    database.pragma('wal_autocheckpoint = 0')
    let steps = 0
    const statements = tape.statements.map((sql) => prepared(database, sql, (state) => (steps += stepOf(state, script))))
    const startedAt = performance.now()
    const cpuBefore = process.cpuUsage()
    for (const { statement, values } of tape.calls) statements[statement]?.run(values)
    const { user, system } = process.cpuUsage(cpuBefore)
    return { steps, seconds: (performance.now() - startedAt) / 1000, cpuMicroseconds: user + system }
  } finally {
    database.close()
  }
}

/** Loading an object is where its state is parsed, moved on and written as JSON; what is then stored comes from the tape. */
function prepared(database: Database.Database, sql: string, take: (state: ConversationState) => void): Loading {
  const statement = database.prepare(sql)
  if (!statement.reader) return { run: (values) => void statement.run(...values) }
  const reading = statement.raw()
  const isObject = sql.includes('FROM object WHERE address')
  const valueAt = isObject ? statement.columns().findIndex(({ name }) => name === 'value') : -1
  return {
    run: (values) => {
      const row = reading.get(...values) as unknown[] | undefined
      const value = row?.[valueAt]
      if (typeof value === 'string') take(JSON.parse(value) as ConversationState)
    },
  }
}

/** One where a step was made. */
function stepOf(state: ConversationState, script: (hash: string, version: number) => CompiledScript | undefined): 0 | 1 {
  const { theCase } = state
  const compiled = theCase?.run && script(theCase.run.scriptHash, theCase.run.version)
  if (!theCase?.run || !compiled) return 0
  const event =
    theCase.awaiting === undefined
      ? ({ type: 'contact.replied', content: { type: 'text', text: TEXT } } as const)
      : ({ type: 'send.accepted' } as const)
  const { after } = advance(compiled, theCase.run, event, FACTS)
  return JSON.stringify({ ...state, theCase: { ...theCase, run: after } }).length > 0 ? 1 : 0
}

const FACTS: Facts = { ...NO_FACTS, lastInboundAt: 0 }
