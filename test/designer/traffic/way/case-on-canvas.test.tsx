import '../../a-page'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useEditor, useView } from '../../../../designer/editor/editor-context'
import { useShownCase } from '../../../../designer/traffic/shown-case'
import { trafficCommands } from '../../../../designer/traffic/traffic-commands'
import { CaseOnCanvas } from '../../../../designer/traffic/way/CaseOnCanvas'
import { WayPanel } from '../../../../designer/traffic/way/WayPanel'
import { type Answers, answeringServer, openPage, Refusal, SERVED } from '../a-traffic'
import { ended, waiting } from './a-way'

const TRACE = '/api/v1/conversations/desk/ana/trace'
const serving = (trace: unknown): Answers => ({ ...SERVED, [TRACE]: trace })

/** What the canvas would draw, in words. */
function Canvas() {
  const { isReadOnly } = useEditor()
  const path = useView((view) => view.path)
  return (
    <output>
      {isReadOnly ? 'read-only' : 'draft'}: {[...(path?.nodes ?? [])].join(' ')} at {path?.current ?? 'none'}
    </output>
  )
}

function Page() {
  const [shown] = useShownCase()
  if (!shown) return <Canvas />
  return (
    <>
      <CaseOnCanvas shown={shown}>
        <Canvas />
      </CaseOnCanvas>
      <WayPanel />
    </>
  )
}

const openCase = (answers: Answers, search = '?case=desk%2Fana&run=1') => openPage(<Page />, { answers, search })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const drawn = () => screen.getByRole('status').textContent
const steps = () => within(screen.getByRole('listbox', { name: 'Steps' })).getAllByRole('option')

afterEach(() => void vi.unstubAllGlobals())

