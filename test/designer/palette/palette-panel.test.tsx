/** The palette: found by what administrators call it, added by key or click behind the node at hand. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PalettePanel } from '../../../designer/palette/PalettePanel'
import { paletteMemory } from '../../../designer/palette/palette-memory'
import { anEditor, linksOf, shown } from '../an-editor'

const item = (name: RegExp) => screen.getAllByRole('button', { name })[0] as HTMLElement
const forget = () => paletteMemory.setState({ recent: [], favourites: [] })

describe('the palette', () => {
  it('finds kinds by administrators’ words, and adds the best one with Enter', async () => {
    forget()
    const editor = anEditor({ nodes: { begin: ['begin'] } })
    const { person } = shown(editor, <PalettePanel />)
    act(() => editor.selection.selectNode('begin'))
    expect(screen.getByText('Goes after “Start” of Begin')).toBeTruthy()
    await person.type(screen.getByRole('searchbox'), 'office hours{Enter}')
    expect(linksOf(editor)).toEqual(['begin.default -> hours'])
    expect(editor.selection.getState().nodes).toEqual(new Set(['hours']))
    expect(editor.announcer.getState().text).toBe('Added Hours after Begin.')
  })

  it('builds a way by clicks: each goes behind the one before', async () => {
    forget()
    const editor = anEditor({ nodes: { begin: ['begin'] } })
    const { person } = shown(editor, <PalettePanel />)
    act(() => editor.selection.selectNode('begin'))
    await person.click(item(/^Assign skill/))
    await person.click(item(/^End/))
    expect(linksOf(editor)).toEqual(['assign-skill.default -> end', 'begin.default -> assign-skill'])
  })

  it('puts it apart where the way on is taken', async () => {
    forget()
    const editor = anEditor({ nodes: { begin: ['begin'], bye: ['end'] }, links: ['begin.default -> bye'] })
    const { person } = shown(editor, <PalettePanel />)
    act(() => editor.selection.selectNode('begin'))
    await person.click(item(/^Send text/))
    expect(linksOf(editor)).toEqual(['begin.default -> bye'])
    expect(Object.keys(editor.script.script().nodes)).toEqual(['begin', 'bye', 'send-text'])
  })

  it('shows what cannot be added, says why, and adds nothing', async () => {
    forget()
    const editor = anEditor({ nodes: { begin: ['begin'] } })
    const { person } = shown(editor, <PalettePanel />)
    const begin = item(/^Begin/)
    expect(begin.getAttribute('aria-disabled')).toBe('true')
    expect(within(begin).getByText('The script has its Begin already')).toBeTruthy()
    await person.click(begin)
    expect(Object.keys(editor.script.script().nodes)).toEqual(['begin'])
    expect(editor.announcer.getState().text).toBe('The script has its Begin already')
  })

  it('is one Tab stop behind its search, walked by arrows', async () => {
    forget()
    const { person } = shown(anEditor({ nodes: {} }), <PalettePanel />)
    const toolbar = screen.getByRole('toolbar')
    expect(
      within(toolbar)
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1)
    screen.getByRole('searchbox').focus()
    await person.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.textContent).toMatch(/^On assignment/)
    await person.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Keep On assignment among the favourites')
    await person.keyboard('{Home}{ArrowUp}')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
    // letters go to the search
    await person.keyboard('{ArrowDown}menu')
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('menu')
  })

  it('keeps favourites and what was added last, and adds notes and frames', async () => {
    forget()
    const editor = anEditor({ nodes: {} })
    const { person } = shown(editor, <PalettePanel />)
    await person.click(screen.getByRole('button', { name: 'Keep Ask among the favourites' }))
    await person.click(item(/^Note/))
    await person.click(item(/^Frame/))
    expect(Object.keys(editor.script.script().notes)).toEqual(['note'])
    expect(Object.keys(editor.script.script().frames ?? {})).toEqual(['frame'])
    expect(within(screen.getByRole('group', { name: 'Favourites' })).getByText('Ask')).toBeTruthy()
    expect(within(screen.getByRole('group', { name: 'Recent' })).getByText('Frame')).toBeTruthy()
    expect(JSON.parse(localStorage.getItem('cordboard.palette') ?? '{}')).toEqual({ recent: ['frame', 'note'], favourites: ['ask'] })
  })

  it('proposes what usually follows', () => {
    forget()
    const editor = anEditor({
      nodes: { one: ['ask', { text: 'a' }], two: ['ask', { text: 'b' }], to: ['assign-skill', { skill: 'sales' }] },
      links: ['one.answer -> to'],
    })
    shown(editor, <PalettePanel />)
    act(() => editor.selection.selectNode('two'))
    expect(within(screen.getByRole('group', { name: 'Often after Ask' })).getByText('Assign skill')).toBeTruthy()
  })

  it('carries the kind when it is dragged', () => {
    forget()
    shown(anEditor({ nodes: {} }), <PalettePanel />)
    const carried: Record<string, string> = {}
    const drag = new Event('dragstart', { bubbles: true })
    Object.assign(drag, { dataTransfer: { setData: (type: string, value: string) => Object.assign(carried, { [type]: value }) } })
    act(() => void item(/^Send text/).dispatchEvent(drag))
    expect(carried).toEqual({ 'application/x-cordboard-kind': 'send-text' })
  })
})
