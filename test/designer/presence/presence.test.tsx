/** Who else has the script open, and that others hear of this page. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../../../designer/api/client'
import { createEditor } from '../../../designer/editor/editor'
import { initials } from '../../../designer/presence/initials'
import { Others } from '../../../designer/presence/Others'
import { createPresence, type PresenceApi } from '../../../designer/presence/presence'
import { SaveState } from '../../../designer/saving/SaveState'
import type { Editor as OtherEditor } from '../../../engine/http/editing'
import { aDraft } from '../saving/a-saving'
import { aScript } from '../saving/a-server'

const dana: OtherEditor = { editorId: 'dana-page', name: 'Dana Smith', node: 'hello', isEditing: true, isYou: false, since: 0 }

describe('others', () => {
  it('are shown by initials and, pressed, by name with where they are', async () => {
    const draft = aDraft()
    draft.draw(<Others />)
    act(() => draft.saving.presence.heard([dana, { ...dana, editorId: 'mine', name: 'Me', isYou: true, isEditing: false }]))
    const button = screen.getByRole('button', { name: /^2 others have this open: Dana Smith, Me \(you, in another tab\)/ })
    expect([...button.querySelectorAll('[data-text]')].map((avatar) => avatar.getAttribute('data-text'))).toEqual(['DS', 'ME'])
    await userEvent.click(button)
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('works on “Hello”')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Dana Smith: works on “Hello”. Show it on the canvas' }))
    expect(draft.editor.view.getState().reveal?.nodes).toEqual(['hello'])
  })

  it('are not there when nobody is', () => {
    const draft = aDraft()
    draft.draw(<Others />)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('who change the node that is selected here are told of softly', () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    act(() => {
      draft.editor.selection.selectNode('hello')
      draft.saving.presence.heard([dana])
    })
    expect(screen.getByRole('region', { name: 'News' }).textContent).toContain('Dana Smith is working on “Hello” too')
    act(() => draft.editor.selection.selectNode('end'))
    expect(screen.queryByRole('region', { name: 'News' })).toBeNull()
  })

  it('have two letters whatever their name', () => {
    expect(['Dana Smith', 'dana', 'Ana María de la Cruz', '李雷', ''].map(initials)).toEqual(['DS', 'DA', 'AC', '李雷', '?'])
  })
})

describe('this page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function aPresence(tell: PresenceApi['tell']) {
    const editor = createEditor(aScript())
    const leave = vi.fn(async () => undefined)
    const onAnswer = vi.fn()
    const presence = createPresence({ editor, editorId: 'one', newId: () => 'two', api: { tell, leave }, onAnswer })
    presence.start()
    return { editor, presence, leave, onAnswer }
  }

  it('says every ten seconds that it is there, and soon where it is', async () => {
    const tell = vi.fn(async () => ({ editors: [dana], changes: [] }))
    const { editor, presence } = aPresence(tell)
    await vi.advanceTimersByTimeAsync(25_000)
    expect(tell).toHaveBeenCalledTimes(3)
    expect(presence.getState()).toEqual([dana])
    editor.selection.selectNode('hello')
    await vi.advanceTimersByTimeAsync(500)
    expect(tell).toHaveBeenLastCalledWith('one', { node: 'hello', isEditing: false })
    editor.dispatch({ type: 'renameNode', id: 'hello', name: 'Hi' })
    await vi.advanceTimersByTimeAsync(500)
    expect(tell).toHaveBeenLastCalledWith('one', { node: 'hello', isEditing: true })
    await vi.advanceTimersByTimeAsync(40_000)
    expect(tell).toHaveBeenLastCalledWith('one', { node: 'hello', isEditing: false })
    presence.stop()
  })

  it('takes another id where somebody else had this one, and goes on where nobody answers', async () => {
    const tell = vi.fn<PresenceApi['tell']>(async () => Promise.reject(new Refused(409, 'not yours')))
    const { presence } = aPresence(tell)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(tell.mock.calls.map(([id]) => id)).toEqual(['one', 'two'])
    presence.stop()
  })

  it('says when it is closed, and nothing after that', async () => {
    const tell = vi.fn(async () => ({ editors: [], changes: [] }))
    const { presence, leave } = aPresence(tell)
    await vi.advanceTimersByTimeAsync(0)
    presence.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(leave).toHaveBeenCalledExactlyOnceWith('one')
    expect(tell).toHaveBeenCalledOnce()
  })
})
