/** What the embedded host offers beside the contract: pages of history, kept items, rows of others in a commit, a graceful end. */
import { cpSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../engine/effects/types'
import type { KeptEntry } from '../../../engine/history/entries'
import { MARKS_IN_ROW } from '../../../engine/hosts/embedded/marks'
import { MILESTONE } from '../../../engine/hosts/embedded/rows'
import { accepted, append, conversation, event, handling, note, notes, routing, text } from '../subject'
import { openHost, settleHost, temporaryFolder } from './open-host'

const one = conversation('one')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const saying = handling({
  say: async (context, { words }) => {
    for (const word of words as string[]) context.record(note(word))
  },
})

describe('history', () => {
  it('is read page by page, of all and of one object, also across rows with many entries and over milestones', async () => {
    // given
    const host = openHost({ conversation: saying })
    const said: string[] = []
    for (let nth = 0; said.length < MILESTONE * 4; nth++) {
      const words = Array.from({ length: nth % 7 }, (_, word) => `${nth}.${word}`)
      said.push(...words)
      await host.ask(one, event('say', { words }))
      await host.ask(conversation(`other${nth % 3}`), event('say', { words: ['elsewhere'] }))
    }
    // then
    for (const size of [1, 3, 10, 100]) {
      const page = (after: number) => host.history.ofObject(one, after, size)
      const mine: KeptEntry[] = []
      for (let next = page(0); next.length > 0; next = page(mine.length)) mine.push(...next)
      expect(notes(mine)).toEqual(said)
      expect(mine.map(({ sequence }) => sequence)).toEqual(said.map((_, index) => index + 1))
      const all: KeptEntry[] = []
      for (let next = host.history.after(0, size); next.length > 0; next = host.history.after(all.at(-1)?.cursor ?? 0, size))
        all.push(...next)
      expect(all.map(({ cursor }) => cursor)).toEqual(Array.from({ length: host.history.lastCursor() }, (_, index) => index + 1))
    }
    expect([host.history.ofObject(conversation('nobody'), 0, 10), host.history.ofObject(one, 100_000, 10)]).toEqual([[], []])
    await host.close()
  })

  it('is told to its follower after each commit, as it is kept; a follower that fails costs nothing', async () => {
    const heard: KeptEntry[] = []
    const host = openHost({
      conversation: saying,
      onCommitted: (entries) => {
        heard.push(...entries)
        if (heard.length === 2) throw new Error('the follower is ill')
      },
    })
    const complain = console.error
    console.error = () => undefined
    for (const words of [['a', 'b'], ['c'], []]) await host.ask(one, event('say', { words }))
    console.error = complain
    expect(heard).toEqual(host.history.after(0, 10))
    await host.close()
  })
})

describe('marks', () => {
  it('of a busy object move out of its row and still count, over a start', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({ dataDir, conversation: handling({ append }) })
    const count = MARKS_IN_ROW * 5
    const deliver = (to: typeof host, nth: number) => to.ask(one, event('append', { item: nth }), { mark: `m${nth}` })
    for (let nth = 0; nth < count; nth++) await deliver(host, nth)
    await host.close()
    const again = openHost({ dataDir, conversation: handling({ append }) })
    for (let nth = 0; nth < count; nth++) expect(await deliver(again, nth)).toEqual({ outcome: 'duplicate' })
    expect(await deliver(again, count)).toEqual({ outcome: 'done', value: count + 1 })
    await again.close()
  })
})

describe('kept items', () => {
  it('are durable with their reason, newest first, whatever JSON they are', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({ dataDir })
    await Promise.all([
      host.kept.keep({ id: 1 }, 'no channel'),
      host.kept.keep('just text', 'not an object'),
      host.kept.keep(null, 'nothing'),
    ])
    await expect(host.kept.keep({ when: new Date() }, 'not JSON')).rejects.toThrow('which JSON cannot keep')
    await host.close()
    const again = openHost({ dataDir })
    expect(again.kept.list().map(({ item, reason }) => [item, reason])).toEqual([
      [null, 'nothing'],
      ['just text', 'not an object'],
      [{ id: 1 }, 'no channel'],
    ])
    expect([again.kept.count(), again.kept.list(2, 10).map(({ id }) => id)]).toEqual([3, [1]])
    await again.close()
  })
})

