/** The outline as a full equivalent of the canvas: a script drawn in it by keyboard alone, in step with what is selected elsewhere. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../designer/commands/command'
import { listenForKeys } from '../../../designer/commands/key-bindings'
import { OutlinePanel } from '../../../designer/outline/OutlinePanel'
import { anEditor, linksOf, shown } from '../an-editor'

const row = (name: RegExp) => screen.getByRole('treeitem', { name })
const focused = () => document.activeElement?.getAttribute('aria-label') ?? ''
/** The focus comes back from menus with the next frame. */
const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve, 120)))

const small = {
  nodes: { begin: ['begin'], when: ['if', { condition: 'true' }], bye: ['end'] },
  links: ['begin.default -> when', 'when.yes -> bye', 'when.no -> bye'],
} as const

describe('the outline', () => {
  it('builds a script by keyboard alone', async () => {
    const editor = anEditor({ nodes: {} })
    const { person } = shown(editor, <OutlinePanel />)

    screen.getByRole('button', { name: 'Add Begin' }).focus()
    await person.keyboard('{Enter}')
    await settled()
    expect(focused()).toMatch(/^Begin/)

    // a question behind Start
    await person.keyboard('{ArrowRight}{Enter}')
    await person.keyboard('menu')
    await person.keyboard('{Enter}')
    await settled()
    expect(focused()).toMatch(/^Ask/)

    // its name
    await person.keyboard('{F2}')
    await person.keyboard('Language{Enter}')
    await settled()
    expect(focused()).toMatch(/^Language, Ask/)

    // an end behind its second choice, and the first leads there too
    row(/^Way out Deutsch/).focus()
    await person.keyboard('{Enter}')
    await person.keyboard('finish{Enter}')
    await settled()
    act(() => editor.selection.selectNode('ask', 'choice-english'))
    row(/^Way out English/).focus()
    await person.keyboard('{Shift>}{Enter}{/Shift}')
    await person.keyboard('end{Enter}')
    await settled()

    expect(linksOf(editor)).toEqual(['ask.choice-deutsch -> end', 'ask.choice-english -> end', 'begin.default -> ask'])
    expect(editor.script.script().nodes.ask?.name).toBe('Language')
    expect(editor.announcer.getState().text).toBe('Connected English to End.')

    // and back to nothing
    while (editor.script.undo());
    expect(editor.script.script().nodes).toEqual({})
  })

  it('is one Tab stop, walked by arrows, Home, End and letters', async () => {
    const { person } = shown(anEditor(small), <OutlinePanel />)
    expect(screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)

    row(/^Begin/).focus()
    await person.keyboard('{ArrowDown}{ArrowDown}')
    expect(focused()).toMatch(/^If/)
    await person.keyboard('{End}')
    expect(focused()).toMatch(/^End/)
    await person.keyboard('b')
    expect(focused()).toMatch(/^Begin/)
    await person.keyboard('{ArrowLeft}')
    expect(screen.getAllByRole('treeitem')).toHaveLength(1)
    await person.keyboard('{ArrowRight}')
    expect(row(/^Begin/).getAttribute('aria-expanded')).toBe('true')
  })

  it('says level, place and where a way leads', () => {
    shown(anEditor(small), <OutlinePanel />)
    const no = row(/^Way out No/)
    expect(no.getAttribute('aria-label')).toBe('Way out No. to End, below')
    expect([no.ariaLevel ?? no.getAttribute('aria-level'), no.getAttribute('aria-posinset'), no.getAttribute('aria-setsize')]).toEqual([
      '4',
      '1',
      '3',
    ])
    expect(row(/^Way out Fault/).getAttribute('aria-label')).toMatch(/leads nowhere: to the channel’s default skill/)
  })

  it('selects what it walks over, and goes to what is selected on the canvas', async () => {
    const editor = anEditor(small)
    const { person } = shown(editor, <OutlinePanel />)
    row(/^Begin/).focus()
    await person.keyboard('{ArrowDown}')
    expect(editor.selection.getState()).toMatchObject({ nodes: new Set(['begin']), at: { is: 'node', id: 'begin', port: 'default' } })
    expect(editor.view.getState().reveal?.nodes).toEqual(['begin'])

    act(() => editor.selection.selectNode('bye'))
    expect(row(/^End/).tabIndex).toBe(0)
    expect(row(/^End/).getAttribute('aria-selected')).toBe('true')
  })

  it('unfolds what was selected on the canvas', async () => {
    const editor = anEditor(small)
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(screen.getByRole('button', { name: 'Fold all' }))
    expect(screen.getAllByRole('treeitem')).toHaveLength(1)
    act(() => editor.selection.selectNode('bye'))
    expect(row(/^End/).getAttribute('aria-selected')).toBe('true')
  })

  it('goes from a way to the node that stands elsewhere', async () => {
    const { person } = shown(anEditor(small), <OutlinePanel />)
    row(/^Way out No/).focus()
    await person.click(row(/^Way out No/))
    await person.keyboard('{Enter}')
    expect(focused()).toMatch(/^End/)
  })

  it('removes a node and closes the gap, or leaves it', async () => {
    const editor = anEditor({
      nodes: { begin: ['begin'], say: ['send-text', { text: 'Hi' }], bye: ['end'] },
      links: ['begin.default -> say', 'say.default -> bye'],
    })
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(row(/^Send text/))
    await person.keyboard('{Delete}')
    expect(linksOf(editor)).toEqual(['begin.default -> bye'])
    act(() => void editor.script.undo())
    await person.click(row(/^Send text/))
    await person.keyboard('{Shift>}{Delete}{/Shift}')
    expect(linksOf(editor)).toEqual([])
  })

  it('takes a link away, and puts a node before another in one step of undo', async () => {
    const editor = anEditor(small)
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(row(/^Way out No/))
    await person.keyboard('{Delete}')
    expect(linksOf(editor)).toEqual(['begin.default -> when', 'when.yes -> bye'])
    act(() => void editor.script.undo())

    const steps = editor.script.getState().past.length
    await person.click(row(/^End/))
    await person.keyboard('{Shift>}{Insert}{/Shift}')
    await person.keyboard('write{Enter}')
    await settled()
    expect(linksOf(editor)).toEqual(['begin.default -> when', 'send-text.default -> bye', 'when.no -> send-text', 'when.yes -> send-text'])
    expect(editor.script.getState().past.length).toBe(steps + 1)
  })

  it('offers everything in the menu of a row, which the keyboard opens', async () => {
    const editor = anEditor(small)
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(row(/^If/))
    await person.keyboard('{Shift>}{F10}{/Shift}')
    const menu = screen.getByRole('menu')
    expect(within(menu).getAllByRole('menuitem').length).toBeGreaterThan(5)
    await person.click(within(menu).getByRole('menuitem', { name: 'Pin' }))
    expect(editor.script.script().nodes.when?.pinned).toBe(true)
  })

  it('moves a node from frame to frame', async () => {
    const editor = anEditor(small)
    const place = { position: { x: 0, y: 0 }, size: { width: 9, height: 9 } }
    editor.dispatch([
      { type: 'addFrame', id: 'one', frame: { title: 'One', ...place }, nodes: ['when'] },
      { type: 'addFrame', id: 'two', frame: { title: 'Two', ...place }, nodes: [] },
    ])
    const { person } = shown(editor, <OutlinePanel />)
    const member = screen.getAllByRole('treeitem', { name: 'If' })[0]
    if (!member) throw new Error('the frame lists no node')
    await person.click(member)
    await person.keyboard('{F2}')
    await person.keyboard('two{Enter}')
    await settled()
    expect(editor.script.script().nodes.when?.frame).toBe('two')
    expect(editor.announcer.getState().text).toBe('If is part of Two now.')
  })

  it('shows what is wrong with a row in words', () => {
    const editor = anEditor(small)
    editor.view.set({
      problems: [
        {
          rule: 'unwired-port',
          severity: 'warning',
          message: '',
          path: [],
          node: 'when',
          port: 'failed',
          values: { node: 'when', port: 'failed', label: 'Fault' },
        },
        { rule: 'expression', severity: 'error', message: 'Use == to compare', path: [], node: 'when' },
      ],
    })
    shown(editor, <OutlinePanel />)
    expect(row(/^If.*Error: Use == to compare/)).toBeTruthy()
    expect(row(/^Way out Fault.*Warning: “Fault” leads nowhere/)).toBeTruthy()
  })

  it('hears what is held with Ctrl on the canvas, and not the letters', async () => {
    const editor = anEditor(small)
    const run: string[] = []
    const command = (keys: string): Command => ({
      id: keys,
      group: 'edit',
      title: () => keys,
      keys: [keys],
      where: 'canvas',
      run: () => void run.push(keys),
    })
    const stop = listenForKeys([command('$mod+d'), command('d'), command('Delete')], {}, (one) => {
      void one.run(editor)
      return true
    })
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(row(/^End/))
    await person.keyboard('{Control>}d{/Control}d')
    stop()
    expect(run).toEqual(['$mod+d'])
  })

  it('changes nothing where the script may only be looked at', async () => {
    const editor = anEditor(small, { isReadOnly: true })
    const { person } = shown(editor, <OutlinePanel />)
    await person.click(row(/^End/))
    await person.keyboard('{Delete}')
    expect(Object.keys(editor.script.script().nodes)).toEqual(['begin', 'when', 'bye'])
    expect(editor.announcer.getState().text).toBe('This script can be looked at, not changed.')
  })

  it('draws only what is in sight of a thousand nodes', () => {
    const nodes = Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`n${place}`, ['end'] as const]))
    shown(anEditor({ nodes }), <OutlinePanel />)
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(80)
    expect(row(/^Not connected, 1000/)).toBeTruthy()
  })
})
