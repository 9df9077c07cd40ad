/** Problems follow the drawing: after every change, once for many changes at once, without changing what stays the same. */
import '../a-page'
import { describe, expect, it, vi } from 'vitest'
import { keepDiagnosed } from '../../../designer/problems/use-diagnostics'
import { anEditor, directory } from '../an-editor'

const small = { nodes: { begin: ['begin'], say: ['send-text', { text: 'Hi' }] }, links: ['begin.default -> say'] } as const

const checked = async (editor: ReturnType<typeof anEditor>) => {
  await vi.waitFor(() => expect(editor.view.getState().isChecked).toBe(true), { timeout: 30_000 })
  return editor.view.getState().problems
}

describe('problems', () => {
  it('are found when a script is opened, and again after a change', async () => {
    const editor = anEditor(small)
    const end = keepDiagnosed(editor)
    expect((await checked(editor)).map(({ rule }) => rule)).toEqual(['unwired-port', 'unwired-port', 'unwired-port'])

    editor.dispatch({ type: 'changeSetting', id: 'say', path: ['text'], value: '' })
    await vi.waitFor(() => expect(editor.view.getState().problems.map(({ rule }) => rule)).toContain('wrong-setting'))
    end()
  })

  it('are told once for all changes of a moment', async () => {
    const editor = anEditor(small)
    const end = keepDiagnosed(editor)
    await checked(editor)
    let told = 0
    const unsubscribe = editor.view.subscribe((now, before) => {
      if (now.problems !== before.problems) told += 1
    })
    for (const value of ['', 'H', '']) editor.dispatch({ type: 'changeSetting', id: 'say', path: ['text'], value })
    await vi.waitFor(() => expect(told).toBe(1))
    unsubscribe()
    end()
  })

  it('stay the same objects where nothing changed for them', async () => {
    const editor = anEditor(small)
    const end = keepDiagnosed(editor)
    const before = await checked(editor)
    editor.dispatch({ type: 'addNode', id: 'lost', node: { kind: 'end', settings: {}, position: { x: 0, y: 0 } } })
    await vi.waitFor(() => expect(editor.view.getState().problems.length).toBe(before.length + 1))
    expect(editor.view.getState().problems.slice(0, before.length)).toEqual(before)
    for (const problem of before) expect(editor.view.getState().problems).toContain(problem)
    end()
  })

  it('follow the directory of the workspace', async () => {
    const editor = anEditor({ nodes: { begin: ['begin'], to: ['assign-skill', { skill: 'sales' }] }, links: ['begin.default -> to'] })
    const end = keepDiagnosed(editor)
    expect((await checked(editor)).map(({ rule }) => rule)).not.toContain('deleted-reference')
    editor.view.set({ directory: { ...directory, skills: [] } })
    await vi.waitFor(() => expect(editor.view.getState().problems.map(({ rule }) => rule)).toContain('deleted-reference'))
    end()
  })

  it('are looked for no more once it is ended', async () => {
    const editor = anEditor(small)
    const end = keepDiagnosed(editor)
    const before = await checked(editor)
    end()
    const watched = keepDiagnosed(anEditor(small))
    editor.dispatch({ type: 'removeNodes', ids: ['say'] })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(editor.view.getState().problems).toBe(before)
    watched()
  })
})
