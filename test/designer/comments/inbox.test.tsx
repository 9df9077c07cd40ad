/** The inbox in the bar of every page: what concerns me, where it leads, and that it is read when I go there. */
import '../a-page'
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asked } from '../../../designer/comments/asked'
import { InboxPlace } from '../../../designer/comments/InboxPlace'
// loaded when the page is painted; here they are there already
import '../../../designer/comments/InboxButton'
import '../../../designer/comments/InboxList'
import { setInboxOpen } from '../../../designer/comments/inbox-open'
import { noteUnread } from '../../../designer/comments/unread'
import { SessionContext } from '../../../designer/shell/session-context'
import { mentionOf } from '../../../engine/directory/model/comment-text'
import { aScriptWithComments, mia, onHello, rui } from './a-comments'

const item = (thread: string, more: object = {}) => ({
  ...{ comment: `c-${thread}`, thread, scriptId: 'desk', scriptName: 'Front desk', ...onHello },
  ...{ by: rui, at: Date.now() - 60_000, text: `${mentionOf(mia.id, mia.name)}, look`, reason: 'mention', isRead: false },
  ...more,
})

afterEach(() => {
  act(() => {
    noteUnread(0)
    setInboxOpen(false)
  })
  history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

function anInbox(items: readonly object[], unread = items.length) {
  const { server, draw, hand } = aScriptWithComments()
  server.inbox = { unread, items }
  draw(<InboxPlace />)
  act(() => noteUnread(unread))
  return { server, hand }
}
const open = async () => within(await screen.findByRole('dialog', { name: 'Mentions and replies' }))

describe('the inbox', () => {
  it('says how much is new, and lists who wants what where', async () => {
    const { hand } = anInbox([item('one'), item('two', { reason: 'reply', isRead: true, node: undefined, text: 'Yes' })], 1)
    await hand.click(await screen.findByRole('button', { name: 'Mentions and replies, 1 new' }))
    const rows = await (await open()).findAllByRole('link')
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Rui Costa mentioned youNewHello · Front desk@Mia Berg, look1 minute ago',
      'Rui Costa repliedThe script as a whole · Front deskYes1 minute ago',
    ])
    expect(rows.map((row) => row.getAttribute('href'))).toEqual(['/scripts/desk?node=hello&thread=one', '/scripts/desk?thread=two'])
  })

  it('is read by going there, also on the page that is open already', async () => {
    history.replaceState(null, '', '/scripts/desk')
    const { server, hand } = anInbox([item('one')])
    await hand.click(await screen.findByRole('button', { name: /1 new/ }))
    await hand.click(await (await open()).findByRole('link'))
    expect(location.search).toBe('?node=hello&thread=one')
    expect(asked.getState().what).toEqual({ is: 'thread', id: 'one' })
    await waitFor(() => expect(screen.getByRole('button', { name: 'Mentions and replies' })).toBeDefined())
    expect(server.asked).toContainEqual({ method: 'POST', path: '/api/v1/comments/inbox/read', body: { thread: 'one' } })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is marked as read up to what is listed', async () => {
    const newest = item('one')
    const { server, hand } = anInbox([newest, item('two', { at: 5 })])
    await hand.click(await screen.findByRole('button', { name: /2 new/ }))
    const dialog = await open()
    await dialog.findAllByRole('link')
    await hand.click(dialog.getByRole('button', { name: 'Mark all as read' }))
    await waitFor(() => expect(dialog.queryByText('New')).toBeNull())
    expect(server.asked).toContainEqual({ method: 'POST', path: '/api/v1/comments/inbox/read', body: { until: newest.at } })
  })

  it('that is open shows what comes meanwhile', async () => {
    const { server, hand } = anInbox([], 0)
    await hand.click(await screen.findByRole('button', { name: 'Mentions and replies' }))
    const dialog = await open()
    expect(await dialog.findByText('Nothing for you yet')).toBeDefined()
    server.inbox = { unread: 1, items: [item('one')] }
    act(() => noteUnread(1))
    expect(await dialog.findByRole('link')).toBeDefined()
  })

  it('offers another try where nobody answers', async () => {
    const { server, hand } = anInbox([item('one')])
    server.isAway = true
    await hand.click(await screen.findByRole('button', { name: /1 new/ }))
    const alert = await (await open()).findByRole('alert')
    server.isAway = false
    await hand.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await (await open()).findByRole('link')).toBeDefined()
  })

  it('is not there for who sees no scripts', () => {
    const { draw } = aScriptWithComments()
    const person = { id: 'ann', name: 'Ann', role: 'agent' } as const
    draw(
      <SessionContext value={{ person, hasEnded: false, look: async () => undefined, leave: async () => undefined }}>
        <InboxPlace />
      </SessionContext>,
    )
    expect(screen.queryByRole('button')).toBeNull()
  })
})
