import '../a-page'
import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { PasteReportDialog } from '../../../designer/clipboard/PasteReportDialog'
import { pasteOf } from '../../../designer/clipboard/paste'
import { createEditor } from '../../../designer/editor/editor'
import { Directory } from '../../../engine/directory/model/directory'
import { aScript, emptyHere, partOf } from './a-part'

describe('the report of a paste', () => {
  it('lists what is missing and what was left out, and replaces it as part of the paste', () => {
    // given
    const directory = Directory.parse({ skills: [{ id: 'support', name: 'Support' }] })
    const editor = createEditor(emptyHere())
    editor.view.set({ directory })
    const { edits, selected, report } = pasteOf(emptyHere(), partOf(aScript(), ['begin', 'queue']), directory, undefined)
    editor.dispatch(edits, { as: 'paste', gather: 'paste:1' })
    const onClose = vi.fn()
    render(<PasteReportDialog editor={editor} paste={{ report, nodes: selected.nodes, gather: 'paste:1' }} onClose={onClose} />)
    expect(screen.getByText(/^Begin was left out/)).toBeDefined()
    expect(screen.getByText(/The link Queued of Queue was left out: it led to End/)).toBeDefined()
    // when
    fireEvent.change(screen.getByRole('combobox', { name: /Skill sales/ }), { target: { value: 'support' } })
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    // then
    expect(onClose).toHaveBeenCalledOnce()
    expect(editor.script.script().nodes.queue?.settings.skill).toBe('support')
    editor.script.undo()
    expect(editor.script.script()).toEqual(emptyHere())
  })
})
