/** What goes through a script: counts by the hour, where runs wait, the last cases of a port, the last runs. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry, KeptEntry } from '../../engine/history/entries'
import { decided, MARIA, newCase, runEnded, runStarted, START, Story, stepped, views, withAnn } from './a-story'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const always = { scriptId: 'menu', version: 1, from: 0, to: 2 * START }

function told(...entries: HistoryEntry[]) {
  const view = views()
  view.project(new Story().tell(newCase, ...entries).entries)
  return view.traffic
}

const opened = (name: string): HistoryEntry => ({ ...newCase, contactId: name, contact: { name } }) as HistoryEntry

/** Each entry at a time of its own. */
function timed(...moments: readonly (readonly [at: number, conversation: string, entry: HistoryEntry])[]): KeptEntry[] {
  const story = new Story()
  for (const [, conversation, entry] of moments) story.of(conversation, entry)
  return story.entries.map((entry, index) => ({ ...entry, at: moments[index]?.[0] ?? 0 }))
}

describe('the traffic of a version', () => {
  it('counts starts, nodes entered, ports left and ends', () => {
    const traffic = told(
      runStarted(1),
      stepped('begin>default greet>default ask'),
      stepped('ask>choice-sales queue>default wait'),
      stepped('wait>assigned end'),
      runEnded(),
      runStarted(2),
      stepped('begin>default greet>failed', 2),
      runEnded('unhandledPort', 2),
    )
    expect(traffic.count(always)).toEqual({
      nodes: [
        { node: 'ask', entered: 1, waiting: 0 },
        { node: 'begin', entered: 2, waiting: 0 },
        { node: 'end', entered: 1, waiting: 0 },
        { node: 'greet', entered: 2, waiting: 0 },
        { node: 'queue', entered: 1, waiting: 0 },
        { node: 'wait', entered: 1, waiting: 0 },
      ],
      ports: [
        { node: 'ask', port: 'choice-sales', count: 1 },
        { node: 'begin', port: 'default', count: 2 },
        { node: 'greet', port: 'default', count: 1 },
        { node: 'greet', port: 'failed', count: 1 },
        { node: 'queue', port: 'default', count: 1 },
        { node: 'wait', port: 'assigned', count: 1 },
      ],
      starts: 2,
      ends: { end: 1, unhandledPort: 1 },
    })
  })

  it('counts a node once however many events it sees while it waits, and again when the run comes back to it', () => {
    const traffic = told(runStarted(), stepped('ask'), stepped('ask'), stepped('ask'), stepped('ask>invalid ask'))
    expect(traffic.count(always).nodes).toEqual([{ node: 'ask', entered: 2, waiting: 1 }])
  })

  it('says where runs wait now, of this version', () => {
    const story = new Story()
    for (const name of ['ana', 'bea', 'caro', 'dora']) story.of(`front-desk/${name}`, opened(name), runStarted(1, name === 'dora' ? 2 : 1))
    story
      .of('front-desk/ana', stepped('begin>default ask'))
      .of('front-desk/bea', stepped('begin>default ask'))
      .of('front-desk/caro', stepped('begin>default ask'), stepped('ask>noReply wait'))
      .of('front-desk/dora', stepped('begin>default ask'))
    const view = views()
    view.project(story.entries)
    const waiting = (version = 1) =>
      view.traffic.count({ ...always, version }).nodes.flatMap(({ node, waiting }) => (waiting > 0 ? [[node, waiting]] : []))
    expect(waiting()).toEqual([
      ['ask', 2],
      ['wait', 1],
    ])
    expect(waiting(2)).toEqual([['ask', 1]])
    view.project(story.of('front-desk/ana', runEnded('interrupted')).entries)
    expect(waiting()).toEqual([
      ['ask', 1],
      ['wait', 1],
    ])
  })

  it('is of the hours that are asked for, and still says who waits', () => {
    const hour = START - (START % HOUR)
    const view = views()
    view.project(
      timed(
        [hour - 1, MARIA, newCase],
        [hour - 1, MARIA, runStarted()],
        [hour - 1, MARIA, stepped('begin>default ask')],
        [hour, MARIA, stepped('ask>answer wait')],
        [hour + HOUR, MARIA, stepped('wait>timedOut wait')],
      ),
    )
    const count = (from: number, to: number) => view.traffic.count({ ...always, from, to })
    expect(count(hour - HOUR, hour)).toMatchObject({ starts: 1, ports: [{ node: 'begin', port: 'default', count: 1 }] })
    expect(count(hour, hour + HOUR)).toMatchObject({ starts: 0, ports: [{ node: 'ask', port: 'answer', count: 1 }] })
    expect(count(hour + HOUR, hour + 2 * HOUR).ports).toEqual([{ node: 'wait', port: 'timedOut', count: 1 }])
    expect(count(0, 1).nodes).toEqual([{ node: 'wait', entered: 0, waiting: 1 }])
  })

  it('is nothing for a version that never ran', () => {
    expect(told(runStarted()).count({ ...always, version: 7 })).toEqual({ nodes: [], ports: [], starts: 0, ends: {} })
  })

  it('forgets counts, runs and cases after 400 days', () => {
    const view = views()
    view.project(
      timed(
        [START, MARIA, newCase],
        [START, MARIA, runStarted()],
        [START, MARIA, stepped('begin>default')],
        [START + 390 * DAY, MARIA, runStarted(2)],
        [START + 402 * DAY, MARIA, runStarted(3, 2)],
      ),
    )
    expect(view.traffic.count({ ...always, to: START + 500 * DAY })).toMatchObject({ starts: 1, ports: [] })
    expect(view.traffic.runs({ scriptId: 'menu', limit: 9 }).runs.map(({ run }) => run)).toEqual([3, 2])
    expect(view.traffic.cases({ scriptId: 'menu', version: 1, node: 'begin', port: 'default' }, 9)).toEqual([])
  })
})

