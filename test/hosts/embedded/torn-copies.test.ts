/** R33: copies of database and log that were cut or had bits flipped open to a committed prefix, or are refused; never half a commit. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EmbeddedHost, ENGINE_FILE } from '../../../engine/hosts/embedded/embedded-host'
import { StorageError } from '../../../engine/hosts/host'
import { conversation, event, handling, note } from '../subject'
import { openHost, settleHost, temporaryFolder } from './open-host'

const NEVER = new Promise<never>(() => undefined)
const OBJECTS = 5
const FILES = [ENGINE_FILE, `${ENGINE_FILE}-wal`]

/** Every event leaves the same number in two values, in history and in a timer. */
const counting = handling({
  count: async (context, { nth }) => {
    const [first, second] = [(await context.get<number[]>('first')) ?? [], (await context.get<number[]>('second')) ?? []]
    context.set('first', [...first, nth])
    context.set('second', [...second, nth])
    context.send(conversation(context.key), event('due'), { delayMs: 1e9, armingId: `${nth}` })
    context.record(note(String(nth)))
  },
})

const open = (dataDir: string): EmbeddedHost =>
  openHost({ dataDir, conversation: counting, routing: () => NEVER, onBroken: () => undefined })

async function writeSome(host: EmbeddedHost, from: number, count: number): Promise<void> {
  for (let nth = from; nth < from + count; nth++) {
    await host.ask(conversation(`c${nth % OBJECTS}`), event('count', { nth }), { mark: `m${nth}` })
  }
}

/** How many events are there; throws where one is there in part. */
async function wholeEvents(host: EmbeddedHost): Promise<number> {
  const told = host.history.after(0, 1000).map(({ entry }) => (entry.type === 'fault' ? Number(entry.what) : -1))
  expect(told).toEqual(Array.from({ length: told.length }, (_, nth) => nth))
  for (let object = 0; object < OBJECTS; object++) {
    const expected = told.filter((nth) => nth % OBJECTS === object)
    expect(await host.peek(conversation(`c${object}`), 'first')).toEqual(expected.length ? expected : undefined)
    expect(await host.peek(conversation(`c${object}`), 'second')).toEqual(expected.length ? expected : undefined)
  }
  return told.length
}

describe('a damaged copy', () => {
  it('opens to a committed prefix or is refused, 300 times', async () => {
    // given: some of it moved into the database file, some only in the log
    const origin = temporaryFolder()
    const early = open(origin)
    await writeSome(early, 0, 40)
    await early.close()
    const host = open(origin)
    await writeSome(host, 40, 80)
    const images = FILES.map((name) => readFileSync(join(origin, name)))
    const [databaseImage, logImage] = images as [Buffer, Buffer]
    const seen = { whole: 0, prefix: 0, refused: 0 }

    const damage = fc.oneof(
      fc.record({ file: fc.constantFrom(0, 1), kind: fc.constant('cut' as const), where: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ file: fc.constant(1), kind: fc.constant('flip' as const), where: fc.double({ min: 0, max: 1, noNaN: true }) }),
    )
    // when
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, kind, where }) => {
        const folder = temporaryFolder()
        mkdirSync(folder, { recursive: true })
        ;[databaseImage, logImage].forEach((image, index) => {
          writeFileSync(join(folder, FILES[index] as string), index === file ? damaged(image, kind, where) : image)
        })
        let copy: EmbeddedHost | undefined
        try {
          copy = open(folder)
          const events = await wholeEvents(copy)
          expect(events).toBeGreaterThanOrEqual(file === 1 ? 40 : 0)
          seen[events === 120 ? 'whole' : 'prefix'] += 1
          // and it is a database to go on with
          await writeSome(copy, events, 3)
          expect(await wholeEvents(copy)).toBe(events + 3)
        } catch (error) {
          if (!(error instanceof StorageError)) throw error
          expect(error).toMatchObject({ kind: 'broken', message: expect.stringContaining(folder) })
          seen.refused += 1
        } finally {
          await copy?.close()
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 300 },
    )
    // then
    expect(seen.prefix).toBeGreaterThan(20)
    expect(seen.whole + seen.prefix + seen.refused).toBeGreaterThanOrEqual(300)
    await host.close()
  })

  it('of a host at work, taken file by file, is the same', async () => {
    const origin = temporaryFolder()
    const host = open(origin)
    const writing = writeSome(host, 0, 300)
    for (let copied = 0; copied < 20; copied++) {
      await new Promise((resolve) => setTimeout(resolve, 3))
      const folder = temporaryFolder()
      for (const name of FILES) if (existsSync(join(origin, name))) copyFileSync(join(origin, name), join(folder, name))
      const copy = open(folder)
      await settleHost(copy)
      await wholeEvents(copy)
      await copy.close()
    }
    await writing
    expect(await wholeEvents(host)).toBe(300)
    await host.close()
  })
})

function damaged(image: Buffer, kind: 'cut' | 'flip', where: number): Buffer {
  const at = Math.min(image.length - 1, Math.floor(where * image.length))
  if (kind === 'cut') return image.subarray(0, at)
  const copy = Buffer.from(image)
  copy[at] = (copy[at] as number) ^ (1 << (at % 8))
  return copy
}
