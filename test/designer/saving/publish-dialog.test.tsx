/** Publishing: what changes, what is in the way, and that the very document looked at is what gets published. */
import '../a-page'
import { act, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RunningCases } from '../../../designer/api/publications'
import { fieldOf, momentOf, tomorrowMorning } from '../../../designer/saving/local-time'
import { PublishButton } from '../../../designer/saving/PublishButton'
import { PublishDialog } from '../../../designer/saving/PublishDialog'
import { SaveState } from '../../../designer/saving/SaveState'
import { showDraft, shown } from '../../../designer/versions/shown'
import type { ScheduledPublication } from '../../../engine/directory/scheduled-publications'
import type { Problem, Script } from '../../../engine/script/script'
import { type ADraft, aDraft, answering } from './a-saving'
import { aScript, person } from './a-server'

afterEach(() => void vi.unstubAllGlobals())

const version = (number: number) => ({ scriptId: 'desk', version: number, name: 'Desk', hash: '', note: '', at: 0, by: person('Dana') })

interface Served {
  readonly running?: RunningCases['versions']
  readonly schedule?: (init?: RequestInit) => unknown
}

function serve(
  published: Script | undefined,
  publish: (init?: RequestInit) => unknown = () => version(4),
  { running = [], schedule = () => ({}) }: Served = {},
) {
  const fetched = vi.fn(
    answering({
      'GET /api/v1/scripts/desk': { ...(published ? { published: { version: 3, script: published } } : {}), problems: [] },
      'GET /api/v1/scripts/desk/versions': { versions: published ? [version(3), version(2)] : [] },
      'GET /api/v1/scripts/desk/running-cases': { versions: running, changes: [] },
      'GET /api/v1/scripts/desk/versions/3': { ...aScript(), nodes: { ...aScript().nodes, menu: aScript().nodes.hello } },
      'GET /api/v1/scripts/desk/schedule': { schedule: planned(), script: { ...aScript(), name: 'Desk of tomorrow' } },
      'PUT /api/v1/scripts/desk/schedule': schedule,
      'DELETE /api/v1/scripts/desk/schedule': () => new Response(null, { status: 204 }),
      'POST /api/v1/scripts/desk/publish': publish,
    }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const NINE = new Date(2099, 4, 1, 9).getTime()
const planned = (): ScheduledPublication => ({
  ...{ scriptId: 'desk', at: NINE, note: '', runs: 'finish', draftRevision: 1, hash: 'a', scheduledAt: 0, by: person('Dana') },
})
const twelve: RunningCases['versions'] = [
  {
    ...{ version: 3, runs: 12 },
    nodes: [
      { node: 'hello', runs: 9, kind: 'send-text' },
      { node: 'menu', runs: 3, kind: 'ask', name: 'Menu' },
    ],
  },
]
const bodyOf = (fetched: ReturnType<typeof serve>, method: string): unknown =>
  JSON.parse(String(fetched.mock.calls.find(([, init]) => init?.method === method)?.[1]?.body))

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
  it('tells behaviour and layout apart', async () => {
    serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    expect(dialog.textContent).toContain('Against version 3')
    expect(dialog.textContent).toContain('What it does (1)')
    expect(dialog.textContent).toContain('Layout (1)')
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
    expect(JSON.parse(String(sent?.body))).toEqual({ note: 'Evenings too', draftRevision: 2, runs: 'finish' })
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

describe('the question about running cases', () => {
  it('is not asked where no case runs', async () => {
    serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await within(dialog).findByRole('radio', { name: 'Now' })
    expect(within(dialog).queryByRole('group', { name: 'What becomes of running cases?' })).toBeNull()
  })

  it('says what each choice does in numbers, and they finish unless something else is chosen', async () => {
    serve(aScript(), undefined, { running: twelve })
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    const question = await within(dialog).findByRole('group', { name: 'What becomes of running cases?' })
    expect(question.textContent).toContain('12 cases run version 3 at the moment.')
    expect(within(question).getByRole<HTMLInputElement>('radio', { name: /^Let them finish/ }).checked).toBe(true)
    expect(question.textContent).toContain('9 of 12 cases move to the new version; 3 stand at nodes that are gone')
    expect(question.textContent).toContain('Menu (3)')
    expect(question.textContent).toContain('The script ends for all 12.')
    expect(dialog.textContent).toContain('12 cases finish on their version')
  })

  it('is counted again as the draft changes under it', async () => {
    serve(aScript(), undefined, { running: twelve })
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await within(dialog).findByText(/^9 of 12 cases move/)
    act(() => draft.editor.dispatch({ type: 'removeNodes', ids: ['hello'] }))
    expect(within(dialog).getByText(/^None of the 12 can move/)).toBeTruthy()
  })

  it('sends what was chosen, and says that it is under way', async () => {
    const fetched = serve(aScript(), undefined, { running: twelve })
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await userEvent.click(await within(dialog).findByRole('radio', { name: /^Move them/ }))
    expect(dialog.textContent).toContain('9 cases move, 3 finish')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 4' }))
    expect(bodyOf(fetched, 'POST')).toMatchObject({ runs: 'move' })
    expect(screen.getByRole('region', { name: 'News' }).textContent).toContain('Running cases are being moved')
  })

  it('leads to the node where they stand, in the version that they run', async () => {
    serve(aScript(), undefined, { running: twelve })
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Menu (3): show it in version 3' }))
    await vi.waitFor(() => expect(shown.getState().is).toBe('version'))
    const now = shown.getState()
    expect(now.is === 'version' && [now.what.version, [...now.editor.selection.getState().nodes]]).toEqual([3, ['menu']])
    expect(screen.queryByRole('dialog')).toBeNull()
    showDraft()
  })
})

describe('publishing at a set time', () => {
  async function later(draft: ADraft, field: string) {
    const dialog = await opened(draft)
    await userEvent.click(within(dialog).getByRole('radio', { name: 'At a set time' }))
    fireEvent.change(within(dialog).getByLabelText('Date and time'), { target: { value: field } })
    return dialog
  }

  it('schedules just what stands, and says when and in which zone', async () => {
    const fetched = serve(aScript(), undefined, { schedule: () => ({ ...planned(), at: Date.now() + 3_600_000 }) })
    const draft = aDraft()
    changed(draft)
    check(draft)
    const tomorrow = fieldOf(tomorrowMorning(Date.now()))
    const dialog = await later(draft, tomorrow)
    expect(dialog.textContent).toMatch(/Publishes tomorrow, 09:00.AM, in/)
    expect(dialog.textContent).toContain('Time zone of this browser: ')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Schedule' }))
    expect(bodyOf(fetched, 'PUT')).toEqual({ at: momentOf(tomorrow), note: '', draftRevision: 2, runs: 'finish' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('region', { name: 'News' }).textContent).toContain('Scheduled: publishes')
    expect(draft.saving.plans.getState().schedule?.by).toEqual(person('Dana'))
  })

  it('takes no time that has passed', async () => {
    const fetched = serve(aScript())
    const draft = aDraft()
    changed(draft)
    check(draft)
    const dialog = await later(draft, '2020-01-01T09:00')
    expect(dialog.textContent).toContain('This time has passed. Set a later one.')
    expect(within(dialog).getByLabelText('Date and time').getAttribute('aria-invalid')).toBe('true')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Schedule' }))
    expect(fetched.mock.calls.some(([, init]) => init?.method === 'PUT')).toBe(false)
  })

  it('is told about when somebody publishes by hand meanwhile, and can be cancelled there', async () => {
    serve(aScript())
    const draft = aDraft()
    draft.saving.plans.setState({ schedule: planned() })
    changed(draft)
    check(draft)
    const dialog = await opened(draft)
    const note = await within(dialog).findByRole('region', { name: 'Scheduled publication' })
    expect(note.textContent).toMatch(/Publishes Fri, May 1, 2099, 09:00.AM/)
    expect(note.textContent).toContain('scheduled by Dana')
    expect(note.textContent).toContain('It still happens after you publish now')
    expect(await within(note).findByText(/^3 later edits of the draft are not in it/)).toBeTruthy()
    await userEvent.click(within(note).getByRole('button', { name: 'Cancel it' }))
    expect(draft.saving.plans.getState().schedule).toBeUndefined()
    expect(within(dialog).queryByRole('region', { name: 'Scheduled publication' })).toBeNull()
  })

  it('can be replaced by what stands now, with its time, note and choice to begin with', async () => {
    const fetched = serve(aScript(), undefined, { schedule: planned })
    const draft = aDraft()
    draft.saving.plans.setState({
      schedule: { ...planned(), at: momentOf(fieldOf(Date.now() + 7_200_000)) ?? 0, note: 'Evenings', runs: 'move' },
    })
    changed(draft)
    check(draft)
    draft.draw(<PublishDialog isForLater onClose={() => undefined} />)
    const dialog = await screen.findByRole('dialog', { name: 'Publish this draft' })
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Replace the schedule' }))
    const { schedule } = draft.saving.plans.getState()
    expect(schedule?.at).toBe(NINE)
    expect(bodyOf(fetched, 'PUT')).toMatchObject({ note: 'Evenings', runs: 'move', draftRevision: 2 })
  })
})