describe('the cases of a port', () => {
  const begin = { scriptId: 'menu', version: 1, node: 'begin', port: 'default' }

  it('are those that took it last, each once, with the contact’s name', () => {
    const story = new Story()
      .of('front-desk/ana', opened('Ana'), runStarted(), stepped('begin>default ask'))
      .of('front-desk/bea', opened('Bea'), runStarted(), stepped('begin>default ask'))
      .of('front-desk/ana', runStarted(2), stepped('begin>default ask', 2))
    const view = views()
    view.project(story.entries)
    expect(view.traffic.cases(begin, 10)).toEqual([
      { conversation: 'front-desk/ana', caseNumber: 1, run: 2, at: START + 8000, contactName: 'Ana' },
      { conversation: 'front-desk/bea', caseNumber: 1, run: 1, at: START + 6000, contactName: 'Bea' },
    ])
    expect(view.traffic.cases(begin, 1)).toHaveLength(1)
    expect(view.traffic.cases({ ...begin, version: 2 }, 10)).toEqual([])
  })

  it('are fifty and a few, however many come', () => {
    const story = new Story()
    for (let n = 0; n < 300; n++) story.of(`front-desk/${n}`, opened(`${n}`), runStarted(), stepped('begin>default ask'))
    const view = views()
    view.project(story.entries)
    const cases = view.traffic.cases(begin, 500)
    expect(cases.slice(0, 50).map(({ conversation }) => conversation)).toEqual(
      Array.from({ length: 50 }, (_, n) => `front-desk/${299 - n}`),
    )
    expect(cases.length).toBeLessThanOrEqual(75)
  })

  it('and runs of one agent are those that he or she has', () => {
    const story = new Story()
      .tell(newCase, runStarted(), stepped('begin>default ask'), decided(1, withAnn))
      .of('front-desk/bea', opened('Bea'), runStarted(), stepped('begin>default ask'))
    const view = views()
    view.project(story.entries)
    expect(view.traffic.cases(begin, 10, 'ann').map(({ conversation }) => conversation)).toEqual([MARIA])
    expect(view.traffic.cases(begin, 10, 'bob')).toEqual([])
    expect(view.traffic.runs({ scriptId: 'menu', limit: 10, agentId: 'ann' }).runs).toHaveLength(1)
  })
})

describe('the runs of a script', () => {
  function three() {
    const story = new Story()
      .of('front-desk/ana', opened('Ana'), runStarted(1, 1), stepped('begin>default ask'))
      .of('front-desk/bea', opened('Bea'), runStarted(1, 2), stepped('begin>default wait'))
      .of('front-desk/ana', runEnded('interrupted'), runStarted(2, 2), stepped('begin>default ask', 2))
      .of('front-desk/caro', opened('Caro'), runStarted(1, 1, 'other'))
    const view = views()
    view.project(story.entries)
    return view.traffic
  }

  it('are the newest first, with version, times, how they ended and where they wait', () => {
    expect(three().runs({ scriptId: 'menu', limit: 10 }).runs).toEqual([
      { conversation: 'front-desk/ana', caseNumber: 1, run: 2, version: 2, startedAt: START + 8000, node: 'ask', contactName: 'Ana' },
      { conversation: 'front-desk/bea', caseNumber: 1, run: 1, version: 2, startedAt: START + 5000, node: 'wait', contactName: 'Bea' },
      {
        conversation: 'front-desk/ana',
        caseNumber: 1,
        run: 1,
        version: 1,
        startedAt: START + 2000,
        endedAt: START + 7000,
        how: 'interrupted',
        contactName: 'Ana',
      },
    ])
  })

  it('are filtered by version and by where they wait, and come in pages', () => {
    const traffic = three()
    const runs = (query: Partial<Parameters<typeof traffic.runs>[0]>) => traffic.runs({ scriptId: 'menu', limit: 10, ...query })
    expect(runs({ version: 1 }).runs).toMatchObject([{ conversation: 'front-desk/ana', run: 1 }])
    expect(runs({ version: 2, waitingIn: 'wait' }).runs).toMatchObject([{ conversation: 'front-desk/bea' }])
    const first = runs({ limit: 2 })
    expect(first.runs).toHaveLength(2)
    const second = runs({ limit: 2, ...(first.next ? { before: first.next } : {}) })
    expect(second.runs).toMatchObject([{ run: 1, version: 1 }])
    expect(second).not.toHaveProperty('next')
  })
})
