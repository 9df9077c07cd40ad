import '../a-page'
import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { HistoryMenu } from '../../../designer/commands/HistoryMenu'
import { shown } from '../an-editor'
import { aScript } from './an-open-script'

function opened() {
  const editor = aScript()
  const view = shown(editor, <HistoryMenu />)
  const documents = [editor.script.script()]
  const edit = (act: () => void) => {
    act()
    documents.push(editor.script.script())
  }
  act(() => {
    edit(() => editor.dispatch({ type: 'moveThings', nodes: { hello: { x: 8, y: 0 }, menu: { x: 16, y: 0 }, last: { x: 24, y: 0 } } }))
    edit(() => editor.dispatch({ type: 'renameNode', id: 'hello', name: 'Greeting' }))
    edit(() => editor.dispatch({ type: 'removeNodes', ids: ['menu'] }, { as: 'remove' }))
    edit(() => editor.dispatch({ type: 'renameNode', id: 'last', name: 'Good-bye' }))
  })
  return { ...view, editor, documents }
}

describe('the history menu', () => {
  it('says that there is nothing to undo', () => {
    shown(aScript(), <HistoryMenu />)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Nothing to undo' }).disabled).toBe(true)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Nothing to redo' }).disabled).toBe(true)
  })

  it('names what the next press takes back', async () => {
    const { person, editor, documents } = opened()
    await person.click(screen.getByRole('button', { name: 'Undo: rename a node' }))
    await person.click(screen.getByRole('button', { name: 'Undo: remove 1 node' }))
    expect(editor.script.script()).toEqual(documents[2])
    expect(editor.announcer.getState().text).toBe('Undone: remove 1 node.')
    await person.click(screen.getByRole('button', { name: 'Redo: remove 1 node' }))
    expect(editor.script.script()).toEqual(documents[3])
  })

  it('goes back three steps at once, and forward again', async () => {
    const { person, editor, documents } = opened()
    await person.click(screen.getByRole('button', { name: 'Last steps' }))
    await person.click(await screen.findByRole('menuitem', { name: 'Rename a node. Takes back 3 steps' }))
    expect(editor.script.script()).toEqual(documents[1])
    expect(editor.announcer.getState().text).toBe('3 steps undone.')
    expect(screen.getByRole('button', { name: 'Undo: move 3 nodes' })).toBeDefined()

    await person.click(screen.getByRole('button', { name: 'Last steps' }))
    await person.click(await screen.findByRole('menuitem', { name: 'Rename a node. Does 3 steps again' }))
    expect(editor.script.script()).toEqual(documents[4])
  })
})
