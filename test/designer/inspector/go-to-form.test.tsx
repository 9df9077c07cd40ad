/** The keyboard's way into the form of what has no node: a note, or the script itself. */
import '../a-page'
import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openForm } from '../../../designer/canvas/doing'
import { InspectorPanel } from '../../../designer/inspector/InspectorPanel'
import { inspectorCommands } from '../../../designer/inspector/inspector-commands'
import { anEditor, shown } from '../an-editor'

function showForm() {
  const editor = anEditor({ nodes: { begin: ['begin'] } })
  shown(
    editor,
    <section aria-label="Form">
      <InspectorPanel />
    </section>,
  )
  return editor
}
const run = (editor: ReturnType<typeof showForm>, id: string) =>
  act(() => void inspectorCommands.find((command) => command.id === id)?.run(editor))

describe('the form', () => {
  it('has the keyboard when the form of a note is asked for', async () => {
    const editor = showForm()
    act(() => editor.dispatch({ type: 'addNote', id: 'n', note: { text: '', position: { x: 0, y: 0 } } }))
    act(() => editor.selection.select({ notes: new Set(['n']) }))
    run(editor, 'inspector.open')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Text' })))
  })

  it('has the keyboard when the settings of the script are asked for', async () => {
    const editor = showForm()
    act(() => editor.selection.selectNode('begin'))
    run(editor, 'inspector.script')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })))
  })

  it('has the keyboard after Enter on the canvas where nothing is selected', async () => {
    const editor = showForm()
    act(() => openForm(editor))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })))
  })
})
