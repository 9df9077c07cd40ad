/** Searching a script: every place is found, gone to and said; texts are replaced, expressions are not. */
import '../a-page'
import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { SearchPanel } from '../../../designer/search/SearchPanel'
import { searchCommands } from '../../../designer/search/search-commands'
import { anEditor, shown } from '../an-editor'

const script = {
  nodes: {
    begin: ['begin'],
    hello: ['send-text', { text: 'Hello {{ hello }}, hello again' }],
    when: ['if', { condition: 'hello == "yes"' }],
  },
  variables: { hello: { type: 'text', description: 'What they said' } },
} as const

const anEditorWithNote = () => {
  const editor = anEditor(script)
  editor.dispatch([
    { type: 'renameNode', id: 'hello', name: 'Say hello' },
    { type: 'addNote', id: 'note', note: { text: 'Is hello polite enough?', position: { x: 0, y: 0 } } },
  ])
  return editor
}
/** Without the name of the thing, which only listeners are told again. */
const found = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent?.replace(/^.*?, (?=[A-Z])/, ''))

describe('the search', () => {
  it('finds names, texts, conditions, notes and variables, by the thing they belong to', async () => {
    const { person } = shown(anEditorWithNote(), <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'hello')
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Say helloSend text', 'If', 'Note', 'Variable'])
    expect(found()).toEqual([
      'NameSay hello',
      'Idhello',
      'TextHello {{ hello }}, hello again',
      'Conditionhello == "yes"',
      'NoteIs hello polite enough?',
      'Variablehello',
    ])
    expect(screen.getByRole('status').textContent).toBe('6 found in 4 places')
  })

  it('goes to the field', async () => {
    const editor = anEditorWithNote()
    const { person } = shown(editor, <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'yes')
    await person.click(screen.getByRole('button', { name: /hello == "yes"/ }))
    expect(editor.selection.getState().nodes).toEqual(new Set(['when']))
    expect(editor.view.getState().field).toMatchObject({ node: 'when', path: ['condition'] })
  })

  it('goes on with Enter and by command, round and round, and says where it is', async () => {
    const editor = anEditorWithNote()
    const { person } = shown(editor, <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'hello{Enter}{Enter}')
    expect(editor.announcer.getState().text).toBe('2 of 6, Say hello, Id: hello')
    const [next, previous] = searchCommands
    await act(async () => next?.run(editor))
    expect(editor.announcer.getState().text).toMatch(/^3 of 6/)
    await act(async () => {
      for (let count = 0; count < 3; count += 1) void previous?.run(editor)
    })
    expect(editor.announcer.getState().text).toMatch(/^6 of 6/)
  })

  it('tells capitals apart when asked to', async () => {
    const { person } = shown(anEditorWithNote(), <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'Hello')
    await person.click(screen.getByRole('button', { name: 'Match capitals' }))
    expect(found()).toEqual(['TextHello {{ hello }}, hello again'])
  })

  it('replaces in names, texts and notes in one step of undo, and leaves expressions alone', async () => {
    const editor = anEditorWithNote()
    const before = editor.script.script()
    const { person } = shown(editor, <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'hello')
    await person.click(screen.getByRole('button', { name: 'Replace' }))
    await person.type(screen.getByRole('textbox', { name: 'Replace by' }), 'welcome')
    expect(found()).toContain('TextHellowelcome {{ hello }}, hellowelcome again')
    await person.click(screen.getByRole('button', { name: 'Replace all 4' }))

    const { nodes, notes, variables } = editor.script.script()
    expect(nodes.hello).toMatchObject({ name: 'Say welcome', settings: { text: 'welcome {{ hello }}, welcome again' } })
    expect(nodes.when?.settings.condition).toBe('hello == "yes"')
    expect(notes.note?.text).toBe('Is welcome polite enough?')
    expect(Object.keys(variables)).toEqual(['hello'])
    act(() => void editor.script.undo())
    expect(editor.script.script()).toEqual(before)
  })

  it('replaces in one place only', async () => {
    const editor = anEditorWithNote()
    const { person } = shown(editor, <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'hello')
    await person.click(screen.getByRole('button', { name: 'Replace' }))
    const [first] = screen.getAllByRole('button', { name: 'Replace here' })
    if (first) await person.click(first)
    expect(editor.script.script().nodes.hello?.name).toBe('Say')
    expect(editor.script.script().notes.note?.text).toBe('Is hello polite enough?')
  })

  it('says when there is nothing', async () => {
    const { person } = shown(anEditorWithNote(), <SearchPanel />)
    await person.type(screen.getByRole('searchbox'), 'zebra')
    expect(screen.getByRole('status').textContent).toBe('“zebra” is nowhere in this script')
  })
})
