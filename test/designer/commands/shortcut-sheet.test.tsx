import '../a-page'
import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { findCommand } from '../../../designer/commands/all-commands'
import { keysOf, resetAllKeys } from '../../../designer/commands/bindings'
import { closeLayer, openSheet } from '../../../designer/commands/layer-state'
import { openPage } from './an-open-script'

afterEach(() => {
  act(() => {
    resetAllKeys()
    closeLayer()
  })
})

async function openedSheet() {
  const page = openPage()
  act(openSheet)
  const sheet = within(await screen.findByRole('dialog', { name: 'Shortcuts' }))
  await page.person.type(sheet.getByRole('searchbox', { name: 'Find a shortcut' }), 'undo')
  return { ...page, sheet }
}
const undoKeys = () => keysOf(findCommand('history.undo') ?? { id: 'missing' })

describe('the sheet of shortcuts', () => {
  it('opens by ? on the canvas', async () => {
    const { person, onTheCanvas } = openPage()
    onTheCanvas()
    await person.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Shortcuts' })).toBeDefined()
  })

  it('gives a command the keys that are pressed', async () => {
    const { person, sheet } = await openedSheet()
    await person.click(sheet.getByRole('button', { name: 'Change the keys of: Undo' }))
    await person.keyboard('{Alt>}u{/Alt}')
    expect(sheet.getByRole<HTMLInputElement>('textbox', { name: 'New keys for: Undo' }).value).toBe('Alt+U')
    await person.tab()
    await person.keyboard('{Enter}')
    expect(undoKeys()).toEqual(['Alt+u'])
    expect(sheet.getByRole('status').textContent).toBe('Alt+U does “Undo” now.')
    expect(document.activeElement).toBe(sheet.getByRole('button', { name: 'Change the keys of: Undo' }))
  })

  it('refuses keys that another command has, and says whose they are', async () => {
    const { person, sheet } = await openedSheet()
    await person.click(sheet.getByRole('button', { name: 'Change the keys of: Undo' }))
    await person.keyboard('{Control>}k{/Control}')
    await person.click(sheet.getByRole('button', { name: 'Use' }))
    expect(sheet.getByRole('alert').textContent).toMatch(/^Ctrl\+K already does “Find a command, a node or a script…”/)
    expect(undoKeys()).toEqual(['$mod+z'])
  })

  it('gives the usual keys back', async () => {
    const { person, sheet } = await openedSheet()
    await person.click(sheet.getByRole('button', { name: 'Change the keys of: Undo' }))
    await person.click(sheet.getByRole('button', { name: 'No keys' }))
    expect(undoKeys()).toEqual([])
    await person.click(sheet.getByRole('button', { name: 'Take the usual keys again for: Undo' }))
    expect(undoKeys()).toEqual(['$mod+z'])
  })

  it('leaves the recording by Escape, and stays open', async () => {
    const { person, sheet } = await openedSheet()
    await person.click(sheet.getByRole('button', { name: 'Change the keys of: Undo' }))
    await person.keyboard('{Alt>}u{/Alt}{Escape}')
    expect(undoKeys()).toEqual(['$mod+z'])
    expect(sheet.queryByRole('textbox', { name: 'New keys for: Undo' })).toBeNull()
    expect(screen.getByRole('dialog', { name: 'Shortcuts' })).toBeDefined()
  })

  it('takes keys over from a file', async () => {
    const { person, sheet } = await openedSheet()
    const text = JSON.stringify({ format: 'cordboard-shortcuts', keys: { 'history.undo': ['Alt+u'] } })
    await person.upload(
      sheet.getByLabelText('Read a file…', { selector: 'input' }),
      new File([text], 'keys.json', { type: 'application/json' }),
    )
    expect(await sheet.findByText('1 command has other keys now.')).toBeDefined()
    expect(undoKeys()).toEqual(['Alt+u'])
  })
})
