import '../a-page'
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeLayer } from '../../../designer/commands/layer-state'
import { chooseTheme, followTheme } from '../../../designer/shell/theme'
import { anEditor } from '../an-editor'
import { aScript, openPage } from './an-open-script'

const scripts = [
  { id: 'small', name: 'Small', hasUnpublishedEdits: false },
  { id: 'vip', name: 'Call back for regulars', hasUnpublishedEdits: true },
]

beforeEach(() => void vi.stubGlobal('fetch', async () => Response.json({ scripts })))
afterEach(() => {
  act(closeLayer)
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

async function openPalette(page = openPage()) {
  page.stand('button', 'Button')
  await page.person.keyboard('{Control>}k{/Control}')
  const dialog = within(await screen.findByRole('dialog', { name: 'Commands' }))
  const entries = () => dialog.queryAllByRole('menuitem').map((entry) => entry.textContent)
  return { ...page, dialog, entries }
}

describe('the command palette', () => {
  it('finds a command and runs it, by keyboard alone', async () => {
    const { editor, person, dialog } = await openPalette()
    await person.keyboard('outline')
    expect(dialog.getAllByRole('menuitem')[0]).toBe(dialog.getByRole('menuitem', { name: 'Open: Outline G O' }))
    await person.keyboard('{Enter}')
    await waitFor(() => expect(editor.view.getState().rail).toBe('outline'))
    expect(screen.queryByRole('dialog', { name: 'Commands' })).toBeNull()
  })

  it('says which commands are not possible now, and does not run them', async () => {
    const { dialog, person } = await openPalette()
    await person.keyboard('undo')
    const undo = dialog.getByRole('menuitem', { name: 'Undo Ctrl+Z Not possible now' })
    expect(undo.getAttribute('aria-disabled')).toBe('true')
  })

  it('finds a node, selects it and shows it', async () => {
    const editor = aScript()
    editor.dispatch({ type: 'renameNode', id: 'menu', name: 'Choose a language' })
    const { person } = await openPalette(openPage(editor))
    await person.keyboard('language choose{Enter}')
    await waitFor(() => expect([...editor.selection.getState().nodes]).toEqual(['menu']))
    expect(editor.view.getState().reveal).toMatchObject({ nodes: ['menu'], focus: true })
  })

  it('finds nodes of the drawing on the canvas, not of the draft behind it', async () => {
    const version = anEditor({ nodes: { old: ['send-text'] } }, { isReadOnly: true })
    version.script.dispatch({ type: 'renameNode', id: 'old', name: 'As it was' })
    const { person } = await openPalette(openPage(aScript(), { onCanvas: version }))
    await person.keyboard('as it was{Enter}')
    await waitFor(() => expect([...version.selection.getState().nodes]).toEqual(['old']))
  })

  it('goes to another script', async () => {
    const { person, dialog } = await openPalette()
    await person.keyboard('regulars')
    await dialog.findByRole('menuitem', { name: 'Call back for regulars' })
    await person.keyboard('{Enter}')
    await waitFor(() => expect(location.pathname).toBe('/scripts/vip'))
  })

  it('shows what was used last first', async () => {
    const unfollow = followTheme()
    const { person } = await openPalette()
    await person.keyboard('colours dark{Enter}')
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'))
    await person.keyboard('{Control>}k{/Control}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Commands' }))
    expect(within(dialog.getByRole('group', { name: 'Used last' })).getAllByRole('menuitem')).toHaveLength(1)
    chooseTheme('system')
    unfollow()
  })

  it('says so where nothing is called like that', async () => {
    const { person, dialog } = await openPalette()
    await person.keyboard('qqqqq')
    expect(dialog.getByText('Nothing is called like that. Try other words, or fewer.')).toBeDefined()
  })

  it('says so where the other scripts could not be loaded', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    const { dialog } = await openPalette()
    expect(await dialog.findByText('The other scripts could not be loaded.')).toBeDefined()
  })
})
