import '../a-page'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { TrafficPanel } from '../../../designer/traffic/TrafficPanel'
import { answeringServer, counted, NOW, openPage, Refusal, runs, SERVED } from './a-traffic'

const openPanel = (how?: Parameters<typeof openPage>[1]) => openPage(<TrafficPanel />, how)
const rowsUnder = (heading: string) => {
  const section = screen.getByRole('heading', { name: heading }).closest('section')
  if (!section) throw new Error(`nothing stands under ${heading}`)
  return within(section).getAllByRole('button')
}
const row = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => userEvent.click(row(name))
const showCases = () => userEvent.click(screen.getByRole('tab', { name: 'Cases' }))

afterEach(() => void vi.unstubAllGlobals())

describe('the script in numbers', () => {
  it('says how many cases began, ended and wait', async () => {
    await openPanel()
    const figures = await screen.findAllByRole('definition')
    expect(figures.slice(0, 3).map(({ textContent }) => textContent)).toEqual(['10', '6', '2'])
  })

  it('names where cases wait, get lost, and which ways are busy', async () => {
    await openPanel()
    await screen.findByText('Since', { exact: false })
    await waitFor(() => expect(rowsUnder('Waiting now')[0]).toBe(row('Language menu: 2 cases wait')))
    expect(rowsUnder('Where cases get lost')[0]).toBe(row('Language menu, No reply: 25% lost, 2 of 8'))
    expect(rowsUnder('Busiest ways')[0]).toBe(row(/^Language menu, English: 5 cases/))
  })

  it('stands on the canvas as well, as long as it is open', async () => {
    const { editor } = await openPanel()
    await waitFor(() => expect(editor.view.getState().traffic?.nodes.get('menu')).toEqual({ entered: 10, waiting: 2 }))
    expect(editor.view.getState().traffic?.ports.get('menu.choice-english')).toBe(5)
    await showCases()
    expect(editor.view.getState().traffic).toBeUndefined()
  })

  it('is counted anew when cases go on, and not for every step of each', async () => {
    const { asked, tell } = await openPanel()
    await screen.findByText('Since', { exact: false })
    vi.useFakeTimers()
    try {
      const counts = () => asked.filter((path) => /traffic\?version=2/.test(path)).length
      const before = counts()
      for (let cursor = 1; cursor < 9; cursor++) {
        const entry = { type: 'run.stepped', caseNumber: 1, run: 1, event: 'any', steps: [] } as const
        await tell({ cursor, object: 'conversation/desk/ana', sequence: cursor, at: NOW, entry })
      }
      await act(() => vi.advanceTimersByTimeAsync(2_000))
      expect(counts()).toBe(before + 1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is kept to the period that was chosen last', async () => {
    await openPanel()
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Period' }), 'Last 7 days')
    expect(JSON.parse(localStorage.getItem('cordboard.traffic.period') ?? '')).toEqual({ is: 'week' })
  })

  it('asks for a later end where a period ends before it begins, and counts nothing', async () => {
    localStorage.setItem('cordboard.traffic.period', JSON.stringify({ is: 'between', from: NOW, to: NOW - 1 }))
    const { asked } = await openPanel()
    await screen.findByText('The period ends before it begins. Choose a later end.')
    expect(asked.some((path) => path.includes('traffic?'))).toBe(false)
  })

  it('lays the versions beside each other, and goes to one of them', async () => {
    await openPanel()
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Version' }), 'All')
    const table = await screen.findByRole('table')
    expect(within(table).getAllByRole('row')).toHaveLength(3)
    await press('Version 2')
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull())
  })

  it('says that nothing was published yet', async () => {
    await openPanel({ answers: { '/api/v1/scripts/menu/versions': { versions: [] } } })
    await screen.findByText('Nothing is published yet')
  })

  it('says that nobody came in the period', async () => {
    const nobody = counted({ starts: 0, ports: [], nodes: [], ends: {} })
    await openPanel({ answers: { ...SERVED, '/api/v1/scripts/menu/traffic': nobody } })
    await screen.findByText('No case in this period')
  })

  it('says why it cannot be counted, and tries again when asked', async () => {
    await openPanel({ answers: { ...SERVED, '/api/v1/scripts/menu/traffic': new Refusal(500) } })
    await screen.findByText('refused /api/v1/scripts/menu/traffic')
    answeringServer(SERVED)
    await press('Try again')
    await screen.findByRole('heading', { name: 'Busiest ways' })
  })

  it('says from when it is while the connection is lost', async () => {
    await openPanel({ state: 'lost' })
    await screen.findByText(/The connection is lost: this is how it was at/)
  })
})

describe('a node in numbers', () => {
  it('is the one that is selected on the canvas', async () => {
    const { editor } = await openPanel()
    await screen.findByRole('heading', { name: 'Busiest ways' })
    act(() => editor.selection.selectNode('menu'))
    await screen.findByText('Entered 10 times')
    expect(rowsUnder('Ways out')).toContain(row(/^Invalid answer: 0 cases/))
  })

  it('is selected and shown on the canvas when it is chosen in a list', async () => {
    const { editor } = await openPanel()
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await press(/^Language menu, No reply: 25% lost/)
    expect(editor.selection.getState().at).toEqual({ is: 'node', id: 'menu', port: 'noReply' })
    expect(editor.view.getState().reveal?.nodes).toEqual(['menu'])
  })

  it('shows the last cases of a port, and opens the way of one', async () => {
    const { asked } = await openPanel()
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await press(/^Language menu, English: 5 cases/)
    await screen.findByText('Björn')
    expect(asked).toContain('/api/v1/scripts/menu/traffic/cases?version=2&node=menu&port=choice-english')
    await press(/^Open the way of Björn/)
    expect(location.search).toBe('?case=desk%2Fbjorn&run=4')
  })

  it('tells in words who may see numbers but no cases', async () => {
    await openPanel({ answers: { ...SERVED, '/api/v1/scripts/menu/traffic/cases': new Refusal(403) } })
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await press(/^Language menu, English: 5 cases/)
    await screen.findByText('You may not see cases')
    expect(screen.queryByText('Björn')).toBeNull()
  })
})

describe('the last cases', () => {
  it('are listed with where they are', async () => {
    await openPanel()
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await showCases()
    await screen.findByText('waits in Language menu')
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.includes('Ended'))).toEqual([false, true])
  })

  it('are found by the contact’s name, however it is accented', async () => {
    await openPanel()
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await showCases()
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Contact' }), 'bjorn')
    expect(screen.queryByText('Ana Lima')).toBeNull()
    expect(screen.getByText('Björn')).toBeDefined()
    await userEvent.type(screen.getByRole('searchbox'), 'x')
    expect(screen.getByText('No “bjornx” among the last 2 cases.')).toBeDefined()
  })

  it('go on with earlier ones', async () => {
    const [newest, older] = runs
    const answers = {
      ...SERVED,
      '/api/v1/scripts/menu/runs': { runs: [newest], next: 'there' },
      '/api/v1/scripts/menu/runs?version=2&limit=50&before=there': { runs: [older] },
    }
    await openPanel({ answers })
    await screen.findByRole('heading', { name: 'Busiest ways' })
    await showCases()
    await userEvent.click(await screen.findByRole('button', { name: 'Load earlier cases' }))
    await screen.findByText('Björn')
    expect(screen.queryByRole('button', { name: 'Load earlier cases' })).toBeNull()
  })
})