describe('the way of a case on the canvas', () => {
  it('is drawn on the version that it ran, which cannot be written to', async () => {
    const { asked } = await openCase(serving({ entries: ended }))
    await waitFor(() => expect(drawn()).toBe('read-only: begin menu one at none'))
    expect(asked).toContain('/api/v1/scripts/menu/versions/2')
    expect(screen.getByRole('group', { name: 'Way of Ana Lima' }).textContent).toContain('Version 2 · Ended')
  })

  it('goes back and forward step by step, and says where it is', async () => {
    const { editor } = await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    await press('Step back')
    expect(drawn()).toBe('read-only: begin menu at menu')
    expect(editor.announcer.getState().text).toBe('Step 2 of 3: Language menu, left by English')
    await press('First step')
    expect(drawn()).toBe('read-only: begin at begin')
    await press('Step forward')
    await press('Last step')
    expect(drawn()).toBe('read-only: begin menu one at none')
  })

  it('says of each step in the list all that is seen there', async () => {
    await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    const called = (name: RegExp) => screen.getByRole('option', { name })
    expect(steps().slice(0, 2)).toEqual([
      called(/^Begin, left by Start, 0?9:00:03/),
      called(/^Language menu, left by English, variables changed, 0?9:00:03/),
    ])
  })

  it('is stepped through by the arrow keys in the list', async () => {
    await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    act(() => steps()[2]?.focus())
    await userEvent.keyboard('{ArrowUp}')
    expect(drawn()).toBe('read-only: begin menu at menu')
    await userEvent.keyboard('{ArrowLeft}')
    expect(drawn()).toBe('read-only: begin at begin')
    await userEvent.keyboard('{ArrowRight}')
    expect(screen.getByText('Step 2 of 3')).toBeDefined()
  })

  it('tells of a step when, by which port and why it was left, what was said and what changed', async () => {
    await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    await press('Step back')
    const detail = screen.getByRole('region', { name: 'This step' })
    expect(within(detail).getByText('the contact wrote')).toBeDefined()
    expect(within(detail).getByText('3 s')).toBeDefined()
    expect(
      within(screen.getByRole('list', { name: 'Was said' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['ScriptWhich language?', 'ContactEnglish'])
    expect(within(detail).getByText('language', { selector: 'dd code' }).closest('dd')?.textContent).toBe('language = english')
  })

  it('follows a case that goes on, unless an earlier step is looked at', async () => {
    // given
    const { tell } = await openCase(serving({ entries: waiting }))
    await waitFor(() => expect(drawn()).toBe('read-only: begin menu at menu'))
    expect(screen.getByRole('button', { name: 'Following live', pressed: true })).toBeDefined()
    // when
    answeringServer(serving({ entries: ended }))
    await tell('gap')
    // then
    await waitFor(() => expect(drawn()).toBe('read-only: begin menu one at none'))
  })

  it('stays at the step that is looked at while the case goes on', async () => {
    // given
    const { tell } = await openCase(serving({ entries: waiting }))
    await screen.findByText('Step 2 of 2')
    await press('Step back')
    expect(screen.getByRole('button', { name: 'To where it is now', pressed: false })).toBeDefined()
    // when
    answeringServer(serving({ entries: ended }))
    await tell('gap')
    // then
    await screen.findByText('Step 1 of 3')
    expect(drawn()).toBe('read-only: begin at begin')
  })

  it('begins at the step that the address names', async () => {
    await openCase(serving({ entries: ended }), '?case=desk%2Fana&run=1&step=2')
    await screen.findByText('Step 2 of 3')
  })

  it('gives way to the draft', async () => {
    await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    await press('Back to the draft')
    expect(drawn()).toBe('draft:  at none')
    expect(location.search).toBe('')
  })
})

describe('a case that cannot be shown', () => {
  it('says so in words to who may not see it, and tells nothing of it', async () => {
    await openCase({ ...SERVED, [TRACE]: new Refusal(403) })
    expect((await screen.findAllByText('You may not see cases')).length).toBeGreaterThan(0)
    expect(screen.queryByText(/Ana/)).toBeNull()
  })

  it('is told from one that does not exist', async () => {
    await openCase({ ...SERVED, [TRACE]: new Refusal(404) })
    expect((await screen.findAllByText('There is no such case')).length).toBeGreaterThan(0)
  })

  it('is told from a run that does not exist', async () => {
    await openCase(serving({ entries: ended }), '?case=desk%2Fana&run=9')
    await screen.findByText('This case went through no script')
  })

  it('still shows its steps where the version is gone', async () => {
    await openCase({ ...serving({ entries: ended }), '/api/v1/scripts/menu/versions/2': new Refusal(404) })
    expect((await screen.findAllByText('The version that it ran is not there any more; its steps are.')).length).toBeGreaterThan(0)
    expect(steps()).toHaveLength(3)
  })

  it('is tried again when asked', async () => {
    await openCase({ ...SERVED, [TRACE]: new Refusal(500) })
    answeringServer(serving({ entries: ended }))
    await userEvent.click((await screen.findAllByRole('button', { name: 'Try again' }))[0] ?? document.body)
    await screen.findByText('Step 3 of 3')
  })
})

describe('commands', () => {
  const command = (id: string) => {
    const found = trafficCommands.find((each) => each.id === id)
    if (!found) throw new Error(`there is no command ${id}`)
    return found
  }

  it('step through the way, and close it', async () => {
    const { editor } = await openCase(serving({ entries: ended }))
    await screen.findByText('Step 3 of 3')
    await act(async () => command('traffic.back').run(editor))
    expect(screen.getByText('Step 2 of 3')).toBeDefined()
    await act(async () => command('traffic.live').run(editor))
    expect(screen.getByText('Step 3 of 3')).toBeDefined()
    await act(async () => command('traffic.close').run(editor))
    expect(drawn()).toBe('draft:  at none')
    expect(command('traffic.back').isEnabled?.(editor)).toBe(false)
  })

  it('open the counts and the list of cases', async () => {
    const { editor } = await openPage(<Page />)
    await act(async () => command('traffic.show').run(editor))
    expect(editor.view.getState().panel).toBe('traffic')
  })
})
