import '../../a-page'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desk } from '../../../../designer/api/cases'
import { DeskPane } from '../../../../designer/playground/desk/DeskPane'
import type { MessageView } from '../../../../engine/views/message-view'
import { answeringServer, desk, directory, held, NOW, theCase } from './a-desk'

const said = { conversation: theCase.conversation, caseNumber: 1, at: NOW }
const messages: MessageView[] = [
  { ...said, sequence: 1, id: 'in1', direction: 'in', content: { type: 'text', text: 'Two *boxes*, please' } },
  {
    ...said,
    sequence: 2,
    id: 'out1',
    direction: 'out',
    message: { type: 'text', text: 'A moment' },
    by: { kind: 'script', scriptId: 'front-desk', version: 1 },
    status: 'delivered',
  },
  {
    ...said,
    sequence: 3,
    id: 'out2',
    direction: 'out',
    message: { type: 'text', text: 'Too late' },
    by: { kind: 'agent', id: 'ana', name: 'Ana' },
    notSent: 'windowClosed',
  },
]
const SERVED = {
  '/api/v1/queues': { queues: [{ skill: 'sales', name: 'Sales', waiting: 2, oldest: NOW }] },
  '/api/v1/conversations/front-desk/robin/messages': { messages },
}

async function shownDesk(shown: Desk, refusals: Readonly<Record<string, string>> = {}) {
  const asked = answeringServer(SERVED, refusals)
  const followed = { desk: shown, error: undefined, announcement: '', reload: async () => {} }
  render(<DeskPane directory={directory} agentId="ana" followed={followed} onAgent={() => {}} />)
  await screen.findByText('Sales: 2 cases wait')
  return asked
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

describe('the agent’s desk', () => {
  // Date only: the page's own timers go on
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW + 60_000 }))
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('says what to do while the agent is not available', async () => {
    await shownDesk(desk({ presence: 'offline' }))
    expect(screen.getByText('Switch to Available to be offered cases.')).toBeDefined()
  })

  it('sets the presence', async () => {
    const asked = await shownDesk(desk({ presence: 'offline' }))
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Available' })))
    expect(asked).toEqual(['PUT /api/v1/agents/ana/presence {"presence":"available"}'])
  })

  it('goes back to the presence that holds where another is refused, and says why', async () => {
    await shownDesk(desk({ presence: 'offline' }), { '/api/v1/agents/ana/presence': 'Ana is not active' })
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Available' })))
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Offline' }).checked).toBe(true)
    expect(screen.getByRole('alert').textContent).toContain('Ana is not active')
  })

  it('shows the tags and notes of the case that is open', async () => {
    const by = { kind: 'script', scriptId: 'front-desk', version: 1 } as const
    const marked = { ...theCase, tags: ['order', 'vip'], notes: [{ text: 'Asked about boxes', at: NOW, by }] }
    await shownDesk(desk({ cases: [{ ...held, theCase: marked }] }))
    const texts = (list: string) =>
      within(screen.getByRole('list', { name: list }))
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    expect(texts('Tags')).toEqual(['order', 'vip'])
    expect(texts('Notes')[0]).toMatch(/^Asked about boxes/)
  })

  it('shows neither list for a case without tags and notes', async () => {
    await shownDesk(desk({ cases: [held] }))
    expect(screen.queryByRole('list', { name: 'Tags' })).toBeNull()
    expect(screen.queryByRole('list', { name: 'Notes' })).toBeNull()
  })

  it('shows an offer with the time left in words, and takes it under its decision', async () => {
    // given
    const offer = { ...held, decision: 3, offerExpiresAt: NOW + 60_000 + 20_000 }
    const asked = await shownDesk(desk({ offers: [offer] }))
    const card = within(screen.getByRole('article', { name: 'Offer: Robin' }))
    expect(card.getByRole('timer', { name: '20 seconds to decide' })).toBeDefined()
    expect(card.getByText(/^Sales/)).toBeDefined()
    // when
    await press('Accept')
    // then
    expect(asked).toEqual(['POST /api/v1/cases/accept {"caseKey":"front-desk/robin/1","decision":3,"agentId":"ana"}'])
  })

  it('declines an offer', async () => {
    const asked = await shownDesk(desk({ offers: [{ ...held, decision: 3 }] }))
    await press('Decline')
    expect(asked).toEqual(['POST /api/v1/cases/reject {"caseKey":"front-desk/robin/1","decision":3,"agentId":"ana"}'])
  })

  it('shows what was said, by whom, and why a message did not go out', async () => {
    await shownDesk(desk({ cases: [held] }))
    const items = within(await screen.findByRole('log', { name: 'Conversation with Robin' })).getAllByRole('listitem')
    expect(items[0]?.querySelector('strong')?.textContent).toBe('boxes')
    expect(items[1]?.textContent).toMatch(/^Script.*Delivered/)
    expect(items[2]?.textContent).toContain('Not sent: the session window was closed')
  })

  it('answers under the decision that gave the case, once for every reply', async () => {
    // given
    const asked = await shownDesk(desk({ cases: [held] }))
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply to Robin' })
    // when
    fireEvent.change(box, { target: { value: 'Certainly.' } })
    await act(async () => void fireEvent.keyDown(box, { key: 'Enter' }))
    // then
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatch(
      /^POST \/api\/v1\/conversations\/front-desk\/robin\/replies \{"agentId":"ana","decision":4,"clientId":"[\w-]{36}","message":\{"type":"text","text":"Certainly."\}\}$/,
    )
    await waitFor(() => expect(box.value).toBe(''))
  })

  it('keeps the draft of a reply that was refused, and says why', async () => {
    // given
    await shownDesk(desk({ cases: [held] }), { '/api/v1/conversations/front-desk/robin/replies': 'The case is not yours any more' })
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply to Robin' })
    // when
    fireEvent.change(box, { target: { value: 'Certainly.' } })
    await press('Send')
    // then
    expect(screen.getByRole('alert').textContent).toContain('The case is not yours any more')
    expect(box.value).toBe('Certainly.')
  })

  it('shows how long the window stays open, and a template in place of the box once it is closed', async () => {
    // given
    const asked = await shownDesk(desk({ cases: [{ ...held, theCase: { ...theCase, lastInboundAt: NOW - 24 * 3_600_000 } }] }))
    expect(screen.queryByRole('textbox', { name: 'Reply to Robin' })).toBeNull()
    expect(screen.getByText(/^Session window closed/)).toBeDefined()
    // when
    fireEvent.change(screen.getByRole('textbox', { name: 'Value of {{1}}' }), { target: { value: 'Robin' } })
    await press('Send template')
    // then
    expect(asked[0]).toContain('"message":{"type":"template","template":"callback","language":"en_US","parameters":["Robin"]}')
  })

  it.each([
    ['Resolve', 'PUT /api/v1/conversations/front-desk/robin/status {"status":"resolved","decision":4}'],
    ['Close', 'PUT /api/v1/conversations/front-desk/robin/status {"status":"closed","decision":4}'],
    ['Release', 'POST /api/v1/cases/release {"caseKey":"front-desk/robin/1","decision":4,"agentId":"ana"}'],
  ])('has a button to %s', async (name, expected) => {
    const asked = await shownDesk(desk({ cases: [held] }))
    await press(name)
    expect(asked).toEqual([expected])
  })

  it('transfers to a skill or to another agent', async () => {
    // given
    const asked = await shownDesk(desk({ cases: [held] }))
    await press('Transfer')
    const target = screen.getByRole('combobox', { name: 'Transfer to' })
    expect(within(target).queryByRole('option', { name: 'Ana' })).toBeNull()
    // when
    fireEvent.change(target, { target: { value: 'agent:bea' } })
    await press('Transfer')
    // then
    expect(asked).toEqual([
      'POST /api/v1/cases/transfer {"caseKey":"front-desk/robin/1","decision":4,"agentId":"ana","to":{"agent":"bea"}}',
    ])
  })

  it('shows the page that the script opened as its address and values, without loading it', async () => {
    // given
    const pop = { cursor: 1, conversation: theCase.conversation, caseNumber: 1, agentId: 'ana', at: NOW, title: 'Customer Robin' }
    await shownDesk(desk({ cases: [held], screenPops: [{ ...pop, url: 'https://crm.example.com/customers?phone=12025550101&topic=' }] }))
    const card = within(screen.getByRole('region', { name: 'Screen pop' }))
    // then
    expect(card.getByText('crm.example.com/customers')).toBeDefined()
    expect(card.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['12025550101', 'empty'])
    expect(card.getByRole('link', { name: 'Open crm.example.com in a new tab' }).getAttribute('rel')).toBe('noopener noreferrer')
    expect(document.querySelector('iframe')).toBeNull()
  })

  it('makes no link of an address that is no web page', async () => {
    const pop = { cursor: 1, conversation: theCase.conversation, caseNumber: 1, agentId: 'ana', at: NOW, title: 'Odd' }
    await shownDesk(desk({ cases: [held], screenPops: [{ ...pop, url: 'javascript:alert(1)' }] }))
    expect(within(screen.getByRole('region', { name: 'Screen pop' })).queryByRole('link')).toBeNull()
  })
})
