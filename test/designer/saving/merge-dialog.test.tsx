/** Both changed the same: a person decides field by field. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SaveState } from '../../../designer/saving/SaveState'
import type { Script } from '../../../engine/script/script'
import { aDraft } from './a-saving'

const theirs = (script: Script): Script => {
  const { hello, end } = script.nodes
  if (!hello || !end) return script
  return {
    ...script,
    nodes: { ...script.nodes, hello: { ...hello, settings: { text: 'Good evening to you' } }, end: { ...end, name: 'Over' } },
  }
}

async function inConflict() {
  const draft = aDraft()
  draft.draw(<SaveState />)
  draft.server.saveAs('Dana', theirs)
  await act(async () => {
    draft.editor.dispatch([
      { type: 'changeSetting', id: 'hello', path: ['text'], value: 'Good morning to you' },
      { type: 'renameNode', id: 'end', name: 'Done' },
      { type: 'renameNode', id: 'begin', name: 'Start here' },
    ])
    await draft.saving.sync.flush()
  })
  const dialog = await screen.findByRole('alertdialog', { name: 'Both changed the same' })
  return { ...draft, dialog }
}

const apply = (dialog: HTMLElement) => within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Bring together' })

describe('the merge dialog', () => {
  it('opens by itself and shows for each field what it was and what both made of it', async () => {
    const { dialog } = await inConflict()
    const text = within(dialog).getByRole('group', { name: 'Hello · Text' })
    expect(text.textContent).toContain('Before: Good day to you')
    expect(within(text).getByRole('radio', { name: /Mine.*morning/ })).toBeTruthy()
    expect(within(text).getByRole('radio', { name: /By Dana.*evening/ })).toBeTruthy()
    within(dialog).getByRole('group', { name: /End|Done|Over/ })
    expect(apply(dialog).disabled).toBe(true)
  })

  it('brings together what was chosen, and what did not overlap', async () => {
    const { dialog, editor, server, saving } = await inConflict()
    await userEvent.click(within(dialog).getByRole('radio', { name: /Mine.*morning/ }))
    await userEvent.click(within(dialog).getByRole('radio', { name: /By Dana.*Over/ }))
    expect(within(dialog).getByRole('status').textContent).toBe('1 yours, 1 theirs')
    await userEvent.click(apply(dialog))
    await act(() => saving.sync.flush())
    const { nodes } = editor.script.script()
    expect([nodes.hello?.settings.text, nodes.end?.name, nodes.begin?.name]).toEqual(['Good morning to you', 'Over', 'Start here'])
    expect(server.draft?.script.nodes).toEqual(nodes)
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  it('takes all of one side by one press', async () => {
    const { dialog, editor } = await inConflict()
    await userEvent.click(within(dialog).getByRole('button', { name: 'All theirs' }))
    await userEvent.click(apply(dialog))
    const { nodes } = editor.script.script()
    expect([nodes.hello?.settings.text, nodes.end?.name, nodes.begin?.name]).toEqual(['Good evening to you', 'Over', 'Start here'])
  })

  it('may wait: nothing is saved meanwhile, and the state leads back to it', async () => {
    const { dialog, server } = await inConflict()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Later' }))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(server.draft?.script.nodes.hello?.settings.text).toBe('Good evening to you')
    await userEvent.click(screen.getByRole('button', { name: 'State of saving: Decide what stays' }))
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Decide…' }))
    await screen.findByRole('alertdialog')
  })
})
