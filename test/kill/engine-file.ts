/** Looks into the engine's file from outside, read-only and in one snapshot: what is really kept, whatever the API says of it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type ConversationState, STATE } from '../../engine/conversation/state'
import { ROUTING_POOL } from '../../engine/conversation/turn'
import type { LedgerState } from '../../engine/effects/types'
import { ENGINE_FILE } from '../../engine/hosts/embedded/embedded-host'
import type { AgentState, CaseState } from '../../engine/routing/state'

export interface RoutingSnapshot {
  readonly agents: ReadonlyMap<string, AgentState>
  readonly cases: ReadonlyMap<string, CaseState>
}

export interface EngineSnapshot extends RoutingSnapshot {
  readonly conversations: ReadonlyMap<string, ConversationState>
  /** Effect id -> state; the ledger of the performers. */
  readonly effects: ReadonlyMap<string, LedgerState | 'rested'>
  readonly timers: readonly { readonly dueAt: number; readonly address: string; readonly ownArmingId: string | null }[]
  /** Events from object to object that wait. */
  readonly inbox: number
  readonly deadLetters: readonly { readonly address: string; readonly reason: string }[]
  readonly kept: readonly { readonly reason: string; readonly item: string }[]
}

interface NamedRow {
  readonly address: string
  readonly name: string | null
  readonly value: string | null
}

export function readRouting(dataDir: string): RoutingSnapshot {
  return reading(dataDir, routingOf)
}

export function readEngine(dataDir: string): EngineSnapshot {
  return reading(dataDir, (database) => {
    const conversations = named(database, 'conversation/%').filter(({ name }) => name === STATE)
    const effects = database.prepare('SELECT id, state FROM effect').all() as { id: string; state: LedgerState }[]
    return {
      ...routingOf(database),
      conversations: new Map(
        conversations.map(({ address, value }) => [
          address.slice('conversation/'.length),
          JSON.parse(value ?? 'null') as ConversationState,
        ]),
      ),
      effects: new Map(effects.map(({ id, state }) => [id, state])),
      timers: database
        .prepare('SELECT due_at AS dueAt, address, own_arming_id AS ownArmingId FROM timer')
        .all() as EngineSnapshot['timers'],
      inbox: database.prepare('SELECT count(*) FROM inbox').pluck().get() as number,
      deadLetters: database.prepare('SELECT address, reason FROM dead_letter').all() as EngineSnapshot['deadLetters'],
      kept: database.prepare('SELECT reason, item FROM kept').all() as EngineSnapshot['kept'],
    }
  })
}

/** `ok`, or what SQLite finds wrong. */
export function checkIntegrity(file: string): string {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return database.pragma('integrity_check', { simple: true }) as string
  } finally {
    database.close()
  }
}

function reading<T>(dataDir: string, read: (database: Database.Database) => T): T {
  const database = new Database(join(dataDir, ENGINE_FILE), { readonly: true, fileMustExist: true })
  try {
    return database.transaction(() => read(database))()
  } finally {
    database.close()
  }
}

function routingOf(database: Database.Database): RoutingSnapshot {
  const values = named(database, `routing/${ROUTING_POOL}`)
  const under = <T>(prefix: string) =>
    new Map(
      values.flatMap(({ name, value }) =>
        name?.startsWith(prefix) && value !== null ? [[name.slice(prefix.length), JSON.parse(value) as T] as const] : [],
      ),
    )
  return { agents: under<AgentState>('agent:'), cases: under<CaseState>('case:') }
}

/** An object's first value lies beside its bookkeeping, the others in a table of their own. */
function named(database: Database.Database, addresses: string): NamedRow[] {
  return database
    .prepare(
      `SELECT address, name, value FROM object WHERE address LIKE ?
       UNION ALL
       SELECT object.address, named_value.name, named_value.value FROM named_value JOIN object ON object.id = named_value.object
       WHERE object.address LIKE ?`,
    )
    .all(addresses, addresses) as NamedRow[]
}
