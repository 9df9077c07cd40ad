// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { addFrame, addNode, addNote, connect, putOnLinkEdits, reconnect, removeSelected } from '../../../designer/canvas/acts'
import { moveTo, nudge, resizeSelected } from '../../../designer/canvas/moving'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { drawing } from './a-drawing'

let editor: Editor
beforeEach(() => {
  editor = createEditor(drawing)
})
const script = () => editor.script.script()
const steps = () => editor.script.getState().past.length
const said = () => editor.announcer.getState().text

describe('adding', () => {
  it('puts a node behind the port, linked, as one step', () => {
    const id = addNode(editor, 'send-text', { from: { node: 'menu', port: 'noReply' } })
    expect(script().links['menu.noReply']?.to).toBe(id)
    expect([...editor.selection.getState().nodes]).toEqual([id])
    expect(said()).toBe('Added Send text after Language menu.')
    expect(steps()).toBe(1)
  })

  it('takes nothing away: what led on from the port leads on from the new node', () => {
    const id = addNode(editor, 'send-text', { from: { node: 'begin', port: 'default' } }) ?? ''
    expect(script().links['begin.default']?.to).toBe(id)
    expect(Object.values(script().links)).toContainEqual({ from: id, port: 'default', to: 'menu' })
    editor.script.undo()
    expect(script()).toEqual(drawing)
  })

  it('puts a node on a link, so that the way goes on behind it', () => {
    const id = addNode(editor, 'send-text', { onLink: 'begin.default' }) ?? ''
    expect(script().links['begin.default']?.to).toBe(id)
    expect(Object.values(script().links)).toContainEqual({ from: id, port: 'default', to: 'menu' })
  })

  it('puts a node in front of another', () => {
    const id = addNode(editor, 'send-text', { at: { x: 0, y: 2_000 }, to: 'goodbye' })
    expect(Object.values(script().links)).toContainEqual({ from: id, port: 'default', to: 'goodbye' })
  })

  it('leads nowhere into what begins by itself', () => {
    addNode(editor, 'on-assignment', { from: { node: 'spare', port: 'default' } })
    expect(script().links).not.toHaveProperty('spare.default')
  })

  it('makes what is added in a frame part of it', () => {
    const id = addNode(editor, 'end', { at: { x: 700, y: 200 }, isExact: true }) ?? ''
    expect(script().nodes[id]?.frame).toBe('box')
  })

  it('frames what is selected, and puts a note where it is asked for', () => {
    editor.selection.select({ nodes: new Set(['begin', 'menu']) })
    addFrame(editor, { x: 0, y: 0 })
    expect([script().nodes.begin?.frame, script().nodes.menu?.frame]).toEqual(['frame', 'frame'])
    addNote(editor, { x: 5, y: 6 })
    expect(script().notes.note?.position).toEqual({ x: 5, y: 6 })
  })
})

describe('linking', () => {
  it('says in words what leads where', () => {
    connect(editor, { node: 'menu', port: 'noReply' }, 'goodbye')
    expect(said()).toBe('Connected No reply to Goodbye.')
  })

  it('tells what became of the problems', async () => {
    // given
    const problem = { rule: 'x', severity: 'error' as const, message: '', path: [] }
    editor.view.set({ isChecked: true, problems: [problem] })
    // when
    connect(editor, { node: 'menu', port: 'noReply' }, 'goodbye')
    editor.view.set({ problems: [] })
    // then
    expect(said()).toBe('Connected No reply to Goodbye. 1 problem fixed.')
  })

  it('refuses what begins by itself, and says why', () => {
    connect(editor, { node: 'spare', port: 'default' }, 'taken')
    expect(script()).toBe(drawing)
    expect(said()).toContain('starts by itself')
  })

  it('leaves a link that was put back where it was', () => {
    reconnect(editor, 'begin.default', { from: 'begin', port: 'default', to: 'menu' })
    expect(steps()).toBe(0)
  })

  it('wires a loose node into a link by its main port', () => {
    expect(putOnLinkEdits(script(), 'spare', 'begin.default')).toEqual([
      { type: 'linkNodes', link: { from: 'begin', port: 'default', to: 'spare' } },
      { type: 'linkNodes', link: { from: 'spare', port: 'default', to: 'menu' } },
    ])
  })

  it('leaves a node alone that is linked already, or cannot be led to', () => {
    expect(putOnLinkEdits(script(), 'hello', 'begin.default')).toEqual([])
    expect(putOnLinkEdits(script(), 'taken', 'begin.default')).toEqual([])
  })
})

describe('removing', () => {
  it('closes the gap where there is one way on', () => {
    editor.selection.selectNode('hello')
    removeSelected(editor, { heals: true })
    expect(script().links['menu.choice-english']?.to).toBe('goodbye')
    expect(editor.selection.getState().at).toEqual({ is: 'node', id: 'menu' })
  })

  it('leaves the gap when asked to, and where it would have to guess', () => {
    editor.selection.selectNode('menu')
    removeSelected(editor, { heals: true })
    expect(script().links).not.toHaveProperty('begin.default')
    editor.script.undo()
    editor.selection.selectNode('hello')
    removeSelected(editor, { heals: false })
    expect(script().links).not.toHaveProperty('menu.choice-english')
  })
})

describe('moving in steps', () => {
  it('gathers nudges into one step of undo', () => {
    editor.selection.select({ nodes: new Set(['spare']) })
    nudge(editor, { x: 8, y: 0 })
    nudge(editor, { x: 8, y: 0 })
    expect(script().nodes.spare?.position).toEqual({ x: 16, y: 640 })
    expect(steps()).toBe(1)
  })

  it('moves a frame with its nodes and the notes in it', () => {
    editor.selection.select({ frames: new Set(['box']) })
    nudge(editor, { x: 8, y: 8 })
    expect([script().nodes.hello?.position, script().notes.inside?.position]).toEqual([
      { x: 648, y: 8 },
      { x: 648, y: 248 },
    ])
  })

  it('puts the selection where it is told, on the grid', () => {
    editor.selection.select({ nodes: new Set(['spare']) })
    moveTo(editor, { x: 101, y: 99 })
    expect(script().nodes.spare?.position).toEqual({ x: 104, y: 96 })
  })

  it('sizes notes and frames, never below what can be got hold of', () => {
    editor.selection.select({ notes: new Set(['inside']) })
    resizeSelected(editor, 'wider')
    expect(script().notes.inside?.size).toEqual({ width: 192, height: 80 })
    for (let time = 0; time < 9; time += 1) resizeSelected(editor, 'narrower')
    expect(script().notes.inside?.size?.width).toBe(96)
  })

  it('changes nothing in a drawing that is only looked at', () => {
    editor = createEditor(drawing, { isReadOnly: true })
    editor.selection.select({ nodes: new Set(['spare']) })
    nudge(editor, { x: 8, y: 0 })
    removeSelected(editor, { heals: true })
    expect(addNode(editor, 'end')).toBeUndefined()
    expect(script()).toBe(drawing)
  })
})
