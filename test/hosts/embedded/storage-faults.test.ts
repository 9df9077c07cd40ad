/** What happens when the storage cannot do what it should: each case has a defined answer and a message that says what to do (R34). */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { ENGINE_FILE } from '../../../engine/hosts/embedded/embedded-host'
import { StorageError } from '../../../engine/hosts/host'
import { append, conversation, event, handling, routing } from '../subject'
import { faultyDatabase } from './faulty-database'
import { openHost, settleHost, temporaryFolder } from './open-host'

const one = conversation('one')
const item = (size: number) => event('append', { item: 'x'.repeat(size) })

function refusal(open: () => unknown): StorageError {
  try {
    open()
  } catch (error) {
    if (error instanceof StorageError) return error
    throw error
  }
  throw new Error('It was opened')
}

describe('a full disk', () => {
  it('refuses what cannot be kept, loses nothing that was, and goes on once there is room', async () => {
    // given: a database that may not grow beyond some pages
    const dataDir = temporaryFolder()
    let database: Database.Database | undefined
    const host = openHost({
      dataDir,
      conversation: handling({ append }),
      openDatabase: (file) => {
        database = new Database(file)
        return database
      },
    })
    database?.pragma('max_page_count = 120')
    // when
    const kept: number[] = []
    let refused: unknown
    for (let nth = 0; nth < 200 && !refused; nth++) {
      await host.ask(conversation(`c${nth}`), item(3000), { mark: `m${nth}` }).then(
        () => kept.push(nth),
        (error: unknown) => {
          refused = error
        },
      )
    }
    // then
    expect(refused).toMatchObject({ kind: 'full', message: expect.stringContaining('Free some space') })
    expect(kept.length).toBeGreaterThan(10)
    await expect(host.kept.keep({ raw: 'x'.repeat(20_000) }, 'unknown')).rejects.toMatchObject({ kind: 'full' })
    // when there is room again
    database?.pragma('max_page_count = 100000')
    const again = await host.ask(conversation(`c${kept.length}`), item(3000), { mark: `m${kept.length}` })
    expect(again.outcome).toBe('done')
    for (const nth of kept) expect(await host.peek(conversation(`c${nth}`), 'items')).toHaveLength(1)
    await host.close()
  })

  it('keeps timers, results and sends between objects for later', async () => {
    const database = faultyDatabase()
    const results: string[] = []
    const host = openHost({
      openDatabase: database.open,
      conversation: handling({
        begin: async (context) => {
          context.send(routing('pool'), event('append', { item: 1 }))
          context.perform({ type: 'fetchMedia', id: 'one#1', attempt: 1, channelId: 'front', mediaId: 'm', mimeType: 'image/png' })
        },
        'media.failed': async (_, taken) => {
          results.push(String(taken.effectId))
        },
      }),
      routing: handling({ append }),
      perform: async ({ id: effectId, attempt }) => ({ type: 'media.failed', effectId, attempt, reason: 'gone' }),
    })
    await host.ask(one, event('begin'))
    for (const round of [1, 2, 3]) {
      database.fail({ at: 3, when: 'before', code: 'SQLITE_FULL' })
      await expect(host.ask(conversation('two'), event('begin')), `round ${round}`).rejects.toMatchObject({ kind: 'full' })
    }
    database.fail(undefined)
    for (let wait = 0; wait < 200 && host.stats().queued > 0; wait++) await new Promise((resolve) => setTimeout(resolve, 20))
    await settleHost(host)
    expect(await host.peek(routing('pool'), 'items')).toEqual([1])
    expect(host.ledger.get('one#1')?.state).toBe('failed')
    await host.close()
  })

  it.runIf(process.getuid?.() === 0)('of a real file system is no different', async () => {
    const mount = temporaryFolder()
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', mount]).status !== 0) return
    try {
      const host = openHost({ dataDir: join(mount, 'data'), conversation: handling({ append }) })
      let kept = 0
      let refused: unknown
      while (!refused && kept < 2000) {
        await host.ask(conversation(`c${kept}`), item(4000)).then(
          () => {
            kept += 1
          },
          (error: unknown) => {
            refused = error
          },
        )
      }
      expect(refused).toMatchObject({ kind: 'full' })
      for (let nth = 0; nth < kept; nth++) expect(await host.peek(conversation(`c${nth}`), 'items')).toHaveLength(1)
      spawnSync('mount', ['-o', 'remount,size=20m', mount])
      expect((await host.ask(conversation('more'), item(4000))).outcome).toBe('done')
      await host.close()
    } finally {
      spawnSync('umount', [mount])
    }
  })
})

