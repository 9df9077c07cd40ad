/** The history beside the canvas: what it lists, and what can be done with a state of it. */
import '../a-page'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EditorContext } from '../../../designer/editor/editor-context'
import { ScheduleChip } from '../../../designer/saving/ScheduleChip'
import { ShownBar } from '../../../designer/versions/ShownBar'
import { showDraft, shown } from '../../../designer/versions/shown'
import { VersionsPanel } from '../../../designer/versions/VersionsPanel'
import type { ScheduledPublication } from '../../../engine/directory/scheduled-publications'
import type { ScriptHistoryItem } from '../../../engine/directory/script-history'
import { aDraft, answering } from '../saving/a-saving'
import { aScript, person } from '../saving/a-server'

const none = { added: 0, removed: 0, changed: 0 }
const placed = { ...none, moved: 0 }
const changes = { nodes: { ...placed, changed: 2 }, links: { ...none, added: 1 }, variables: none, notes: placed, frames: placed, other: 0 }
const NOW = Date.UTC(2026, 10, 24, 12)
const item = { name: 'Desk', hash: '', by: person('Dana'), changes }
const items: readonly ScriptHistoryItem[] = [
  { ...item, kind: 'draft', revision: 9, isCurrent: true, beganAt: NOW, at: NOW - 1000, by: person('Me') },
  { ...item, kind: 'version', version: 2, note: 'Evenings too', at: NOW - 3_600_000 },
  { ...item, kind: 'draft', revision: 7, isCurrent: false, beganAt: NOW, at: NOW - 3_700_000, sameAsVersion: 2 },
  { ...item, kind: 'draft', revision: 5, isCurrent: false, beganAt: NOW, at: NOW - 7_200_000 },
  { ...item, kind: 'draft', revision: 4, isCurrent: false, beganAt: NOW, at: NOW - 8_200_000 },
  { ...item, kind: 'version', version: 1, note: '', at: NOW - 90_000_000 },
]
const running = [
  { version: 2, runs: 1, nodes: [{ node: 'hello', runs: 1, kind: 'send-text' }] },
  {
    ...{ version: 1, runs: 12 },
    nodes: [
      { node: 'hello', runs: 9, kind: 'send-text' },
      { node: 'menu', runs: 3, kind: 'ask', name: 'Menu' },
    ],
  },
]
const changed = vi.fn(() => ({ changes: [] }))
const old = () => ({ ...aScript(), name: 'Desk of old' })
const again = vi.fn(() => ({ revision: 3 }))

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  vi.stubGlobal(
    'fetch',
    answering({
      'GET /api/v1/scripts/desk/history': { items, publishedVersion: 2 },
      'GET /api/v1/scripts/desk/versions/1': old(),
      'GET /api/v1/scripts/desk/versions/2': aScript(),
      'GET /api/v1/scripts/desk/drafts/5': old(),
      'POST /api/v1/scripts/desk/versions/1/publish?runs=finish': again,
      'POST /api/v1/scripts/desk/versions/1/publish?runs=interrupt': again,
      'GET /api/v1/scripts/desk/running-cases': { versions: running, changes: [] },
      'POST /api/v1/scripts/desk/running-cases': changed,
      'GET /api/v1/scripts/desk/schedule': () => ({ script: old() }),
      'DELETE /api/v1/scripts/desk/schedule': () => new Response(null, { status: 204 }),
    }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  again.mockClear()
  changed.mockClear()
  showDraft()
})

async function opened(options?: Parameters<typeof aDraft>[0]) {
  const draft = aDraft(options)
  draft.draw(
    <>
      <ShownBar />
      <VersionsPanel />
    </>,
  )
  await screen.findByRole('list', { name: 'History' })
  return draft
}

async function choose(name: string, act: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: `What to do with: ${name}` }))
  await userEvent.click(await screen.findByRole('menuitem', { name: act }))
}

