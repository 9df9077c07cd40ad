import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHUNK_LIMIT, compareKeys, keyOf, summarise, summariseQueue } from '../../engine/routing/chunks'
import { Draft } from '../../engine/routing/draft'
import { type Chunk, chunkName, type QueueEntry, type QueueIndex, queueIndexName, WAITING_SKILLS } from '../../engine/routing/state'
import { firstInLine, nextInLine, putInLine, takeFromLine } from '../../engine/routing/waiting-line'

const SKILL = 'sales'

describe("a skill's queue", () => {
  it('holds the same as a sorted list, in sorted chunks of at most 256, however cases come and go', async () => {
    const place = fc.record({ priority: fc.integer({ min: 0, max: 3 }), enqueuedAt: fc.integer({ min: 0, max: 1000 }) })
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('joins' as const), many: fc.integer({ min: 1, max: 120 }), place }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('head leaves' as const), many: fc.integer({ min: 1, max: 200 }) }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('some leave' as const), keepEvery: fc.integer({ min: 2, max: 9 }) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const values = new Map<string, unknown>()
        let expected: QueueEntry[] = []
        let joined = 0
        for (const taken of steps) {
          const draft = await openOn(values)
          let gone: QueueEntry[] = []
          if (taken.does === 'joins') {
            for (let at = 0; at < taken.many; at += 1) {
              joined += 1
              const entry = entryAt(`case-${joined}`, taken.place.priority, taken.place.enqueuedAt + (at % 7) * 50, 1 + (joined % 20))
              expected.push(entry)
              await putInLine(draft, SKILL, entry)
            }
          } else if (taken.does === 'head leaves') {
            gone = expected.slice(0, taken.many)
          } else {
            gone = expected.filter((_, at) => at % taken.keepEvery !== 0)
          }
          for (const entry of gone) await takeFromLine(draft, SKILL, entry)
          draft.commit()
          expected = expected.filter((entry) => !gone.includes(entry)).sort(compareKeys)
          expectSameQueue(values, expected)
        }
        const draft = await openOn(values)
        for (const proficiency of [1, 7, 20]) {
          const first = await firstInLine(draft, SKILL, proficiency, (entry) => entry.bestProficiency === proficiency)
          expect(first?.caseKey).toBe(expected.find((entry) => entry.bestProficiency === proficiency)?.caseKey)
        }
        expect(await walk(draft)).toEqual(expected.map(({ caseKey }) => caseKey))
      }),
      { numRuns: 40 },
    )
  })

  it('fills its last chunk when cases join at the end', async () => {
    const values = new Map<string, unknown>()
    const draft = await openOn(values)
    for (let at = 0; at < 600; at += 1) await putInLine(draft, SKILL, entryAt(`case-${at}`, 0, at))
    draft.commit()
    expect(indexIn(values).chunks.map(({ count }) => count)).toEqual([256, 256, 88])
  })

  it('joins thin neighbours, so that few cases do not stay spread over many chunks', async () => {
    const values = new Map<string, unknown>()
    const draft = await openOn(values)
    for (let at = 0; at < 2000; at += 1) await putInLine(draft, SKILL, entryAt(`case-${at}`, 0, at))
    for (let at = 0; at < 2000; at += 1) if (at % 100 !== 0) await takeFromLine(draft, SKILL, entryAt(`case-${at}`, 0, at))
    draft.commit()
    expect(indexIn(values).chunks.map(({ count }) => count)).toEqual([20])
  })

  it('reads no chunk in which nobody asks for the proficiency', async () => {
    const values = new Map<string, unknown>()
    const draft = await openOn(values)
    for (let at = 0; at < 600; at += 1) await putInLine(draft, SKILL, entryAt(`case-${at}`, 0, at, 5))
    draft.commit()
    for (const { n } of indexIn(values).chunks) values.set(chunkName(SKILL, n), 'unreadable')
    expect(await firstInLine(await openOn(values), SKILL, 4, () => true)).toBeUndefined()
  })

  it('forgets its chunks and its name among the waiting skills when it is empty', async () => {
    const values = new Map<string, unknown>()
    const draft = await openOn(values)
    await putInLine(draft, SKILL, entryAt('case-1', 0, 0))
    expect(await draft.waitingSkills()).toEqual([SKILL])
    await takeFromLine(draft, SKILL, entryAt('case-1', 0, 0))
    draft.commit()
    expect([...values.keys()].sort()).toEqual([queueIndexName(SKILL), WAITING_SKILLS])
    expect(values.get(WAITING_SKILLS)).toEqual([])
  })
})

function expectSameQueue(values: ReadonlyMap<string, unknown>, expected: readonly QueueEntry[]): void {
  const index = indexIn(values)
  const chunks = index.chunks.map(({ n }) => values.get(chunkName(SKILL, n)) as Chunk)
  expect(chunks.flat().map(({ caseKey }) => caseKey)).toEqual(expected.map(({ caseKey }) => caseKey))
  expect(Math.max(0, ...chunks.map(({ length }) => length))).toBeLessThanOrEqual(CHUNK_LIMIT)
  expect(index.chunks).toEqual(index.chunks.map(({ n }, at) => summarise(n, chunks[at] ?? [])))
  expect([...values.keys()].filter((name) => name.startsWith('queue:'))).toHaveLength(chunks.length)
  expect(summariseQueue(index).waiting).toBe(expected.length)
}

async function walk(draft: Draft): Promise<string[]> {
  const seen: string[] = []
  let next = await nextInLine(draft, SKILL, null)
  while (next) {
    seen.push(...next.entries.map(({ caseKey }) => caseKey))
    const last = next.entries.at(-1)
    next = last && !next.isLast ? await nextInLine(draft, SKILL, keyOf(last)) : undefined
  }
  return seen
}

const indexIn = (values: ReadonlyMap<string, unknown>) =>
  (values.get(queueIndexName(SKILL)) as QueueIndex | undefined) ?? { nextChunk: 1, chunks: [] }

function entryAt(caseKey: string, priority: number, enqueuedAt: number, bestProficiency = 1): QueueEntry {
  return {
    caseKey,
    priority,
    enqueuedAt,
    channelKind: 'whatsapp',
    bestProficiency,
    worstProficiency: 20,
    isStaffed: false,
    coolingDown: [],
  }
}

function openOn(values: Map<string, unknown>): Promise<Draft> {
  return Draft.open({
    key: 'workspace',
    now: async () => 0,
    random: async () => 0,
    newId: async () => '',
    get: async <T>(name: string) => values.get(name) as T | undefined,
    names: async () => [...values.keys()],
    set: (name, value) => values.set(name, value),
    clear: (name) => values.delete(name),
    send: () => {},
    cancel: () => {},
    perform: () => {},
    record: () => {},
  })
}
