/** Copying a link to what is seen, and opening it. */
import '../a-page'
import { act, render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Canvas } from '../../../designer/canvas/Canvas'
import { canvasUi } from '../../../designer/canvas/canvas-ui'
import { addressCommands } from '../../../designer/commands/address-commands'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { drawing } from '../canvas/a-drawing'

Object.assign(globalThis, {
  DOMMatrixReadOnly: class {
    m22 = 1
  },
})

let copied: string | undefined
let isRefused = false

beforeEach(() => {
  sessionStorage.clear()
  copied = undefined
  isRefused = false
  const writeText = async (text: string) => {
    if (isRefused) throw new Error('Not allowed')
    copied = text
  }
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

function open(address: string): Editor {
  history.replaceState(null, '', address)
  const editor = createEditor(drawing)
  render(
    <EditorContext value={editor}>
      <Canvas />
    </EditorContext>,
  )
  return editor
}

const sightOf = (editor: Editor) => canvasUi(editor).getState().view?.sight()
const looksAt = (editor: Editor, x: number, y: number, zoom: number) =>
  waitFor(() => expect(sightOf(editor)).toEqual({ middle: { x: expect.closeTo(x), y: expect.closeTo(y) }, zoom: expect.closeTo(zoom) }))
const look = (editor: Editor, x: number, y: number, zoom: number) =>
  act(async () => canvasUi(editor).getState().view?.lookAt({ middle: { x, y }, zoom }, { isAtOnce: true }))
const copy = (editor: Editor) => act(async () => addressCommands[0]?.run(editor))

describe('a link to what is seen', () => {
  it('carries script, node and the place at its zoom, and says that it was copied', async () => {
    const editor = open('/scripts/drawing')
    await look(editor, 640.4, -32, 0.75)
    act(() => editor.selection.selectNode('hello'))
    await copy(editor)
    expect(copied).toBe('http://localhost:3000/scripts/drawing?node=hello&view=640,-32,0.75')
    expect(editor.announcer.getState().text).toBe('Link copied. It leads to what you see now.')
  })

  it('keeps version, case, run and moment of the address', async () => {
    const editor = open('/scripts/drawing?case=desk%2Fana&run=2&step=3')
    await look(editor, 0, 0, 1)
    await copy(editor)
    expect(copied).toBe('http://localhost:3000/scripts/drawing?case=desk%2Fana&run=2&step=3&view=0,0,1')
  })

  it('stands in the address bar where the browser lets nothing be copied', async () => {
    isRefused = true
    const editor = open('/scripts/drawing')
    const { length } = history
    await look(editor, 320, 64, 0.5)
    await copy(editor)
    expect(location.search).toBe('?view=320,64,0.5')
    expect(history.length).toBe(length)
    expect(editor.announcer.getState().text).toMatch(/copy it there/)
  })

  it('shows the place at its zoom to who opens it, and stays in the address meanwhile', async () => {
    const editor = open('/scripts/drawing?view=640,-32,0.75')
    await looksAt(editor, 640, -32, 0.75)
    expect(location.search).toBe('?view=640,-32,0.75')
  })

  it('goes from the address when one looks elsewhere, without a place of its own in the history', async () => {
    const editor = open('/scripts/drawing?node=hello&view=640,-32,0.75')
    await looksAt(editor, 640, -32, 0.75)
    const { length } = history
    await look(editor, 0, 0, 1)
    await waitFor(() => expect(location.search).toBe('?node=hello'))
    expect(history.length).toBe(length)
  })

  it('shows its place again by Back', async () => {
    const editor = open('/scripts/drawing?view=640,-32,0.75')
    await looksAt(editor, 640, -32, 0.75)
    act(() => history.pushState(null, '', '/scripts/drawing?node=menu'))
    await look(editor, 0, 0, 1)
    await looksAt(editor, 0, 0, 1)
    act(() => history.back())
    await looksAt(editor, 640, -32, 0.75)
  })

  it('with a view that cannot be is opened as if there were none', async () => {
    const plain = open('/scripts/drawing')
    const usual = sightOf(plain)
    expect(sightOf(open('/scripts/drawing?view=640,NaN,0.75'))).toEqual(usual)
  })
})