describe('rows of others', () => {
  it('join the next commit, and one that fails undoes only itself', async () => {
    const host = openHost({ conversation: handling({ append }) })
    await host.alongside((database) => database.exec('CREATE TABLE other (value TEXT UNIQUE)'))
    const put = (value: string) => host.alongside((database) => void database.prepare('INSERT INTO other VALUES (?)').run(value))
    const outcomes = await Promise.allSettled([put('a'), host.ask(one, event('append', { item: 1 })), put('a'), put('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    let rows: unknown[] = []
    await host.alongside((database) => {
      rows = database.prepare('SELECT value FROM other').pluck().all()
    })
    expect(rows).toEqual(['a', 'b'])
    expect(await host.peek(one, 'items')).toEqual([1])
    await host.close()
  })
})

describe('effects', () => {
  it('beyond what performers take at once wait in the table and go in order; a start finds them', async () => {
    const dataDir = temporaryFolder()
    const asking = handling({
      send: async (context) => {
        for (let nth = 1; nth <= 5; nth++) context.perform(text(`${context.key}#${nth}`))
      },
      'send.accepted': append,
    })
    const started: Effect[] = []
    const never = new Promise<never>(() => undefined)
    const host = openHost({
      dataDir,
      conversation: asking,
      maxPerforming: 3,
      perform: (effect) => {
        started.push(effect)
        return never
      },
    })
    await Promise.all(Array.from({ length: 600 }, (_, nth) => host.ask(conversation(`c${nth}`), event('send'))))
    expect([started.map(({ id }) => id), host.stats()]).toMatchObject([
      ['c0#1', 'c0#2', 'c0#3'],
      { performing: 3, effects: { pending: 3000 } },
    ])
    // the process ends without a word to its performers
    const copy = temporaryFolder()
    cpSync(dataDir, copy, { recursive: true })
    let most = 0
    let under = 0
    const performed: string[] = []
    const again = openHost({
      dataDir: copy,
      conversation: asking,
      maxPerforming: 7,
      perform: async (effect, run) => {
        under += 1
        most = Math.max(most, under)
        await run.claim()
        performed.push(effect.id)
        under -= 1
        return accepted(effect)
      },
    })
    await settleHost(again)
    expect(performed).toEqual(Array.from({ length: 3000 }, (_, nth) => `c${Math.floor(nth / 5)}#${(nth % 5) + 1}`))
    expect([most, again.stats().effects]).toEqual([7, { pending: 0, claimed: 0, unknown: 0 }])
    await again.close()
  })

  it('nobody can answer for are listed until a person lets them be', async () => {
    const host = openHost({
      conversation: handling({
        send: async (context, { id }) => context.perform(text(id as string)),
        rest: async (context, { id }) => context.record({ type: 'message.doubt', effectId: id as string, state: 'rested' }),
      }),
      perform: async ({ id: effectId, attempt }) => ({ type: 'send.inDoubt', effectId, attempt, reason: 'no answer' }),
    })
    await host.ask(one, event('send', { id: 'one#1' }))
    await host.ask(one, event('send', { id: 'one#2' }))
    await settleHost(host)
    expect(host.ledger.unknown()).toMatchObject([
      { id: 'one#1', object: 'conversation/one', state: 'unknown', effect: { message: { text: 'This is one#1' } } },
      { id: 'one#2' },
    ])
    await host.ask(one, event('rest', { id: 'one#1' }))
    expect(host.ledger.unknown().map(({ id }) => id)).toEqual(['one#2'])
    expect([host.ledger.get('one#1'), host.ledger.get('one#9')]).toMatchObject([{ state: 'unknown', isRested: true }, undefined])
    await host.close()
  })
})

describe('a slow handler', () => {
  it('holds up its own object only, and what comes after it finds what it wrote', async () => {
    let release: () => void = () => undefined
    const wait = new Promise<void>((resolve) => {
      release = resolve
    })
    const host = openHost({
      conversation: handling({
        append,
        slow: async (context, taken) => {
          const before = (await context.get<unknown[]>('items')) ?? []
          await wait
          context.set('items', [...before, taken.item])
        },
      }),
    })
    const order: string[] = []
    const tell = (name: string) => () => void order.push(name)
    const asked = [
      host.ask(one, event('append', { item: 1 })).then(tell('first')),
      host.ask(one, event('slow', { item: 2 })).then(tell('slow')),
      host.ask(one, event('append', { item: 3 })).then(tell('after')),
      host.ask(conversation('two'), event('append', { item: 4 })).then(tell('other')),
    ]
    await Promise.all([asked[0], asked[3]])
    await host.ask(conversation('two'), event('append', { item: 5 })).then(tell('other again'))
    release()
    await Promise.all(asked)
    expect(order.slice(0, 3).sort()).toEqual(['first', 'other', 'other again'])
    expect(order.slice(3)).toEqual(['slow', 'after'])
    expect(await host.peek(one, 'items')).toEqual([1, 2, 3])
    await host.close()
  })
})

describe('more events than may wait', () => {
  it('are refused, not piled up', async () => {
    const host = openHost({ conversation: handling({ append }), maxQueued: 10 })
    const answers = await Promise.allSettled(Array.from({ length: 25 }, (_, item) => host.ask(one, event('append', { item }))))
    expect(answers.map(({ status }) => status).filter((status) => status === 'fulfilled')).toHaveLength(10)
    expect(answers[10]).toMatchObject({ reason: { kind: 'locked', message: expect.stringContaining('10 events wait already') } })
    expect(await host.peek(one, 'items')).toHaveLength(10)
    await host.close()
  })
})

describe('the write-ahead log', () => {
  it('is moved into the file beside the commits, so that it stays short', async () => {
    const host = openHost({ conversation: handling({ append }) })
    const write = (nth: number) => host.ask(conversation(`c${nth}`), event('append', { item: 'x'.repeat(40_000) }))
    let longest = 0
    for (let from = 0; from < 3000; from += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, nth) => write(from + nth)))
      longest = Math.max(longest, host.stats().logPages)
    }
    expect(longest).toBeGreaterThan(4000)
    expect(longest).toBeLessThan(16_000)
    // once it is moved, the next commit begins it anew
    for (let wait = 0; wait < 500 && host.stats().logPages > 4000; wait++) {
      await pause(10)
      await write(wait)
    }
    expect(host.stats().logPages).toBeLessThan(4000)
    for (let nth = 0; nth < 3000; nth += 500) expect(await host.peek(conversation(`c${nth}`), 'items')).not.toBeUndefined()
    await host.close()
  })
})