describe('the history', () => {
  it('lists versions with who, when, why and how much, and says which one new cases run', async () => {
    await opened()
    const list = screen.getByRole('list', { name: 'History' })
    const version = within(list).getByText('Version 2').closest('li')
    expect(version?.textContent).toContain('New cases run this')
    expect(version?.textContent).toContain('Dana, 1 hour ago')
    expect(version?.textContent).toContain('Evenings too')
    expect(version?.textContent).toContain('2 nodes changed, 1 link added')
    expect(version?.querySelector('time')?.title).toContain('November 24, 2026')
  })

  it('folds saved states between versions, and leaves out what a version was made of', async () => {
    await opened()
    const folded = screen.getByText(/^2 saved states/)
    expect(folded.closest('details')?.open).toBe(false)
    expect(screen.queryByText('Same as version 2')).toBeNull()
  })

  it('makes an old state the draft again, as a step that can be undone', async () => {
    const { editor } = await opened()
    await choose('Version 1', 'Restore as the draft')
    await vi.waitFor(() => expect(editor.script.script().name).toBe('Desk of old'))
    expect(editor.announcer.getState().text).toBe('Version 1 is the draft again. Undo takes it back.')
    act(() => void editor.script.undo())
    expect(editor.script.script().name).toBe('Desk')
  })

  it('opens a version to look at, and leads back', async () => {
    const { editor } = await opened()
    await choose('Version 1', 'Show it')
    await screen.findByText('Version 1, to look at')
    const now = shown.getState()
    expect(now.is === 'version' && now.editor.isReadOnly && now.editor.script.script().name).toBe('Desk of old')
    await userEvent.click(screen.getByRole('button', { name: 'Back to the draft' }))
    expect(shown.getState().is).toBe('draft')
    expect(editor.script.script().name).toBe('Desk')
  })

  it('asks before new cases run another version', async () => {
    await opened()
    await choose('Version 1', 'Run for new cases again')
    const dialog = await screen.findByRole('alertdialog', { name: 'Run version 1 for new cases again?' })
    expect(dialog.textContent).toContain('instead of version 2')
    expect(again).not.toHaveBeenCalled()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run version 1' }))
    await vi.waitFor(() => expect(again).toHaveBeenCalledOnce())
  })

  it('offers a role that may only look nothing that changes anything', async () => {
    await opened({ mayEdit: false, mayPublish: false })
    await userEvent.click(screen.getByRole('button', { name: 'What to do with: Version 1' }))
    const offered = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)
    expect(offered).toEqual(['Compare with the draft', 'Show it'])
  })

  it('says why it cannot be read, and reads it again', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))
    const draft = aDraft()
    draft.draw(<VersionsPanel />)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Cordboard does not answer')
    vi.stubGlobal('fetch', answering({ 'GET /api/v1/scripts/desk/history': { items, publishedVersion: 2 } }))
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await screen.findByRole('list', { name: 'History' })
  })
})

describe('a comparison', () => {
  async function compared() {
    const draft = await opened()
    act(() =>
      draft.editor.dispatch([
        { type: 'changeSetting', id: 'hello', path: ['text'], value: 'Good evening to you' },
        { type: 'moveThings', nodes: { end: { x: 900, y: 0 } } },
      ]),
    )
    await choose('Version 2', 'Compare with the draft')
    await screen.findByRole('heading', { name: 'From Version 2 to Draft' })
    const now = shown.getState()
    if (now.is !== 'difference') throw new Error('no comparison is shown')
    return { ...draft, marks: () => now.editor.view.getState().marks, now }
  }

  it('marks the drawing, and lists what differs with the words that changed', async () => {
    const { marks } = await compared()
    expect(Object.fromEntries(marks() ?? [])).toEqual({ hello: 'changed', end: 'moved' })
    expect(screen.getByText('day').tagName).toBe('DEL')
    expect(screen.getByText('evening').tagName).toBe('INS')
  })

  it('leads from the list to the place on the canvas', async () => {
    const { now } = await compared()
    await userEvent.click(screen.getByRole('button', { name: 'Changed: Hello. Show it on the canvas' }))
    expect(now.editor.view.getState().reveal?.nodes).toEqual(['hello'])
    await userEvent.click(screen.getByRole('button', { name: 'Next change' }))
    expect(now.editor.view.getState().reveal?.nodes).toEqual(['end'])
    screen.getByText('2 of 2')
  })

  it('hides what only lies elsewhere', async () => {
    const { marks } = await compared()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Hide layout' }))
    expect(Object.fromEntries(marks() ?? [])).toEqual({ hello: 'changed' })
    expect(screen.queryByText('Layout (1)')).toBeNull()
  })

  it('takes any two states', async () => {
    await opened()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'From' }), 'Version 1')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'Version 2')
    await userEvent.click(screen.getByRole('button', { name: 'Compare' }))
    await screen.findByRole('heading', { name: 'From Version 1 to Version 2' })
    await userEvent.click(screen.getByRole('button', { name: 'Back to the history' }))
    await screen.findByRole('list', { name: 'History' })
  })
})

