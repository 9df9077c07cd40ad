// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { copiesOf, duplicateSelected } from '../../../designer/canvas/duplicate'
import { frameKey } from '../../../designer/canvas/elements'
import { createEditor } from '../../../designer/editor/editor'
import { drawing } from './a-drawing'

const nowhere = () => undefined

describe('copies', () => {
  it('have ids of their own, and the links among them', () => {
    const copies = copiesOf(drawing, ['menu', 'hello'], nowhere)
    expect(Object.keys(copies?.fragment.nodes ?? {})).toEqual(['language-menu', 'hello-2'])
    expect(copies?.fragment.links).toEqual([{ from: 'language-menu', port: 'choice-english', to: 'hello-2' }])
  })

  it('take the notes of a node along, pinned to its copy', () => {
    const notes = Object.values(copiesOf(drawing, ['menu'], nowhere)?.fragment.notes ?? {})
    expect(notes).toEqual([expect.objectContaining({ text: 'About the menu', node: 'language-menu' })])
  })

  it('are part of the copy of their frame', () => {
    const copies = copiesOf(drawing, [frameKey('box')], nowhere)
    expect(Object.values(copies?.fragment.nodes ?? {}).map(({ frame }) => frame)).toEqual(['frame', 'frame'])
  })

  it('are one step of undo, and selected', () => {
    // given
    const editor = createEditor(drawing)
    editor.selection.select({ nodes: new Set(['spare']) })
    // when
    duplicateSelected(editor)
    // then
    expect([...editor.selection.getState().nodes]).toEqual(['spare-2'])
    expect(editor.script.script().nodes['spare-2']?.position).toEqual({ x: 32, y: 672 })
    editor.script.undo()
    expect(editor.script.script()).toEqual(drawing)
  })
})
