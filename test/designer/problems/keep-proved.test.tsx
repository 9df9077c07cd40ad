/** What is proven of the open script: told beside the other problems with its way, and put right at once where that can be done. */
import '../a-page'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { useEffect } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { useEditor } from '../../../designer/editor/editor-context'
import { ProblemsPanel } from '../../../designer/problems/ProblemsPanel'
import type { Prover } from '../../../designer/problems/prover'
import { useDiagnostics } from '../../../designer/problems/use-diagnostics'
import { keepProved } from '../../../designer/problems/use-proof'
import { Directory } from '../../../engine/directory/model/directory'
import { prove } from '../../../engine/prove/prove'
import { anEditor, shown } from '../an-editor'

// the first check waits for the engine to be loaded, and a proof for a quiet moment
configure({ asyncUtilTimeout: 20_000 })

/** The worker's own work, on the page. */
const here = (): Prover => ({ prove: async (script, known) => prove(script, known), end() {} })

function Panel() {
  const editor = useEditor()
  useDiagnostics()
  useEffect(() => keepProved(editor, here()), [editor])
  return <ProblemsPanel />
}

const late = {
  nodes: {
    begin: ['begin'],
    pause: ['wait', { seconds: 200_000 }],
    hello: ['send-text', { text: 'Are you still there?' }],
    bye: ['end'],
  },
  links: ['begin.default -> pause', 'pause.default -> hello', 'hello.default -> bye', 'hello.failed -> bye', 'hello.windowClosed -> bye'],
} as const
const withTemplate = Directory.parse({
  templates: [
    { name: 'still_there', language: 'en_US', category: 'utility', status: 'approved', body: 'Hello {{1}}, are you still there?' },
  ],
})
const unlinked = { ...late, links: late.links.filter((link) => !link.startsWith('hello.windowClosed')) }

const row = (text: RegExp) =>
  waitFor(() => {
    const item = screen.queryAllByRole('listitem').find(({ textContent }) => text.test(textContent ?? ''))
    if (!item) throw new Error(`no row says ${text}`)
    return item
  })

describe('the proof of a script', () => {
  it('says what holds, and where it is provided for', async () => {
    shown(anEditor(late), <Panel />)
    const summary = await screen.findByText('Proven: all 5 properties of this script')
    const said = summary.closest('details')?.textContent
    expect(said).toContain('Every path reaches an agent or an end')
    expect(said).toContain('“Session window closed” is provided for at')
    expect(said).toContain('Every wait ends by an answer, an event or its time-out')
  })

  it('shows the way on which a property is broken', async () => {
    const editor = anEditor(unlinked)
    const { person } = shown(editor, <Panel />)
    const item = await row(/session window closes after 24/)
    const button = within(item).getByRole('button', { name: /^Show the way/ })
    await person.click(button)
    const { path } = editor.view.getState()
    expect([...(path?.nodes ?? [])]).toEqual(['begin', 'pause', 'hello'])
    expect([...(path?.cords ?? [])]).toEqual(['begin.default', 'pause.default'])
    expect(button.getAttribute('aria-pressed')).toBe('true')
    await person.click(button)
    expect(editor.view.getState().path).toBeUndefined()
  })

  it('puts the way out when the drawing changes', async () => {
    const editor = anEditor(unlinked)
    const { person } = shown(editor, <Panel />)
    await person.click(within(await row(/session window closes/)).getByRole('button', { name: /^Show the way/ }))
    editor.dispatch({ type: 'renameNode', id: 'bye', name: 'Good-bye' })
    expect(editor.view.getState().path).toBeUndefined()
  })

  it('puts the way out when the list of problems closes', async () => {
    const editor = anEditor(unlinked)
    editor.view.set({ isProblemsOpen: true })
    const { person } = shown(editor, <Panel />)
    await person.click(within(await row(/session window closes/)).getByRole('button', { name: /^Show the way/ }))
    expect(editor.view.getState().path).toBeDefined()
    await person.click(screen.getByRole('button', { name: 'Close the problems' }))
    expect(editor.view.getState().path).toBeUndefined()
  })

  it('is made anew after a fix: a template goes out at any time', async () => {
    const editor = anEditor(unlinked)
    editor.view.set({ directory: withTemplate })
    const { person } = shown(editor, <Panel />)
    await person.click(within(await row(/session window closes/)).getByRole('button', { name: /^Send a template instead/ }))
    await person.click(await screen.findByRole('menuitem', { name: /^still_there/ }))
    const { hello } = editor.script.script().nodes
    expect(hello).toMatchObject({ kind: 'send-template', settings: { template: 'still_there', language: 'en_US', parameters: ['…'] } })
    await waitFor(() => expect(editor.view.getState().problems.map(({ rule }) => rule)).not.toContain('outside-window'))
    await waitFor(() => expect(editor.view.getState().proof?.properties.find(({ name }) => name === 'session-window')?.holds).toBe(true))
  })

  it('is dropped while the script has errors', async () => {
    const editor = anEditor(late)
    shown(editor, <Panel />)
    await screen.findByText(/^Proven: all/)
    editor.dispatch({ type: 'changeSetting', id: 'hello', path: ['text'], value: '' })
    await waitFor(() => expect(editor.view.getState().proof).toBeUndefined())
    expect(screen.queryByText(/^Proven/)).toBeNull()
  })

  it('is tried again with the next change where the prover could not be had', async () => {
    const editor = anEditor(late)
    const asked = vi.fn<Prover['prove']>().mockRejectedValueOnce(new Error('offline')).mockImplementation(here().prove)
    editor.view.set({ isChecked: true })
    const end = keepProved(editor, { prove: asked, end() {} })
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1), { timeout: 5_000 })
    expect(editor.view.getState().proof).toBeUndefined()
    editor.dispatch({ type: 'renameNode', id: 'bye', name: 'Good-bye' })
    await vi.waitFor(() => expect(editor.view.getState().proof?.properties).toHaveLength(5), { timeout: 5_000 })
    end()
  })
})

describe('a variable that is read before it is set', () => {
  it('gets an initial value', async () => {
    const editor = anEditor({
      nodes: { begin: ['begin'], hello: ['send-text', { text: 'Hello {{ name }}' }], bye: ['end'] },
      links: ['begin.default -> hello', 'hello.default -> bye', 'hello.failed -> bye', 'hello.windowClosed -> bye'],
      variables: { name: { type: 'text' } },
    })
    const { person } = shown(editor, <Panel />)
    await person.click(within(await row(/is read before anything has set it/)).getByRole('button', { name: /^Begin with an empty text/ }))
    expect(editor.script.script().variables.name).toEqual({ type: 'text', initial: '' })
  })
})
