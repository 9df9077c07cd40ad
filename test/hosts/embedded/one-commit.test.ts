/** R3: mark, values, timers, sends, effects and history of an event are kept together or not at all, wherever the process dies. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type EmbeddedHost, ENGINE_FILE } from '../../../engine/hosts/embedded/embedded-host'
import type { ObjectHandler, StorageError } from '../../../engine/hosts/host'
import { conversation, event, handling, note, routing, text } from '../subject'
import { type Fault, faultyDatabase } from './faulty-database'
import { openHost, settleHost, temporaryFolder } from './open-host'

const NOW = Date.UTC(2026, 10, 23, 9)
const NEVER = new Promise<never>(() => undefined)

/** One event that writes a row of every kind. */
const everything: ObjectHandler = handling({
  begin: async (context) => {
    context.set('state', { step: 1 })
    context.set('more', ['a'])
    context.send(conversation('one'), event('due'), { delayMs: 60_000, armingId: 'one!1' })
  },
  go: async (context) => {
    context.set('state', { step: 2 })
    context.set('more', ['a', 'b'])
    context.clear('gone')
    context.cancel('one!1')
    context.send(conversation('one'), event('due'), { delayMs: 90_000, armingId: 'one!2' })
    context.send(routing('pool'), event('kept in the inbox'))
    context.perform(text('one#1'))
    context.record(note('went'))
    context.record(note('far'))
  },
})

interface Opened {
  readonly host: EmbeddedHost
  readonly dataDir: string
  readonly database: ReturnType<typeof faultyDatabase>
  readonly broken: StorageError[]
}

function open(dataDir = temporaryFolder()): Opened {
  const database = faultyDatabase()
  const broken: StorageError[] = []
  const host = openHost({
    dataDir,
    openDatabase: database.open,
    conversation: everything,
    // what the event sends stays in the inbox, and what it performs stays pending
    routing: () => NEVER,
    perform: () => NEVER,
    now: () => NOW,
    onBroken: (error) => broken.push(error),
  })
  return { host, dataDir, database, broken }
}

/** All rows of all tables, as another process would find them. */
function rowsIn(dataDir: string): Record<string, unknown[]> {
  const copy = temporaryFolder()
  cpSync(dataDir, copy, { recursive: true })
  const reader = new Database(join(copy, ENGINE_FILE))
  const tables = reader
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()
  const rows = Object.fromEntries((tables as string[]).map((table) => [table, reader.prepare(`SELECT * FROM ${table}`).all()]))
  reader.close()
  return rows
}

const one = conversation('one')
const go = (host: EmbeddedHost) => host.ask(one, event('go'), { mark: 'wamid.1' })

async function begun(): Promise<Opened> {
  const opened = open()
  await opened.host.ask(one, event('begin'))
  await settleHost(opened.host)
  opened.database.fail(undefined)
  return opened
}

describe('a commit', async () => {
  const whole = await begun()
  const before = rowsIn(whole.dataDir)
  await go(whole.host)
  const after = rowsIn(whole.dataDir)
  const statements = whole.database.counted()
  whole.database.pullAway()

  it('has rows of every kind to lose', () => {
    expect(statements).toBeGreaterThan(9)
    for (const table of ['object', 'named_value', 'timer', 'inbox', 'effect', 'history']) {
      expect(after[table], table).not.toEqual(before[table])
    }
  })

  const points = Array.from({ length: statements }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((when): Fault => ({ at, when, code: 'SQLITE_IOERR_WRITE' })),
  )

  it.each(points)('that dies $when statement $at is whole or never was, and nothing is accepted any more', async (fault) => {
    // given
    const { host, dataDir, database, broken } = await begun()
    // when
    database.fail(fault)
    const answer = await go(host).catch((error: StorageError) => error)
    // then
    expect(answer).toMatchObject({ name: 'StorageError', kind: 'broken' })
    expect(broken).toHaveLength(1)
    await expect(host.ask(conversation('two'), event('begin'))).rejects.toMatchObject({ kind: 'broken' })
    database.pullAway()
    expect([before, after]).toContainEqual(rowsIn(dataDir))
    // and after a start a redelivery has the one effect that it should have
    const again = open(copyOf(dataDir))
    const outcome = (await go(again.host)) as { outcome: string }
    expect(['done', 'duplicate']).toContain(outcome.outcome)
    expect(await again.host.peek(one, 'state')).toEqual({ step: 2 })
    expect(again.host.history.ofObject(one, 0, 10).map(({ sequence }) => sequence)).toEqual([1, 2])
    again.database.pullAway()
  })
})

function copyOf(dataDir: string): string {
  const copy = temporaryFolder()
  cpSync(dataDir, copy, { recursive: true })
  return copy
}
