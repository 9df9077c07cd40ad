/** The canvas on a page: its names for assistive technology, and its commands as the keyboard runs them. */
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import '../a-page'
import { Canvas } from '../../../designer/canvas/Canvas'
import { canvasCommands } from '../../../designer/canvas/canvas-commands'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { drawing } from './a-drawing'

Object.assign(globalThis, {
  DOMMatrixReadOnly: class {
    m22 = 1
  },
})

let editor: Editor

function show(options?: { isReadOnly: boolean }) {
  editor = createEditor(drawing, options)
  return render(
    <EditorContext value={editor}>
      <Canvas />
    </EditorContext>,
  )
}
const run = (id: string) =>
  act(async () => {
    const command = canvasCommands.find((each) => each.id === `canvas.${id}`)
    if (!command) throw new Error(`There is no command ${id}`)
    if (command.isEnabled?.(editor) !== false) await command.run(editor)
  })
const stoodOn = () => document.getElementById(canvas().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label')
const canvas = () => screen.getByRole('application')

beforeEach(() => {
  sessionStorage.clear()
})

describe('the canvas', () => {
  it('is one Tab stop that names the script', () => {
    show()
    expect(canvas().getAttribute('aria-label')).toBe('Drawing: 6 nodes')
    expect(canvas().tabIndex).toBe(0)
    expect(
      within(canvas())
        .queryAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toEqual([])
  })

  it('names nodes with kind, name, problems and what they do', () => {
    show()
    act(() => editor.view.set({ problems: [{ rule: 'x', severity: 'error', message: '', path: [], node: 'menu' }] }))
    expect(screen.getByRole('group', { name: /^Ask, Language menu\. 1 error\. Ask “Which language\?”: English, Deutsch\./ })).toBeDefined()
  })

  it('names each way with its place and where it leads', async () => {
    show()
    await run('begin')
    await run('follow')
    await run('nextPort')
    expect(stoodOn()).toMatch(/^Ask, Language menu\. Way 1 of \d+: English, to Hello$/)
  })

  it('walks along links, back, and beside', async () => {
    show()
    for (const [command, node] of [
      ['begin', 'begin'],
      ['follow', 'menu'],
      ['follow', 'hello'],
      ['below', 'goodbye'],
      ['back', 'menu'],
      ['last', 'goodbye'],
    ] as const) {
      await run(command)
      expect(editor.selection.getState().at).toEqual({ is: 'node', id: node })
    }
  })

  it('stands on a link and says where it leads', async () => {
    show()
    await run('begin')
    await run('nextLink')
    expect(stoodOn()).toBe('Link: Start of Begin, to Language menu')
  })

  it('steps out of a port first, then out of the selection', async () => {
    show()
    await run('begin')
    await run('nextPort')
    await run('clear')
    expect(editor.selection.getState().at).toEqual({ is: 'node', id: 'begin' })
    await run('clear')
    expect(editor.selection.getState().nodes.size).toBe(0)
  })

  it('says where ports without a link really lead', () => {
    show()
    const hello = screen.getByRole('group', { name: /^Send text, Hello/ })
    expect(within(hello).getAllByText('Default').length).toBeGreaterThan(0)
  })

  it('asks what to add after the port that is stood on, and adds it by keyboard alone', async () => {
    show()
    const user = userEvent.setup()
    act(() => editor.selection.selectNode('spare', 'default'))
    await run('add')
    expect(screen.getByRole('dialog', { name: 'Add after Sent of Spare' })).toBeDefined()
    await user.keyboard('end')
    await user.keyboard('{Enter}')
    const added = editor.script.script().links['spare.default']?.to ?? ''
    expect(editor.script.script().nodes[added]?.kind).toBe('end')
  })

  it('links by the name of the other node', async () => {
    show()
    const user = userEvent.setup()
    act(() => editor.selection.selectNode('spare', 'default'))
    await run('connect')
    await user.keyboard('goodbye')
    await user.keyboard('{Enter}')
    expect(editor.script.script().links['spare.default']?.to).toBe('goodbye')
  })

  it('is left by Escape step by step, so that something can be added that follows nothing', async () => {
    show()
    act(() => editor.selection.selectNode('spare', 'default'))
    await run('clear')
    expect(stoodOn()).toMatch(/^Send text, Spare/)
    await run('clear')
    await run('clear')
    expect(canvas().getAttribute('aria-activedescendant')).toBeNull()
    await run('add')
    expect(screen.getByRole('dialog', { name: 'Add a node' })).toBeDefined()
  })

  it('tells nodes that look the same apart by their id', async () => {
    show()
    const user = userEvent.setup()
    const plainEnd = { kind: 'end', settings: {}, position: { x: 0, y: 0 } }
    for (const id of ['end', 'end-2']) act(() => editor.dispatch({ type: 'addNode', id, node: plainEnd }))
    act(() => editor.selection.selectNode('spare', 'default'))
    await run('connect')
    await user.keyboard('end-2')
    await user.keyboard('{Enter}')
    expect(editor.script.script().links['spare.default']?.to).toBe('end-2')
  })

  it('moves by arrow keys while moving, and puts back when left', async () => {
    show()
    act(() => editor.selection.selectNode('spare'))
    await run('move')
    expect(screen.getByText(/^Moving:/)).toBeDefined()
    await run('follow')
    await run('below')
    expect(editor.script.script().nodes.spare?.position).toEqual({ x: 8, y: 648 })
    await run('clear')
    expect(editor.script.script()).toEqual(drawing)
    expect(screen.queryByText(/^Moving:/)).toBeNull()
  })

  it('renames a node where it stands', async () => {
    show()
    const user = userEvent.setup()
    act(() => editor.selection.selectNode('spare'))
    await run('rename')
    await user.clear(screen.getByRole('textbox', { name: 'Name of the node' }))
    await user.keyboard('Thanks{Enter}')
    expect(editor.script.script().nodes.spare?.name).toBe('Thanks')
  })

  it('offers in the menu only what can be done there', async () => {
    show()
    act(() => editor.selection.selectNode('spare'))
    await run('menu')
    const offered = screen.getAllByRole('menuitem').map(({ textContent }) => textContent)
    expect(offered.some((text) => text?.startsWith('Duplicate'))).toBe(true)
    expect(offered.some((text) => text?.startsWith('Take out of the frame'))).toBe(false)
  })

  it('can be walked, but not changed, where it is only looked at', async () => {
    show({ isReadOnly: true })
    await run('begin')
    await run('follow')
    await run('remove')
    await run('add')
    expect(editor.script.script()).toBe(drawing)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(stoodOn()).toMatch(/^Ask, Language menu/)
  })

  it('shows nothing of a drawing but a beginning where nothing is drawn yet', () => {
    editor = createEditor({ ...drawing, nodes: {}, links: {}, notes: {}, frames: {} })
    render(
      <EditorContext value={editor}>
        <Canvas />
      </EditorContext>,
    )
    act(() => screen.getByRole('button', { name: 'Add Begin' }).click())
    expect(Object.values(editor.script.script().nodes).map(({ kind }) => kind)).toEqual(['begin'])
  })
})
