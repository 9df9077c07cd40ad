/** The state of saving in the bar: says what is the matter, and offers what helps. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SaveState } from '../../../designer/saving/SaveState'
import { type ADraft, aDraft } from './a-saving'
import type { Mood } from './a-server'

async function saves({ editor, saving, server }: ADraft, text: string, mood: Mood): Promise<void> {
  server.mood = mood
  await act(async () => {
    editor.dispatch({ type: 'changeSetting', id: 'hello', path: ['text'], value: text })
    await saving.sync.flush()
  })
}

const state = () => screen.getByRole('button', { name: /State of saving/ })

async function details(): Promise<HTMLElement> {
  await userEvent.click(state())
  return screen.findByRole('dialog')
}

describe('the state of saving', () => {
  it('says that everything is saved', async () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    await saves(draft, 'Hello', 'well')
    expect(state().textContent).toBe('Saved')
    expect((await details()).textContent).toContain('Every change is on the server')
  })

  it('goes on by a press when the server is back, and says where changes are kept until then', async () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    await saves(draft, 'Hello', 'away')
    expect(state().textContent).toBe('Offline')
    const dialog = await details()
    expect(dialog.textContent).toContain('kept in this browser')
    draft.server.mood = 'well'
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try again now' }))
    await screen.findByRole('button', { name: 'State of saving: Saved' })
    expect(draft.server.draft?.script.nodes.hello?.settings.text).toBe('Hello')
  })

  it('leads to signing in without leaving the page', async () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    await saves(draft, 'Hello', 'signedOut')
    const link = within(await details()).getByRole('link', { name: 'Sign in (new tab)' })
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/sign-in', '_blank'])
  })

  it('says why the server does not take the document, and offers the document as a file', async () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    await saves(draft, 'Hello', 'refusing')
    const dialog = await details()
    expect(dialog.textContent).toContain('The draft was refused')
    within(dialog).getByRole('button', { name: 'Save as a file' })
  })

  it('warns where unsaved changes are on this page only', async () => {
    const draft = aDraft()
    draft.draw(<SaveState />)
    draft.storage.fails = new DOMException('no', 'SecurityError')
    await saves(draft, 'Hello', 'away')
    await act(() => draft.saving.sync.keepNow())
    expect(state().textContent).toBe('Offline, only on this page')
    expect((await details()).textContent).toContain('does not let Cordboard keep anything')
  })

  it('says that a role may only look', async () => {
    const draft = aDraft({ mayEdit: false })
    draft.draw(<SaveState />)
    expect(state().textContent).toBe('Look only')
  })
})
