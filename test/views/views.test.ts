/** The file of the views: idempotent, resumable, and made anew from history whenever it is lost or unreadable. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../engine/history/entries'
import type { Views } from '../../engine/views/views'
import {
  aFile,
  caseStatus,
  close,
  decided,
  inQueue,
  MARIA,
  newCase,
  queued,
  received,
  runEnded,
  runStarted,
  START,
  Story,
  status,
  stepped,
  views,
  withAnn,
} from './a-story'

const aDay = () =>
  new Story()
    .tell(
      newCase,
      received('Hello'),
      runStarted(),
      stepped('begin>default greet>default wait'),
      decided(1, inQueue),
      decided(2, withAnn),
      queued(1, 'How can I help?'),
      status(1, 'sent'),
    )
    .of('front-desk/joao', { ...newCase, contactId: 'joao' } as HistoryEntry, received('Good morning', 'wamid.j'))
    .tell(status(1, 'read'), received('Thank you'), stepped('wait>assigned end'), runEnded(), {
      type: 'fault',
      caseNumber: 1,
      what: 'A port led nowhere',
      where: 'ask',
    })
    .tell(
      { type: 'screen.popped', caseNumber: 1, agentId: 'ann', url: 'https://crm.example/maria', title: 'Maria' },
      caseStatus('resolved'),
    )

const all = (view: Views) => ({
  cases: view.cases.list({ limit: 100 }).cases,
  messages: ['maria', 'joao'].map((contact) => view.messages.list(`front-desk/${contact}`, { limit: 100 }).messages),
  faults: view.faults.list({ limit: 100 }),
  screenPops: view.screenPops.ofAgent('ann'),
  traffic: view.traffic.count({ scriptId: 'menu', version: 1, from: 0, to: 2 * START }),
  passed: view.traffic.cases({ scriptId: 'menu', version: 1, node: 'greet', port: 'default' }, 10),
  runs: view.traffic.runs({ scriptId: 'menu', limit: 10 }),
  cursor: view.cursor(),
})

function projected(): ReturnType<typeof all> {
  const view = views()
  view.project(aDay().entries)
  return all(view)
}

/** An index: whoever looks at the tables only does not see it. */
function spoilLastPageOf(file: string, index: string): void {
  const database = new Database(file)
  const { pageno } = database.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path DESC").get(index) as {
    pageno: number
  }
  const pageBytes = database.pragma('page_size', { simple: true }) as number
  database.close()
  writeFileSync(file, readFileSync(file).fill(0xaa, (pageno - 1) * pageBytes, pageno * pageBytes))
}

describe('views', () => {
  it('are the same however history was cut into batches and however often a batch came again', () => {
    const once = projected()
    const { entries } = aDay()
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(entries.length), fc.nat(3)), { maxLength: 6 }), (cuts) => {
        const view = views()
        let from = 0
        for (const [length, again] of cuts) {
          const batch = entries.slice(Math.max(0, from - again), from + length)
          view.project(batch)
          view.project(batch)
          from = Math.min(entries.length, from + length)
        }
        view.project(entries)
        expect(all(view)).toEqual(once)
        close(view)
      }),
      { numRuns: 25 },
    )
  })

  it('go on from their cursor after they were closed', () => {
    const file = aFile()
    const { entries } = aDay()
    const before = views(file)
    before.project(entries.slice(0, 5))
    close(before)
    const after = views(file)
    expect(after.cursor()).toBe(5)
    after.project(entries.slice(5))
    expect(all(after)).toEqual(projected())
  })

  it.each([
    ['is missing', (file: string) => rmSync(file)],
    ['is no database', (file: string) => writeFileSync(file, 'not a database at all, but long enough to be looked at as one')],
    ['is damaged', (file: string) => writeFileSync(file, readFileSync(file).fill(0xaa, 4096))],
    [
      'is of another release',
      (file: string) => {
        const database = new Database(file)
        database.pragma('user_version = 999')
        database.close()
      },
    ],
  ])('begin anew when their file %s', (_, spoil) => {
    const file = aFile()
    const before = views(file)
    before.project(aDay().entries)
    close(before)
    spoil(file)
    const after = views(file)
    expect(after.cursor()).toBe(0)
    after.project(aDay().entries)
    expect(all(after)).toEqual(projected())
  })

  it('whose damage shows only while they are written to begin anew at the next start', () => {
    const file = aFile()
    const many = (word: string) =>
      Array.from({ length: 300 }, (_, n) => `front-desk/${n}`).reduce((story, name) => story.of(name, newCase, received(word)), new Story())
    const before = views(file)
    before.project(many('Hello').entries)
    close(before)
    spoilLastPageOf(file, 'message_by_sequence')
    const damaged = views(file)
    expect(damaged.cursor()).toBe(600)
    const further = many('Hello again').entries.map((entry) => ({ ...entry, cursor: entry.cursor + 600, sequence: entry.sequence + 2 }))
    expect(() => damaged.project(further)).toThrow(/malformed/)
    close(damaged)
    expect(views(file).cursor()).toBe(0)
  })

  it('leave out an entry that they cannot take, say so, and take the rest', () => {
    const leftOut: number[] = []
    const view = views(aFile(), ({ cursor }) => leftOut.push(cursor))
    const story = new Story().tell(newCase, { type: 'message.received', caseNumber: 1 } as HistoryEntry, received('Hello'))
    view.project(story.entries)
    expect(leftOut).toEqual([2])
    expect(view.cases.newest(MARIA)).toMatchObject({ lastMessage: { text: 'Hello' }, unread: 1 })
    expect(view.cursor()).toBe(3)
  })

  it('pass over entries of a type that they do not know, and of other objects', () => {
    const view = views()
    const story = new Story().tell(newCase, { type: 'something.new' } as unknown as HistoryEntry)
    view.project([
      ...story.entries,
      { cursor: 3, object: 'routing/default', sequence: 1, at: 0, entry: { type: 'agent.presence', agentId: 'ann', presence: 'away' } },
    ])
    expect(view.cursor()).toBe(3)
    expect(view.cases.list({ limit: 5 }).cases).toHaveLength(1)
  })

  it('forget a closed case’s screen pops, and keep no more than ten of an open one', () => {
    const pop = (n: number): HistoryEntry => ({
      type: 'screen.popped',
      caseNumber: 1,
      agentId: 'ann',
      url: `https://crm.example/${n}`,
      title: `${n}`,
    })
    const story = new Story().tell(newCase, ...Array.from({ length: 14 }, (_, n) => pop(n)))
    const view = views()
    view.project(story.entries)
    expect(view.screenPops.ofAgent('ann').map(({ title }) => title)).toEqual(['13', '12', '11', '10', '9', '8', '7', '6', '5', '4'])
    view.project(story.tell(caseStatus('closed')).entries)
    expect(view.screenPops.ofAgent('ann')).toEqual([])
  })
})