describe('cases that run older versions', () => {
  it('are counted at their version', async () => {
    await opened()
    const list = within(screen.getByRole('list', { name: 'History' }))
    const [newer, older] = ['Version 2', 'Version 1'].map((name) => list.getByText(name).closest('li'))
    expect((await screen.findAllByText(/it now$/)).length).toBe(2)
    expect(newer?.textContent).toContain('1 case runs it now')
    expect(older?.textContent).toContain('12 cases run it now')
  })

  it('are asked about before an older version runs again', async () => {
    await opened()
    await choose('Version 1', 'Run for new cases again')
    const dialog = await screen.findByRole('alertdialog')
    const question = await within(dialog).findByRole('group', { name: 'What becomes of running cases?' })
    expect(question.textContent).toContain('1 case runs version 2 at the moment.')
    await userEvent.click(within(question).getByRole('radio', { name: /^Interrupt them/ }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run version 1' }))
    await vi.waitFor(() => expect(again).toHaveBeenCalledOnce())
  })

  it('can be moved without publishing', async () => {
    const { saving } = await opened()
    await screen.findByText('12 cases run it now')
    await choose('Version 1', 'Move or interrupt its cases…')
    const dialog = await screen.findByRole('alertdialog', { name: 'Cases on older versions' })
    await within(dialog).findByText(/^9 of 12 cases move to the new version; 3 stand/)
    expect(within(dialog).queryByRole('radio', { name: /^Let them finish/ })).toBeNull()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move 9 cases' }))
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce())
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(saving.notices.getState().at(-1)?.text).toBe('Running cases are being moved.')
  })

  it('have their progress and result at the version that they moved to', async () => {
    const { saving } = await opened()
    const moving = {
      toVersion: 2,
      choice: 'move',
      by: person('Dana'),
      at: 7,
      total: 12,
      moved: 4,
      finishing: 0,
      interrupted: 0,
      isDone: false,
    } as const
    act(() => saving.plans.setState({ changes: [moving] }))
    const version = within(screen.getByRole('list', { name: 'History' }))
      .getByText('Version 2')
      .closest('li')
    expect(version?.textContent).toContain('Moving cases to version 2: 4 of 12.')
    expect(screen.getByRole('progressbar', { name: 'How far it has come' }).getAttribute('value')).toBe('4')
    act(() => saving.plans.setState({ changes: [{ ...moving, moved: 9, finishing: 3, isDone: true }] }))
    expect(version?.textContent).toContain('9 of 12 cases moved to version 2. 3 finish on their own version.')
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('are not to be touched by who may only look', async () => {
    await opened({ mayEdit: false, mayPublish: false })
    await screen.findByText('12 cases run it now')
    await userEvent.click(screen.getByRole('button', { name: 'What to do with: Version 1' }))
    expect(screen.queryByRole('menuitem', { name: /Move or interrupt/ })).toBeNull()
  })
})

describe('a scheduled publication in the history', () => {
  const schedule: ScheduledPublication = {
    ...{ scriptId: 'desk', at: NOW + 86_400_000, note: 'Evenings too', runs: 'move', draftRevision: 4, hash: 'a', scheduledAt: NOW },
    by: person('Ada'),
  }
  const planned = async (more: Partial<ScheduledPublication> = {}, options?: Parameters<typeof aDraft>[0]) => {
    const draft = await opened(options)
    act(() => draft.saving.plans.setState({ schedule: { ...schedule, ...more } }))
    return { ...draft, note: screen.getByRole('region', { name: 'Scheduled publication' }) }
  }

  it('says when, by whom, with what for running cases, and what is not in it', async () => {
    const { note } = await planned()
    expect(note.textContent).toMatch(/Publishes tomorrow, \d\d:00.[AP]M/)
    expect(note.textContent).toContain('In 24 hours, scheduled by Ada')
    expect(note.textContent).toContain('Running cases move to it.')
    expect(note.textContent).toContain('Evenings too')
    expect(await within(note).findByText('1 later edit of the draft is not in it.')).toBeTruthy()
  })

  it('can be shown, replaced by what stands now, and cancelled', async () => {
    const { note, saving } = await planned()
    await userEvent.click(await within(note).findByRole('button', { name: 'Show it' }))
    const now = shown.getState()
    expect(now.is === 'version' && now.editor.script.script().name).toBe('Desk of old')
    await userEvent.click(within(note).getByRole('button', { name: 'Publish what stands now instead…' }))
    expect(saving.dialog.getState().open).toBe('schedule')
    await userEvent.click(within(note).getByRole('button', { name: 'Cancel it' }))
    await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Scheduled publication' })).toBeNull())
  })

  it('that was refused says why, and goes when it is told to', async () => {
    const problems = [{ rule: 'unreachable', message: 'Nothing leads here', path: ['nodes', 'end'], node: 'end' }]
    const { note, editor } = await planned({ refusal: { at: NOW, problems } })
    expect(note.textContent).toContain('Not published today')
    expect(note.textContent).toContain('It was scheduled by Ada. Nothing was published, because:')
    await userEvent.click(within(within(note).getByRole('listitem')).getByRole('button'))
    expect([...editor.selection.getState().nodes]).toEqual(['end'])
    await userEvent.click(within(note).getByRole('button', { name: 'Dismiss' }))
    await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Scheduled publication' })).toBeNull())
    expect(editor.announcer.getState().text).not.toContain('cancelled')
  })

  it('stands in the bar, and leads to the history', async () => {
    const { editor, saving } = await planned()
    const { unmount } = render(
      <EditorContext value={editor}>
        <ScheduleChip />
      </EditorContext>,
    )
    await userEvent.click(screen.getByRole('button', { name: /^A version publishes tomorrow.*scheduled by Ada/ }))
    expect(editor.view.getState().panel).toBe('versions')
    act(() => saving.plans.setState({ schedule: { ...schedule, refusal: { at: NOW, problems: [] } } }))
    expect(screen.getByRole('button', { name: 'Not published: the scheduled publication was refused. Show why' }).textContent).toBe(
      'Not published',
    )
    unmount()
  })

  it('is only to be looked at by who may not publish', async () => {
    const { note } = await planned({}, { mayPublish: false })
    await within(note).findByRole('button', { name: 'Show it' })
    expect(within(note).getAllByRole('button')).toHaveLength(1)
  })
})
