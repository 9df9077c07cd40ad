import '../../a-page'
import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { layBoard } from '../../../../designer/playground/script/board'
import { TraceList } from '../../../../designer/playground/script/TraceList'
import type { RunWay } from '../../../../designer/playground/script/way'
import { menuScript } from './a-script'

const { cards } = layBoard(menuScript)
const way: RunWay = {
  caseNumber: 1,
  run: 1,
  scriptId: 'menu',
  version: 1,
  steps: [
    { id: '1', at: 0, node: 'begin', kind: 'begin', port: 'default' },
    { id: '2', at: 0, node: 'menu', kind: 'ask', port: 'choice-english', changed: { language: 'english' } },
    { id: '3', at: 0, node: 'one', kind: 'end' },
  ],
}

function shownLines(shown: RunWay | undefined): (string | null)[] {
  render(<TraceList way={shown} cards={cards} />)
  return within(screen.getByRole('log', { name: 'What the script did' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
}

describe('the trace in words', () => {
  it('says by which port each node was left and what changed', () => {
    expect(shownLines(way)[1]).toBe('Ask Language menuEnglishlanguage is now english')
    expect(screen.getAllByRole('img', { name: '→' })).toHaveLength(2)
  })

  it('says where the run waits', () => {
    expect(shownLines({ ...way, steps: way.steps.slice(0, 1).concat({ id: '2', at: 0, node: 'menu', kind: 'ask' }) }).at(-1)).toBe(
      'Ask Language menu waiting here',
    )
  })

  it('says that an event interrupted a wait', () => {
    // given
    const steps = [
      { id: '1', at: 0, node: 'menu', kind: 'ask' },
      { id: '2', at: 0, node: 'taken', kind: 'on-assignment', port: 'default' },
    ]
    // then
    expect(shownLines({ ...way, steps })[0]).toBe('Ask Language menu interrupted by an event')
  })

  it('says why a step had a problem, and how the run ended', () => {
    // given
    const steps = [
      { id: '1', at: 0, node: 'menu', kind: 'ask', port: 'noReply', fellBackTo: 'default' as const, fault: 'The text was empty' },
    ]
    // when
    const [step, end] = shownLines({ ...way, steps, end: { how: 'fault', reason: 'nothing left to do' } })
    // then
    expect(step).toContain('(no cord, went by Default)')
    expect(step).toContain('Problem: The text was empty')
    expect(end).toBe('The run stopped by a fault: nothing left to do')
  })

  it('says what will be here before the first message', () => {
    render(<TraceList way={undefined} cards={cards} />)
    expect(screen.getByText('The way of the run is told here, step by step.')).toBeDefined()
  })
})
