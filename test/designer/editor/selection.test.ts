// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { createSelection } from '../../../designer/editor/selection'

const nodesOf = ({ nodes }: { readonly nodes: ReadonlySet<string> }) => [...nodes]

describe('the settled selection', () => {
  it('follows at once while no hand is on the drawing', () => {
    const selection = createSelection()
    selection.selectNode('menu')
    expect(nodesOf(selection.settled.getState())).toEqual(['menu'])
  })

  it('stays as it was during a gesture, and is told once when the gesture is over', () => {
    // given
    const selection = createSelection()
    selection.selectNode('menu')
    const heard = vi.fn()
    selection.settled.subscribe(({ nodes }) => heard([...nodes]))
    // when
    selection.hold()
    selection.selectNode('one')
    selection.toggleNode('two')
    expect(nodesOf(selection.getState())).toEqual(['one', 'two'])
    expect(nodesOf(selection.settled.getState())).toEqual(['menu'])
    selection.release()
    // then
    expect(heard.mock.calls).toEqual([[['one', 'two']]])
  })
})
