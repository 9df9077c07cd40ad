// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { litPath, readWays } from '../../../../designer/playground/script/way'
import type { HistoryEntry, KeptEntry } from '../../../../engine/history/entries'

const kept = (entries: readonly HistoryEntry[]): KeptEntry[] =>
  entries.map((entry, place) => ({ cursor: place + 1, object: 'conversation/c', sequence: place + 1, at: 0, entry }))

const started: HistoryEntry = { type: 'run.started', caseNumber: 1, run: 1, scriptId: 'menu', version: 2 }
const stepped = (steps: Extract<HistoryEntry, { type: 'run.stepped' }>['steps']): Extract<HistoryEntry, { type: 'run.stepped' }> => ({
  type: 'run.stepped',
  caseNumber: 1,
  run: 1,
  event: 'any',
  steps,
})
const ended: HistoryEntry = { type: 'run.ended', caseNumber: 1, run: 1, how: 'end' }

const begins = stepped([
  { node: 'begin', kind: 'begin', port: 'default' },
  { node: 'menu', kind: 'ask' },
])
const goesOn = stepped([
  { node: 'menu', kind: 'ask', port: 'choice-english', changed: { language: 'english' } },
  { node: 'one', kind: 'end' },
])

const wayOf = (...entries: HistoryEntry[]) => {
  const [way] = readWays(kept(entries))
  if (!way) throw new Error('no run was started')
  return way
}

describe('the way of a run', () => {
  it('stands in the node where it waits', () => {
    // given
    const path = litPath(wayOf(started, begins))
    // then
    expect(path.current).toBe('menu')
    expect([...path.nodes]).toEqual(['begin', 'menu'])
    expect([...path.cords]).toEqual(['begin.default'])
  })

  it('tells a wait and what came of it as one stay', () => {
    expect(wayOf(started, begins, goesOn).steps.map(({ node, port }) => [node, port])).toEqual([
      ['begin', 'default'],
      ['menu', 'choice-english'],
      ['one', undefined],
    ])
  })

  it('knows when and by what a wait ended, and all that was asked for in it', () => {
    // given
    const asked = stepped([{ node: 'menu', kind: 'ask', effects: ['send'] }])
    const entries = kept([started, asked, { ...goesOn, event: 'contact.replied' }]).map((entry, place) => ({ ...entry, at: place * 1000 }))
    // when
    const [stay] = readWays(entries)[0]?.steps ?? []
    // then
    expect(stay).toMatchObject({ id: '2.0', at: 1000, left: { at: 2000, event: 'contact.replied' }, effects: ['send'] })
  })

  it('is nowhere once it has ended', () => {
    const way = wayOf(started, begins, goesOn, ended)
    expect(way.end).toEqual({ how: 'end' })
    expect(litPath(way)).toMatchObject({ current: undefined, last: 'one', isOver: true })
  })

  it('lights the Default cord where a port had none', () => {
    // given
    const way = wayOf(started, stepped([{ node: 'menu', kind: 'ask', port: 'noReply', fellBackTo: 'default' }]))
    // then
    expect([...litPath(way).cords]).toEqual(['menu.default'])
  })

  it('lights no cord where the run was taken elsewhere without one', () => {
    // given
    const way = wayOf(started, stepped([{ node: 'menu', kind: 'ask', port: 'noReply', fellBackTo: 'errorHandler' }]))
    // then
    expect([...litPath(way).cords]).toEqual([])
  })

  it('keeps the runs of a conversation apart', () => {
    // given
    const second: HistoryEntry = { ...started, caseNumber: 2, run: 2 }
    // then
    expect(readWays(kept([started, begins, second])).map(({ run, steps }) => [run, steps.length])).toEqual([
      [1, 2],
      [2, 0],
    ])
  })
})
