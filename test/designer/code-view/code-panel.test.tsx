import '../a-page'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CodePanel } from '../../../designer/code-view/CodePanel'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { printScript } from '../../../engine/script/print-script'
import { emptyScript } from '../script/random-edits'

// jsdom has no workers, so the panel takes the plain field by itself
let editor: Editor
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Script JSON' })
const type = (text: string) =>
  act(() => {
    fireEvent.change(field(), { target: { value: text } })
    vi.advanceTimersByTime(400)
  })
const pause = () => act(() => void vi.advanceTimersByTime(400))
const renamed = (name: string) => printScript({ ...editor.script.script(), name })

beforeEach(() => {
  vi.useFakeTimers()
  editor = createEditor(emptyScript())
  render(
    <EditorContext value={editor}>
      <CodePanel />
    </EditorContext>,
  )
})
afterEach(() => void vi.useRealTimers())

describe('the code view', () => {
  it('shows the script, and what is drawn as it is drawn', () => {
    expect(field().value).toBe(printScript(emptyScript()))
    act(() => editor.dispatch({ type: 'renameNode', id: 'begin', name: 'Start here' }))
    pause()
    expect(field().value).toContain('"name": "Start here"')
  })

  it('takes over what is typed, all of a visit as one step of undo', () => {
    type(renamed('First'))
    type(renamed('Second'))
    fireEvent.blur(field())
    expect(editor.script.script().name).toBe('Second')
    expect(editor.script.getState().past).toHaveLength(1)
    type(renamed('Third'))
    expect(editor.script.getState().past).toHaveLength(2)
  })

  it('keeps the drawing while the text is no script, and says where and why', () => {
    type(field().value.replace('"name": "Tried",', '"name": "Tried"'))
    expect(editor.script.script()).toEqual(emptyScript())
    expect(screen.getByText(/This text is no script yet/)).toBeDefined()
    expect(screen.getByRole('button', { name: /Line 5.*comma/ })).toBeDefined()
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('says which field has the wrong shape', () => {
    type(field().value.replace('"kind": "begin"', '"kind": 7'))
    expect(screen.getByText(/nodes › begin › kind/)).toBeDefined()
  })

  it('lets neither side overwrite the other', () => {
    type('{ half')
    act(() => editor.dispatch({ type: 'renameNode', id: 'begin', name: 'Drawn' }))
    pause()
    expect(field().value).toBe('{ half')
    // the text is a script again, but of before: it must not undo what was drawn
    type(printScript(emptyScript()))
    expect(editor.script.script().nodes.begin?.name).toBe('Drawn')
    fireEvent.click(screen.getByRole('button', { name: 'Show the script as it is drawn' }))
    expect(field().value).toContain('"name": "Drawn"')
  })

  it('selects the node in whose lines the cursor is put', () => {
    const at = field().value.indexOf('"kind": "begin"')
    field().setSelectionRange(at, at)
    fireEvent.click(field())
    expect([...editor.selection.getState().nodes]).toEqual(['begin'])
  })
})
