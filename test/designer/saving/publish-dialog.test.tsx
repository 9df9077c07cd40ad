/** Publishing: what changes, what is in the way, and that the very document looked at is what gets published. */
import '../a-page'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PublishButton } from '../../../designer/saving/PublishButton'
import { SaveState } from '../../../designer/saving/SaveState'
import type { Problem, Script } from '../../../engine/script/script'
import { type ADraft, aDraft, answering } from './a-saving'
import { aScript, person } from './a-server'

afterEach(() => void vi.unstubAllGlobals())

const version = (number: number) => ({ scriptId: 'desk', version: number, name: 'Desk', hash: '', note: '', at: 0, by: person('Dana') })

function serve(published: Script | undefined, publish: (init?: RequestInit) => unknown = () => version(4)) {
  const fetched = vi.fn(
    answering({
      'GET /api/v1/scripts/desk': { ...(published ? { published: { version: 3, script: published } } : {}), problems: [] },
      'GET /api/v1/scripts/desk/versions': { versions: published ? [version(3), version(2)] : [] },
      'POST /api/v1/scripts/desk/publish': publish,
    }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function opened(draft: ADraft): Promise<HTMLElement> {
  draft.draw(
    <>
      <SaveState />
      <PublishButton />
    </>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
  const dialog = await screen.findByRole('dialog', { name: 'Publish this draft' })
  await within(dialog).findByRole('button', { name: /Publish version/ })
  return dialog
}

const changed = (draft: ADraft) =>
  draft.editor.dispatch([
    { type: 'changeSetting', id: 'hello', path: ['text'], value: 'Good evening to you' },
    { type: 'moveThings', nodes: { end: { x: 800, y: 0 } } },
  ])
const check = ({ editor }: ADraft, problems: readonly Problem[] = []) => editor.view.set({ problems, isChecked: true })
const problem: Problem = { rule: 'unreachable', severity: 'error', message: 'Nothing leads here', path: ['nodes', 'end'], node: 'end' }

describe('publishing', () => {
  it('tells behaviour and layout apart, and what becomes of running cases', async () => {
    serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    expect(dialog.textContent).toContain('Against version 3')
    expect(dialog.textContent).toContain('What it does (1)')
    expect(dialog.textContent).toContain('Layout (1)')
    expect(dialog.textContent).toContain('stay on the version they began with')
  })

  it('saves first and publishes just that revision, with the note', async () => {
    const fetched = serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'What is new, and why' }), 'Evenings too')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 4' }))
    const sent = fetched.mock.calls.find(([, init]) => init?.method === 'POST')?.[1]
    expect(JSON.parse(String(sent?.body))).toEqual({ note: 'Evenings too', draftRevision: 2 })
    expect(draft.server.draft?.revision).toBe(2)
    expect(screen.queryByRole('dialog', { name: 'Publish this draft' })).toBeNull()
    expect(screen.getByRole('region', { name: 'News' }).textContent).toContain('Version 4 is published')
    expect(draft.editor.announcer.getState().text).toContain('Version 4 is published')
  })

  it('is blocked by errors, which lead to their place', async () => {
    serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft, [problem])
    const dialog = await opened(draft)
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: /Publish version/ }).disabled).toBe(true)
    await userEvent.click(within(dialog).getByRole('button', { name: /Error/ }))
    expect([...draft.editor.selection.getState().nodes]).toEqual(['end'])
    expect(draft.editor.view.getState().reveal).toMatchObject({ nodes: ['end'], focus: true })
  })

  it('is not blocked by warnings', async () => {
    serve(undefined)
    const draft = aDraft()
    check(draft, [{ ...problem, severity: 'warning' }])
    const dialog = await opened(draft)
    expect(dialog.textContent).toContain('This is the first version')
    expect(dialog.textContent).toContain('1 warning')
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Publish version 1' }).disabled).toBe(false)
  })

  it('has nothing to do where the draft says the same', async () => {
    serve(aScript())
    const draft = aDraft()
    check(draft)
    const dialog = await opened(draft)
    expect(dialog.textContent).toContain('There is nothing to publish')
  })

  it('shows what somebody saved in the same moment before it is published', async () => {
    const detail = { detail: 'Somebody was faster', currentRevision: 3 }
    serve(aScript(), () => new Response(JSON.stringify(detail), { status: 409, headers: { 'content-type': 'application/problem+json' } }))
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await act(() => draft.saving.sync.flush())
    draft.server.saveAs('Dana', (script) => ({ ...script, name: 'Front desk' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 4' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Somebody saved a change meanwhile')
    expect(draft.editor.script.script().name).toBe('Front desk')
    expect(dialog.textContent).toContain('The script itself')
  })

  it('waits until the draft can be saved', async () => {
    serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    draft.server.mood = 'away'
    act(() => draft.editor.dispatch({ type: 'renameNode', id: 'end', name: 'Over' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 4' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('could not be saved')
  })

  it('is not offered to a role that may not', () => {
    serve(aScript())
    const draft = aDraft({ mayPublish: false })
    draft.draw(<PublishButton />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
