/** The node at hand and the one in the address: each follows the other. */
import '../../a-page'
import { act, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { useNodeInAddress } from '../../../../designer/pages/script/use-node-in-address'
import { aDraft } from '../../saving/a-saving'

afterEach(() => history.replaceState(null, '', '/'))

function Page() {
  useNodeInAddress()
  return null
}

function opened(address: string) {
  history.replaceState(null, '', address)
  const { draw, editor } = aDraft()
  draw(<Page />)
  const [first = '', second = ''] = Object.keys(editor.script.script().nodes)
  return { editor, first, second, selected: () => [...editor.selection.getState().nodes] }
}
const addressIs = (search: string) => waitFor(() => expect(location.search).toBe(search))

describe('the node in the address', () => {
  it('is selected and shown', () => {
    const [id = ''] = Object.keys(aDraft().editor.script.script().nodes)
    const { editor, selected } = opened(`/scripts/desk?node=${id}`)
    expect(selected()).toEqual([id])
    expect(editor.view.getState().reveal?.nodes).toEqual([id])
  })

  it('is selected and not looked for where the link says what is seen', () => {
    const [id = ''] = Object.keys(aDraft().editor.script.script().nodes)
    const { editor, selected } = opened(`/scripts/desk?node=${id}&view=640,-32,0.75`)
    expect(selected()).toEqual([id])
    expect(editor.view.getState().reveal).toBeUndefined()
  })

  it('is looked for where the link says a view that cannot be', () => {
    const [id = ''] = Object.keys(aDraft().editor.script.script().nodes)
    const { editor } = opened(`/scripts/desk?node=${id}&view=640,-32`)
    expect(editor.view.getState().reveal?.nodes).toEqual([id])
  })

  it('follows what is selected, without a place of its own in the history', async () => {
    const { editor, first, second } = opened('/scripts/desk')
    const { length } = history
    act(() => editor.selection.selectNode(first))
    await addressIs(`?node=${first}`)
    act(() => editor.selection.selectNode(second))
    await addressIs(`?node=${second}`)
    act(() => editor.selection.clear())
    await addressIs('')
    expect(history.length).toBe(length)
  })

  it('leads back to where one was before a jump', async () => {
    const { editor, first, second, selected } = opened('/scripts/desk')
    act(() => editor.selection.selectNode(first))
    await addressIs(`?node=${first}`)
    act(() => {
      editor.selection.selectNode(second)
      editor.view.reveal([second])
    })
    await addressIs(`?node=${second}`)
    act(() => history.back())
    await waitFor(() => expect(selected()).toEqual([first]))
    await addressIs(`?node=${first}`)
    act(() => history.forward())
    await waitFor(() => expect(selected()).toEqual([second]))
  })

  it('leaves the address of a case alone', async () => {
    const { editor, first } = opened('/scripts/desk?case=c1')
    act(() => editor.selection.selectNode(first))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(location.search).toBe('?case=c1')
  })

  it('that is not there says nothing', () => {
    expect(opened('/scripts/desk?node=gone').selected()).toEqual([])
  })
})
