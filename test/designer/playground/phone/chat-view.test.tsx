import '../../a-page'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { ShownBubble } from '../../../../designer/playground/phone/Bubble'
import { ChatView } from '../../../../designer/playground/phone/ChatView'

const base = { phoneNumberId: '1', type: 'text', at: Date.UTC(2026, 10, 23, 9), isRevoked: false } as const
const fromBusiness = (wamid: string, more: Partial<ShownBubble>): ShownBubble => ({
  ...base,
  wamid,
  from: 'business',
  status: 'read',
  ...more,
})
const fromContact = (wamid: string, more: Partial<ShownBubble>): ShownBubble => ({
  ...base,
  wamid,
  from: 'contact',
  status: 'delivered',
  ...more,
})

const buttons = fromBusiness('w1', {
  text: 'Which *language*?',
  choices: [
    { kind: 'button', id: 'english', title: 'English' },
    { kind: 'button', id: 'deutsch', title: 'Deutsch' },
  ],
})
const list = fromBusiness('w2', {
  text: 'What about?',
  listButton: 'Topics',
  choices: [
    { kind: 'row', id: 'order', title: 'A new order', description: 'Sales', section: 'Buying' },
    { kind: 'row', id: 'problem', title: 'A problem', section: 'Help' },
  ],
})

function phone(messages: readonly ShownBubble[]) {
  const onWrite = vi.fn<(text: string) => void>()
  const onTap = vi.fn()
  render(<ChatView business="Front desk" messages={messages} onWrite={onWrite} onTap={onTap} />)
  return { onWrite, onTap }
}

describe('the contact’s phone', () => {
  it('sends what was written, without blanks around it, and empties the box', () => {
    // given
    const { onWrite } = phone([buttons])
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Write a message' })
    // when
    fireEvent.change(box, { target: { value: '  Hello!  ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    // then
    expect(onWrite.mock.calls).toEqual([['Hello!']])
    expect(box.value).toBe('')
  })

  it('sends nothing while nothing is written', () => {
    phone([buttons])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true)
  })

  it('offers something to say while the chat is empty', () => {
    const { onWrite } = phone([])
    fireEvent.click(screen.getByRole('button', { name: 'Hello!' }))
    expect(onWrite.mock.calls).toEqual([['Hello!']])
  })

  it('taps a reply button of the message it stands under', () => {
    const { onTap } = phone([buttons])
    fireEvent.click(screen.getByRole('button', { name: 'Deutsch' }))
    expect(onTap.mock.calls).toEqual([['w1', { kind: 'button', id: 'deutsch', title: 'Deutsch' }]])
  })

  it('opens a list in a sheet, chooses a row, and closes it', () => {
    // given
    const { onTap } = phone([list])
    // when
    fireEvent.click(screen.getByRole('button', { name: 'Topics' }))
    const sheet = within(screen.getByRole('dialog', { name: 'Topics' }))
    expect(sheet.getByText('Buying')).toBeDefined()
    fireEvent.click(sheet.getByRole('button', { name: /A problem/ }))
    // then
    expect(onTap.mock.calls).toMatchObject([['w2', { id: 'problem' }]])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('closes the sheet by Esc and gives the focus back', () => {
    // given
    phone([list])
    const opener = screen.getByRole('button', { name: 'Topics' })
    opener.focus()
    fireEvent.click(opener)
    expect(document.activeElement?.textContent).toContain('A new order')
    // when
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
    // then
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener)
  })

  it('says in words how far one’s own messages got', () => {
    // given
    phone([
      fromContact('a', { text: 'one', status: 'sending' }),
      fromContact('b', { text: 'two', status: 'delivered' }),
      fromContact('c', { text: 'three', status: 'read' }),
      fromBusiness('d', { text: 'four' }),
    ])
    // when
    const said = within(screen.getByRole('log', { name: 'Messages with Front desk' })).getAllByRole('listitem')
    // then
    expect(said.map((item) => /Sending|Delivered|Read/.exec(item.textContent ?? '')?.[0])).toEqual([
      'Sending',
      'Delivered',
      'Read',
      undefined,
    ])
  })

  it('shows a template’s header and footer, an attachment, and that a message was deleted', () => {
    phone([
      fromBusiness('t', { header: 'Reminder', text: 'Tomorrow at nine', footer: 'The practice' }),
      fromBusiness('m', { media: { kind: 'document', filename: 'offer.pdf' } }),
      fromContact('r', { isRevoked: true, text: 'secret' }),
    ])
    for (const text of ['Reminder', 'Tomorrow at nine', 'The practice', 'offer.pdf', 'This message was deleted']) {
      expect(screen.getByText(text)).toBeDefined()
    }
    expect(screen.queryByText('secret')).toBeNull()
  })
})
