/** How many running cases could go on in a new version, and where the others stand. */
import { describe, expect, it } from 'vitest'
import { changeInWords } from '../../../designer/saving/plan-words'
import { finishedSince } from '../../../designer/saving/plans'
import { outlookOf } from '../../../designer/saving/running-cases'
import type { RunChange } from '../../../engine/directory/run-changes'
import { aScript, person } from './a-server'

const running = [
  {
    version: 3,
    runs: 9,
    nodes: [
      { node: 'hello', runs: 6, kind: 'send-text', name: 'Hello' },
      { node: 'menu', runs: 1, kind: 'ask', name: 'Menu' },
      { node: 'end', runs: 1, kind: 'wait' },
    ],
  },
  { version: 2, runs: 3, nodes: [{ node: 'topic', runs: 3, kind: 'ask', name: 'Ask topic' }] },
]

describe('the outlook of running cases', () => {
  it('lets those move that stand at a node of the same id and kind, or at none yet', () => {
    const { total, moving, staying } = outlookOf(running, aScript())
    expect([total, moving]).toEqual([12, 7])
    expect(staying.map(({ version, node, runs, isOtherKind }) => [version, node, runs, isOtherKind])).toEqual([
      [2, 'topic', 3, false],
      [3, 'menu', 1, false],
      [3, 'end', 1, true],
    ])
  })

  it('leaves out those that run the wanted version already', () => {
    expect(outlookOf(running, aScript(), 3)).toMatchObject({ total: 3, moving: 0, versions: [{ version: 2 }] })
    expect(outlookOf([], aScript())).toEqual({ total: 0, moving: 0, staying: [], versions: [] })
  })
})

const change: RunChange = {
  ...{ toVersion: 4, choice: 'move', by: person('Dana'), at: 7, total: 12, moved: 9, finishing: 3, interrupted: 0, isDone: true },
}

describe('what became of them', () => {
  it('is said in numbers', () => {
    expect(changeInWords(change)).toBe('9 of 12 cases moved to version 4. 3 finish on their own version.')
    expect(changeInWords({ ...change, total: 9, finishing: 0 })).toBe('All 9 cases moved to version 4.')
    expect(changeInWords({ ...change, moved: 8 })).toBe(
      '8 of 12 cases moved to version 4. 3 finish on their own version. 1 had ended by then.',
    )
    expect(changeInWords({ ...change, total: 0, moved: 0, finishing: 0 })).toBe('No case ran another version any more.')
    const interrupt = { ...change, choice: 'interrupt', moved: 0, finishing: 0, total: 1, interrupted: 1 } as const
    expect(changeInWords(interrupt)).toBe('The case was interrupted.')
    expect(changeInWords({ ...change, isDone: false, moved: 4, finishing: 1 })).toBe('Moving cases to version 4: 5 of 12.')
  })

  it('is news once, also where it was over at once', () => {
    const underWay = { ...change, isDone: false }
    expect(finishedSince([underWay], [change])).toEqual([change])
    expect(finishedSince([], [change])).toEqual([change])
    expect(finishedSince([change], [change])).toEqual([])
    expect(finishedSince([change], [{ ...change, at: 8 }, change])).toEqual([{ ...change, at: 8 }])
    expect(finishedSince([], [underWay])).toEqual([])
  })
})
