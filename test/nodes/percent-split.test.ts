/** Percent split: each way gets its share, a replay takes the same way, and what is drawn twice is drawn anew. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledScript, compileScript } from '../../engine/compile/compile-script'
import { checkScript } from '../../engine/script/check'
import { Play, play } from '../../engine/testing/play'
import { percentSplit } from '../../nodes/percent-split'
import { smallScript } from '../script/script-builder'

const ways = (...shares: number[]) => shares.map((percent, place) => ({ id: `w${place}`, label: `Way ${place}`, percent }))

const split = (...shares: number[]) =>
  smallScript({
    nodes: { begin: ['begin'], split: ['percent-split', { ways: ways(...shares) }], end: ['end'] },
    links: ['begin.default -> split', ...shares.map((_, place) => `split.way-w${place} -> end`)],
  })

/** Two splits, passed at once one after the other. */
const two = smallScript({
  nodes: {
    begin: ['begin'],
    one: ['percent-split', { ways: ways(50, 50) }],
    other: ['percent-split', { ways: ways(50, 50) }],
    end: ['end'],
  },
  links: ['begin.default -> one', 'one.way-w0 -> other', 'one.way-w1 -> other', 'other.way-w0 -> end', 'other.way-w1 -> end'],
})

const SEEDS = Array.from({ length: 2_000 }, (_, number) => number / 2_000)
const drawn = (script: CompiledScript, seed: number, node = 'split') => new Play(script, { facts: { seed } }).leftBy(node)

describe('a percent split', () => {
  it('gives each way its share', () => {
    const counts = new Map<string | undefined, number>()
    const script = compileScript(split(70, 25, 5, 0))
    for (const seed of SEEDS) {
      const way = drawn(script, seed)
      counts.set(way, (counts.get(way) ?? 0) + 1)
    }
    const share = (way: string) => ((counts.get(way) ?? 0) / SEEDS.length) * 100
    expect(share('way-w0')).toBeGreaterThan(67)
    expect(share('way-w0')).toBeLessThan(73)
    expect(share('way-w1')).toBeGreaterThan(22)
    expect(share('way-w1')).toBeLessThan(28)
    expect(share('way-w2')).toBeGreaterThan(3)
    expect(counts.has('way-w3')).toBe(false)
  })

  it('takes the same way when the event is played again', () => {
    const script = compileScript(split(30, 30, 40))
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (seed) => {
        const first = drawn(script, seed)
        expect(drawn(script, seed)).toBe(first)
      }),
    )
  })

  it('draws apart from another split of the same step', () => {
    const script = compileScript(two)
    const alike = SEEDS.filter((seed) => drawn(script, seed, 'one') === drawn(script, seed, 'other')).length
    expect(alike / SEEDS.length).toBeGreaterThan(0.45)
    expect(alike / SEEDS.length).toBeLessThan(0.55)
  })

  it('draws anew each time the run comes by, also by the same seed', () => {
    // given: back to the split until the second way is drawn, by a wait each time
    const again = smallScript({
      nodes: { begin: ['begin'], split: ['percent-split', { ways: ways(50, 50) }], wait: ['wait', { seconds: 1 }], end: ['end'] },
      links: ['begin.default -> split', 'split.way-w0 -> wait', 'wait.default -> split', 'split.way-w1 -> end'],
    })
    // then
    for (const seed of SEEDS.slice(0, 100)) expect(play(again, { facts: { seed } }).timePasses(60).status).toBe('ended')
  })

  it('takes a way of 100 percent always', () => {
    const script = compileScript(split(0, 100))
    for (const seed of SEEDS.slice(0, 200)) expect(drawn(script, seed)).toBe('way-w1')
  })
})

describe('its shares', () => {
  const problemsOf = (settings: object) =>
    checkScript({ ...two, nodes: { ...two.nodes, one: { ...split(50, 50).nodes.split, ...settings } as never } })

  it('add up to 100', () => {
    expect(problemsOf({ settings: { ways: ways(50, 49) } })).toMatchObject([
      { rule: 'wrong-setting', path: ['nodes', 'one', 'settings', 'ways'], message: 'The shares add up to 99 percent; make it 100' },
    ])
    expect(problemsOf({ settings: { ways: ways(50, 50) } })).toEqual([])
  })

  it('belong to two to ten ways, each with an id of its own', () => {
    const fits = (count: number) => percentSplit.settings.safeParse({ ways: ways(...Array<number>(count).fill(10)) }).success
    expect([1, 2, 10, 11].map(fits)).toEqual([false, true, true, false])
    const [first = { id: '', label: '', percent: 0 }, second] = ways(50, 50)
    expect(percentSplit.check?.({ ways: [first, { ...first, ...second, id: first.id }] })).toMatchObject([{ path: ['ways', 1, 'id'] }])
  })
})