describe('a write, sync or read error', () => {
  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'SQLITE_CORRUPT', 'SQLITE_READONLY'])(
    '%s stops the host: nobody is answered after it, and the owner is told once',
    async (code) => {
      for (let at = 1; at <= 6; at++) {
        const database = faultyDatabase()
        const broken: StorageError[] = []
        const host = openHost({ openDatabase: database.open, conversation: handling({ append }), onBroken: (error) => broken.push(error) })
        await host.ask(one, item(10))
        database.fail({ at, when: 'after', code })
        const answers = await Promise.allSettled(
          Array.from({ length: 12 }, (_, nth) => host.ask(conversation(`c${nth}`), item(10), { mark: `m${nth}` })),
        )
        expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
        expect(broken).toMatchObject([{ kind: 'broken', message: expect.stringContaining(code) }])
        database.fail(undefined)
        await expect(host.ask(one, item(10))).rejects.toBe(broken[0])
        await expect(host.kept.keep({}, 'any')).rejects.toBe(broken[0])
        await host.close()
        expect(broken).toHaveLength(1)
      }
    },
  )

  it('while a handler reads is the storage’s fault, whatever the handler makes of it', async () => {
    let fail = false
    const host = openHost({
      onBroken: () => undefined,
      openDatabase: (file) => {
        const real = new Database(file)
        return new Proxy(real, {
          get(target, name) {
            if (name === 'prepare')
              return (sql: string) => {
                const statement = target.prepare(sql)
                if (!sql.includes('SELECT value FROM named_value')) return statement
                const { get } = statement
                statement.get = function (this: Database.Statement, ...parameters: unknown[]) {
                  if (fail) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
                  return get.apply(this, parameters)
                } as typeof get
                return statement
              }
            const member: unknown = Reflect.get(target, name, target)
            return typeof member === 'function' ? member.bind(target) : member
          },
        })
      },
      conversation: handling({
        read: async (context) => {
          const value = await context.get('second').catch(() => 'it caught it')
          context.set('first', value ?? null)
        },
      }),
    })
    await host.ask(one, event('read'))
    fail = true
    await expect(host.ask(one, event('read'))).rejects.toMatchObject({ kind: 'broken' })
    expect(await host.close()).toBeUndefined()
  })
})

describe('a value that SQLite refuses', () => {
  it('sets only its own event aside; those that shared its commit are kept', async () => {
    let database: Database.Database | undefined
    const host = openHost({
      openDatabase: (file) => {
        database = new Database(file)
        return database
      },
      conversation: handling({ append }),
    })
    database?.exec(
      "CREATE TEMP TRIGGER no_seven BEFORE INSERT ON object WHEN new.value LIKE '%seven%' BEGIN SELECT RAISE(ABORT, 'no seven here'); END",
    )
    const words = ['one', 'two', 'seven', 'three', 'four']
    const answers = await Promise.all(words.map((word) => host.ask(conversation(word), event('append', { item: word }), { mark: word })))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'poison', 'done', 'done'])
    expect(host.deadLetters.list()).toMatchObject([{ address: conversation('seven'), reason: expect.stringContaining('no seven here') }])
    for (const word of words) expect(await host.peek(conversation(word), 'items')).toEqual(word === 'seven' ? undefined : [word])
    await host.close()
  })
})

describe('DATA_DIR', () => {
  it('serves one server at a time, and says who has it', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({ dataDir })
    expect(refusal(() => openHost({ dataDir }))).toMatchObject({
      kind: 'locked',
      message: expect.stringMatching(new RegExp(`in use by another Cordboard server \\(process ${process.pid}\\).*DATA_DIR`)),
    })
    await host.close()
    await openHost({ dataDir }).close()
  })

  it.each([
    ['is no database', 'this is a text, and a long one at that. '.repeat(200)],
    ['is cut short', undefined],
  ])('with a file that %s is refused with what to do', async (_, content) => {
    const dataDir = temporaryFolder()
    const file = join(dataDir, ENGINE_FILE)
    if (content === undefined) {
      const host = openHost({ dataDir, conversation: handling({ append }) })
      await host.ask(one, item(5000))
      await host.close()
      truncateSync(file, 6000)
    } else writeFileSync(file, content)
    expect(refusal(() => openHost({ dataDir }))).toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(/engine\.db.*restore a backup/s),
    })
    // it was not left locked
    expect(refusal(() => openHost({ dataDir })).kind).toBe('broken')
  })

  it('written by a later version is refused, and left as it is', async () => {
    const dataDir = temporaryFolder()
    await openHost({ dataDir }).close()
    const database = new Database(join(dataDir, ENGINE_FILE))
    database.pragma('user_version = 99')
    database.close()
    expect(refusal(() => openHost({ dataDir })).message).toMatch(/later version of Cordboard \(schema 99; this one knows \d+\)/)
  })

  it('that cannot be written to is refused', () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, ENGINE_FILE))
    expect(refusal(() => openHost({ dataDir }))).toMatchObject({ kind: 'broken', message: expect.stringContaining('rights to the folder') })
  })

  it('held by another program for a moment refuses for that moment only', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({ dataDir, conversation: handling({ append }) })
    await host.ask(one, item(1))
    const other = new Database(join(dataDir, ENGINE_FILE))
    other.exec('BEGIN IMMEDIATE')
    await expect(host.ask(one, item(2))).rejects.toMatchObject({ kind: 'locked' })
    other.exec('ROLLBACK')
    other.close()
    expect((await host.ask(one, item(3))).outcome).toBe('done')
    await host.close()
    expect(existsSync(join(dataDir, `${ENGINE_FILE}-wal`))).toBe(false)
  })
})