describe('close', () => {
  it('finishes what was accepted and what is with performers, and takes nothing more', async () => {
    const dataDir = temporaryFolder()
    const host = openHost({
      dataDir,
      conversation: handling({
        append,
        send: async (context) => context.perform(text('one#1')),
        pass: async (context, { item }) => context.send(routing('pool'), event('append', { item })),
      }),
      routing: handling({ append }),
      perform: async (effect, run) => {
        await run.claim()
        await pause(50)
        return accepted(effect)
      },
    })
    await host.ask(one, event('send'))
    const asked = [host.ask(one, event('append', { item: 1 })), host.ask(one, event('pass', { item: 2 }))]
    const closing = host.close()
    await expect(host.ask(one, event('append', { item: 3 }))).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringContaining('stopping'),
    })
    await Promise.all([closing, ...asked])
    const again = openHost({ dataDir })
    expect([await again.peek(one, 'items'), await again.peek(routing('pool'), 'items'), again.ledger.get('one#1')?.state]).toEqual([
      [1],
      [2],
      'accepted',
    ])
    expect(again.keys('conversation')).toEqual(['one'])
    await again.close()
  })
})

describe('figures', () => {
  it('tell what waits, what is performed and what needs a person', async () => {
    const host = openHost({
      conversation: handling({
        append,
        fail: async () => {
          throw new Error('boom')
        },
      }),
    })
    await host.ask(one, event('fail'))
    await host.kept.keep({}, 'unknown')
    const waiting = host.ask(one, event('append', { item: 1 }))
    expect(host.stats()).toMatchObject({ queued: 1, performing: 0, events: 1, deadLetters: 1, kept: 1 })
    expect(host.stats().oldestQueuedMs).toBeGreaterThanOrEqual(0)
    await waiting
    await host.deadLetters.discard(host.deadLetters.list()[0]?.id ?? 0)
    expect(host.stats()).toMatchObject({ queued: 0, events: 2, deadLetters: 0 })
    await host.close()
  })
})
