import '../a-page'
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { allCommands } from '../../../designer/commands/all-commands'
import { chooseKeys, resetAllKeys } from '../../../designer/commands/bindings'
import { closeLayer } from '../../../designer/commands/layer-state'
import { anEditor } from '../an-editor'
import { aScript, openPage } from './an-open-script'

afterEach(() => {
  act(() => {
    resetAllKeys()
    closeLayer()
  })
})

const renamed = () => {
  const editor = aScript()
  editor.dispatch({ type: 'renameNode', id: 'hello', name: 'Greeting' })
  return editor
}
const nameOf = (editor: ReturnType<typeof aScript>) => editor.script.script().nodes.hello?.name

describe('on the canvas', () => {
  it('letters are commands', async () => {
    const { editor, person, onTheCanvas } = openPage()
    onTheCanvas()
    await person.keyboard('g')
    await person.keyboard('o')
    expect(editor.view.getState().rail).toBe('outline')
  })

  it('selects what follows from the node', async () => {
    const { editor, person, onTheCanvas } = openPage()
    editor.selection.selectNode('hello')
    onTheCanvas()
    await person.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}')
    expect([...editor.selection.getState().nodes].sort()).toEqual(['hello', 'last', 'menu'])
  })

  it('works on the drawing that stands there', async () => {
    const version = anEditor({ nodes: { begin: ['begin'], old: ['end'] } }, { isReadOnly: true })
    const { editor, person, onTheCanvas } = openPage(aScript(), { onCanvas: version })
    onTheCanvas()
    await person.keyboard('{Control>}a{/Control}')
    expect([...version.selection.getState().nodes]).toEqual(['begin', 'old'])
    expect([...editor.selection.getState().nodes]).toEqual([])
  })

  it('leaves a field there alone', async () => {
    const { editor, person, stand } = openPage()
    const before = editor.script.script()
    editor.selection.selectNode('hello')
    stand('textbox', 'Name on the canvas')
    await person.keyboard('x{Delete}g')
    expect(editor.script.script()).toBe(before)
  })

  it('Tab goes on where its command has nothing to do', async () => {
    const { person, onTheCanvas } = openPage()
    onTheCanvas()
    await person.tab()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name on the canvas' }))
  })

  it('the second key of a pair is not a command of its own', async () => {
    const { editor, person, onTheCanvas } = openPage()
    act(() => void chooseKeys(command('select.all'), ['g n'], allCommands))
    onTheCanvas()
    await person.keyboard('gn')
    expect(editor.selection.getState().nodes.size).toBe(4)
    expect(Object.keys(editor.script.script().notes)).toEqual([])
  })
})

describe('elsewhere on the page', () => {
  it('undoes and does again', async () => {
    const { editor, person, stand } = openPage(renamed())
    stand('button', 'Button')
    await person.keyboard('{Control>}z{/Control}')
    expect(nameOf(editor)).toBeUndefined()
    await person.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(nameOf(editor)).toBe('Greeting')
    await person.keyboard('{Control>}z{/Control}{Control>}y{/Control}')
    expect(nameOf(editor)).toBe('Greeting')
  })

  it('letters are no commands', async () => {
    const { editor, person, stand } = openPage()
    stand('button', 'Button')
    await person.keyboard('go?')
    expect(editor.view.getState().rail).toBe('palette')
    expect(screen.queryByRole('dialog', { name: 'Shortcuts' })).toBeNull()
  })

  it('commands of the canvas do nothing', async () => {
    const { editor, person, stand } = openPage()
    stand('button', 'Button')
    await person.keyboard('{Control>}a{/Control}')
    expect(editor.selection.getState().nodes.size).toBe(0)
  })
})

describe('in a field', () => {
  it('undo is the field’s own', async () => {
    const { editor, person, stand } = openPage(renamed())
    stand('textbox', 'Field')
    await person.keyboard('{Control>}z{/Control}')
    expect(nameOf(editor)).toBe('Greeting')
  })

  it('the palette opens all the same', async () => {
    const { person, stand } = openPage()
    stand('textbox', 'Field')
    await person.keyboard('{Control>}k{/Control}')
    expect(await screen.findByRole('dialog', { name: 'Commands' })).toBeDefined()
  })
})

describe('in a dialog', () => {
  it('no command runs', async () => {
    const { editor, person, stand } = openPage(renamed())
    stand('button', 'Button of the dialog')
    await person.keyboard('{Control>}z{/Control}{Control>}k{/Control}')
    expect(nameOf(editor)).toBe('Greeting')
    expect(screen.queryByRole('dialog', { name: 'Commands' })).toBeNull()
  })
})

describe('keys that were chosen', () => {
  it('take the place of the usual ones', async () => {
    const { editor, person, stand } = openPage(renamed())
    act(() => void chooseKeys(command('history.undo'), ['Alt+u'], allCommands))
    stand('button', 'Button')
    await person.keyboard('{Control>}z{/Control}')
    expect(nameOf(editor)).toBe('Greeting')
    await person.keyboard('{Alt>}u{/Alt}')
    expect(nameOf(editor)).toBeUndefined()
  })
})

function command(id: string) {
  const found = allCommands.find((each) => each.id === id)
  if (!found) throw new Error(`There is no command ${id}`)
  return found
}
