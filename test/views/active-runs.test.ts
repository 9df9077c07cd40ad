/** Which versions cases run at the moment, and where they stand. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../engine/history/entries'
import { newCase, runEnded, runStarted, Story, stepped, views } from './a-story'

const opened = (name: string): HistoryEntry => ({ ...newCase, contactId: name, contact: { name } }) as HistoryEntry

describe('running cases', () => {
  it('are counted by version, the newest first, and by node', () => {
    const story = new Story()
    for (const [name, version] of [
      ['ana', 1],
      ['bea', 1],
      ['caro', 1],
      ['dora', 2],
    ] as const)
      story.of(`front-desk/${name}`, opened(name), runStarted(1, version))
    story
      .of('front-desk/ana', stepped('begin>default ask'))
      .of('front-desk/bea', stepped('begin>default ask'))
      .of('front-desk/caro', stepped('begin>default ask'), stepped('ask>noReply wait'))
    const view = views()
    view.project(story.entries)
    expect(view.activeRuns.of('menu')).toEqual([
      { version: 2, runs: 1, nodes: [] },
      {
        version: 1,
        runs: 3,
        nodes: [
          { node: 'ask', runs: 2 },
          { node: 'wait', runs: 1 },
        ],
      },
    ])
    expect(view.activeRuns.of('another')).toEqual([])
  })

  it('are counted no more once their run ended', () => {
    const view = views()
    view.project(new Story().tell(newCase, runStarted(), stepped('begin>default ask'), runEnded()).entries)
    expect(view.activeRuns.of('menu')).toEqual([])
  })
})
