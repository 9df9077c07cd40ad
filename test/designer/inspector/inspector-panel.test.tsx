/** What the inspector shows for what is selected, and the ways between form and drawing. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Script } from '../../../engine/script/script'
import { describedBy, field, inspect, nodeOf } from './an-inspector'

const PARTS: Partial<Script> = {
  nodes: {
    begin: nodeOf('begin', {}),
    it: nodeOf('send-text', { text: 'Hello' }, { name: 'Greeting' }),
    other: nodeOf('send-text', { text: 'Bye' }, { name: 'Farewell' }),
    end: nodeOf('end', {}),
  },
  links: { 'begin.default': { from: 'begin', port: 'default', to: 'it' }, 'it.default': { from: 'it', port: 'default', to: 'end' } },
}

describe('a node', () => {
  it('is renamed, pinned and given a breakpoint', async () => {
    const { user, editor } = inspect(PARTS)
    await user.clear(field('Name of the node'))
    expect(editor.script.script().nodes.it).not.toHaveProperty('name')
    await user.type(field('Name of the node'), 'Welcome')
    await user.click(screen.getByRole('button', { name: 'Pin' }))
    await user.click(screen.getByRole('button', { name: 'Breakpoint' }))
    expect(editor.script.script().nodes.it).toMatchObject({ name: 'Welcome', pinned: true })
    expect(editor.view.getState().breakpoints.has('it')).toBe(true)
  })

  it('says where each way out leads, and is linked by choosing a node', async () => {
    const { user, editor } = inspect(PARTS)
    expect((field('Sent leads to') as HTMLInputElement).value).toBe('End')
    expect(field('Not sent leads to').getAttribute('placeholder')).toBe('By Default to End')
    await user.click(field('Not sent leads to'))
    await user.click(await screen.findByRole('option', { name: /^Farewell/ }))
    expect(editor.script.script().links['it.failed']).toEqual({ from: 'it', port: 'failed', to: 'other' })
    await user.click(screen.getByRole('button', { name: 'Remove the link of Sent' }))
    expect(editor.script.script().links).not.toHaveProperty('it.default')
    expect(field('Sent leads to').getAttribute('placeholder')).toBe('To the channel’s default skill')
  })

  it('leads to the nodes before and after it', async () => {
    const { user, editor } = inspect(PARTS)
    await user.click(screen.getByRole('button', { name: /^Begin/ }))
    expect([...editor.selection.getState().nodes]).toEqual(['begin'])
    expect(field('Start leads to')).toBeDefined()
  })

  it('becomes another kind after what is lost was said, in one step', async () => {
    const { user, editor, undo } = inspect(PARTS)
    await user.click(screen.getByRole('button', { name: 'Replace' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('New kind', { selector: 'input' }), 'Ask')
    await user.click(await screen.findByRole('option', { name: /^Ask/ }))
    expect(dialog.getByRole('status').textContent).toContain('Stays: Text')
    await user.click(dialog.getByRole('button', { name: 'Replace' }))
    expect(editor.script.script().nodes.it).toMatchObject({ kind: 'ask', name: 'Greeting', settings: { text: 'Hello' } })
    undo()
    expect(editor.script.script().nodes.it).toEqual(PARTS.nodes?.it)
  })

  it('that is removed leaves the script itself', async () => {
    const { user, editor } = inspect(PARTS)
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    expect(editor.script.script().nodes).not.toHaveProperty('it')
    expect(screen.queryByLabelText('Name of the node')).toBeNull()
  })

  it('of an unknown kind is kept as it is', () => {
    const { settings } = inspect({ nodes: { it: nodeOf('teleport', { to: 'Mars' }) } })
    expect(screen.getByText(/does not know this kind of node/)).toBeDefined()
    expect(settings()).toEqual({ to: 'Mars' })
  })
})

describe('a field that is asked for', () => {
  it('has the focus, also within what is folded, and its node is selected', async () => {
    const { editor } = inspect({ nodes: { ...PARTS.nodes, it: nodeOf('assign-skill', { skill: 'sales' }) } })
    act(() => editor.selection.selectNode('other'))
    act(() => editor.view.showField('it', ['worstProficiency']))
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Worst proficiency')))
    expect([...editor.selection.getState().nodes]).toEqual(['it'])
  })

  it('is the first one where none is named', async () => {
    const { editor } = inspect(PARTS)
    act(() => editor.view.showField('it', []))
    await vi.waitFor(() => expect(document.activeElement).toBe(field('Text')))
  })
})

it('goes back to the drawing by Escape', async () => {
  const { user, editor } = inspect(PARTS)
  await user.click(field('Name of the node'))
  await user.keyboard('{Escape}')
  expect(editor.view.getState().reveal).toMatchObject({ nodes: ['it'], focus: true })
})

describe('a link', () => {
  it('is moved at each end, and removed', async () => {
    const { user, editor } = inspect(PARTS)
    act(() => editor.selection.select({ links: new Set(['it.default']) }))
    await user.selectOptions(field('By way of'), 'failed')
    expect(editor.script.script().links['it.failed']).toEqual({ from: 'it', port: 'failed', to: 'end' })
    await user.click(field('Leads to'))
    await user.click(await screen.findByRole('option', { name: /^Farewell/ }))
    expect(editor.script.script().links['it.failed']?.to).toBe('other')
    await user.click(screen.getByRole('button', { name: 'Remove the link' }))
    expect(Object.keys(editor.script.script().links)).toEqual(['begin.default'])
  })
})

describe('notes and frames', () => {
  it('are written, coloured, pinned and resolved', async () => {
    const { user, editor } = inspect({ ...PARTS, notes: { n: { text: '', position: { x: 0, y: 0 } } } })
    act(() => editor.selection.select({ notes: new Set(['n']) }))
    await user.type(field('Text'), 'Ask sales')
    await user.click(screen.getByRole('radio', { name: 'Green' }))
    await user.click(screen.getByRole('switch', { name: 'Resolved' }))
    await user.click(field('Pinned to'))
    await user.click(await screen.findByRole('option', { name: /^Greeting/ }))
    expect(editor.script.script().notes.n).toMatchObject({ text: 'Ask sales', tint: 'green', isResolved: true, node: 'it' })
  })

  it('take nodes in and let them out', async () => {
    const { user, editor } = inspect({
      ...PARTS,
      frames: { f: { title: 'Start', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } } },
    })
    act(() => editor.selection.select({ frames: new Set(['f']) }))
    await user.click(field('Put another node in'))
    await user.click(await screen.findByRole('option', { name: /^Greeting/ }))
    expect(editor.script.script().nodes.it?.frame).toBe('f')
    await user.click(screen.getByRole('button', { name: 'Take Greeting out of the frame' }))
    expect(editor.script.script().nodes.it).not.toHaveProperty('frame')
  })
})

describe('several nodes', () => {
  it('of one kind get one value for all, as one step', async () => {
    const { user, editor } = inspect(PARTS)
    act(() => editor.selection.select({ nodes: new Set(['it', 'other']) }))
    expect(screen.getByText('2 things')).toBeDefined()
    expect(field('Text').getAttribute('placeholder')).toBe('They differ')
    await user.type(field('Text'), 'Hi')
    const { nodes } = editor.script.script()
    expect([nodes.it?.settings.text, nodes.other?.settings.text]).toEqual(['Hi', 'Hi'])
    expect(editor.script.getState().past).toHaveLength(1)
  })
})

describe('the script itself', () => {
  it('is named and given an error handler', async () => {
    const { user, editor } = inspect(PARTS)
    act(() => editor.selection.clear())
    await user.clear(field('Name'))
    expect(describedBy(field('Name'))).toContain('Give the script a name')
    await user.type(field('Name'), 'Front desk')
    await user.click(field('Error handler'))
    await user.click(await screen.findByRole('option', { name: /^Farewell/ }))
    expect(editor.script.script()).toMatchObject({ name: 'Front desk', errorHandler: 'other' })
  })

  it('leads to its variables', async () => {
    const { user, editor } = inspect(PARTS)
    act(() => editor.selection.clear())
    await user.click(screen.getByRole('button', { name: 'Variables' }))
    expect(editor.view.getState().rail).toBe('variables')
  })
})
