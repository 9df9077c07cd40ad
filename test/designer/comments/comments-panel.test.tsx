/** Comments beside the canvas: reading, answering, resolving, mentioning, and that nothing typed is ever lost. */
import '../a-page'
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askFor } from '../../../designer/comments/asked'
import { CommentsPanel } from '../../../designer/comments/CommentsPanel'
import { unsentComments } from '../../../designer/comments/unsent'
import { showVersion } from '../../../designer/versions/show-difference'
import { mentionOf } from '../../../engine/directory/model/comment-text'
import { aScript } from '../saving/a-server'
import { ada, aScriptWithComments, aThread, mia, onHello, said } from './a-comments'

afterEach(() => {
  for (const place of unsentComments('desk', mia.id).getState().keys()) unsentComments('desk', mia.id).drop(place)
  vi.unstubAllGlobals()
})

const thread = async (name: RegExp) => within(await screen.findByRole('article', { name }))
const field = (name: string) => screen.findByRole('textbox', { name })

describe('the panel', () => {
  it('shows open threads by node, with what they say and by whom', async () => {
    const { draw, editor, hand } = aScriptWithComments([
      aThread('one', [said('one', `Too long, ${mentionOf('ada', 'Ada Lovelace')}?`), said('two', 'Yes', { by: ada })], onHello),
      aThread('three', [said('three', 'In all')]),
      aThread('four', [said('four', 'Gone by')], { isResolved: true }),
    ])
    draw(<CommentsPanel />)
    const first = await thread(/by Rui Costa: Hello/)
    expect(first.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Too long, @Ada Lovelace?'),
      expect.stringContaining('Ada Lovelace 1 minute agoYes'),
    ])
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['The script as a whole1', 'Hello1'])
    await hand.click(screen.getByRole('button', { name: 'Show Hello on the canvas' }))
    expect(editor.view.getState().reveal?.nodes).toEqual(['hello'])
    await hand.click(screen.getByRole('radio', { name: 'Resolved' }))
    await thread(/The script as a whole/)
    expect(screen.getByText('Gone by')).toBeDefined()
  })

  it('says what to do where nothing was said, and offers another try where nobody answers', async () => {
    const { draw, server, hand } = aScriptWithComments()
    server.isAway = true
    draw(<CommentsPanel />)
    const alert = await screen.findByRole('alert')
    server.isAway = false
    await hand.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('No open comments')).toBeDefined()
  })

  it('keeps a thread whose node is gone, under its name of then', async () => {
    const { draw, editor } = aScriptWithComments([aThread('one', [said('one', 'Why?')], onHello)])
    draw(<CommentsPanel />)
    await thread(/: Hello/)
    act(() => editor.dispatch({ type: 'removeNodes', ids: ['hello'] }))
    expect(await thread(/About a node that is gone: Hello/)).toBeDefined()
  })

  it('leads to a resolved thread that a link names, and says where one was deleted', async () => {
    const { draw } = aScriptWithComments([aThread('old', [said('old', 'Long done')], { isResolved: true })])
    draw(<CommentsPanel />)
    await screen.findByText('No open comments')
    act(() => askFor({ is: 'thread', id: 'old' }))
    expect(await screen.findByText('Long done')).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article')))
    act(() => askFor({ is: 'thread', id: 'never' }))
    expect((await screen.findByRole('alert')).textContent).toContain('was deleted')
  })

  it('of a version shows what stood with it, and what is said there belongs to it', async () => {
    const { draw, editor, server, hand } = aScriptWithComments([
      aThread('one', [said('one', 'Stood then')], { ...onHello, isResolved: true, turns: [{ at: Date.now(), by: ada, isResolved: true }] }),
    ])
    draw(<CommentsPanel />)
    act(() => showVersion({ label: 'Version 2', version: 2, script: aScript() }, undefined))
    const stood = await thread(/: Hello/)
    expect(stood.getByText(/Resolved by Ada Lovelace/)).toBeDefined()
    await hand.type(await field('Comment on version 2'), 'On this one')
    await hand.click(screen.getByRole('button', { name: 'Comment' }))
    await screen.findByText('On this one')
    expect(server.threads[0]).toMatchObject({ version: 2 })
    expect(editor.view.getState().comments?.get('hello')).toBeUndefined()
  })
})

describe('a comment', () => {
  it('is about the node that is selected, and mentions whom the keyboard chose', async () => {
    const { draw, editor, server, hand } = aScriptWithComments()
    draw(<CommentsPanel />)
    act(() => editor.selection.selectNode('hello'))
    const text = await field('Comment on Hello')
    await hand.type(text, 'Could you look, @lov')
    const options = await screen.findAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toEqual(['Ada LovelaceAdministrator'])
    expect(text.getAttribute('aria-activedescendant')).toBe(options[0]?.id)
    await hand.keyboard('{Enter}please?{Control>}{Enter}{/Control}')
    await thread(/by Mia Berg: Hello/)
    expect(server.threads[0]).toMatchObject({
      node: { id: 'hello' },
      comments: [{ text: `Could you look, ${mentionOf('ada', 'Ada Lovelace')} please?` }],
    })
    expect((text as HTMLTextAreaElement).value).toBe('')
    expect(editor.view.getState().comments?.get('hello')).toBe(1)
  })

  it('does not offer me, and Escape closes the list before it leaves the field', async () => {
    const { draw, hand } = aScriptWithComments()
    draw(<CommentsPanel />)
    const text = (await field('Comment on the script as a whole')) as HTMLTextAreaElement
    await hand.type(text, '@')
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
      'Ada LovelaceAdministrator',
      'Rui CostaSupervisor',
    ])
    await hand.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(document.activeElement).toBe(text)
    await hand.keyboard('{Escape}')
    expect(text.value).toBe('@')
  })

  it('that could not be sent stays, says why, and is sent again once', async () => {
    const { draw, server, hand } = aScriptWithComments()
    draw(<CommentsPanel />)
    const text = (await field('Comment on the script as a whole')) as HTMLTextAreaElement
    await hand.type(text, 'Kept')
    server.isAway = true
    await hand.click(screen.getByRole('button', { name: 'Comment' }))
    expect((await screen.findByRole('alert')).textContent).toContain('What you wrote is kept here.')
    expect(text.value).toBe('Kept')
    server.isAway = false
    server.losesAnswer = true
    await hand.click(screen.getByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(server.threads).toHaveLength(1))
    await hand.type(text, ', and more')
    await hand.click(await screen.findByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(text.value).toBe(''))
    expect(server.threads.map(({ comments }) => comments.map((comment) => comment.text))).toEqual([['Kept, and more']])
  })

  it('that is not sent is there again when the panel is, and is named while another node is at hand', async () => {
    const { draw, editor, hand } = aScriptWithComments()
    act(() => editor.selection.selectNode('hello'))
    const { unmount } = draw(<CommentsPanel />)
    await hand.type(await field('Comment on Hello'), 'Half a thought')
    unmount()
    draw(<CommentsPanel />)
    expect(((await field('Comment on Hello')) as HTMLTextAreaElement).value).toBe('Half a thought')
    act(() => editor.selection.clear())
    await field('Comment on the script as a whole')
    await hand.click(screen.getByRole('button', { name: 'Hello' }))
    expect(((await field('Comment on Hello')) as HTMLTextAreaElement).value).toBe('Half a thought')
  })

  it('is asked for by a command, whatever is selected', async () => {
    const { draw, editor } = aScriptWithComments()
    draw(<CommentsPanel />)
    await screen.findByText('No open comments')
    act(() => askFor({ is: 'write', node: 'end' }))
    await waitFor(async () => expect(document.activeElement).toBe(await field('Comment on End')))
    act(() => askFor({ is: 'write', node: undefined }))
    expect(document.activeElement).toBe(await field('Comment on the script as a whole'))
    expect([...editor.selection.getState().nodes]).toEqual(['end'])
  })

  it('may be said by who can only look at scripts', async () => {
    const { draw, server, hand } = aScriptWithComments([], { mayEdit: false })
    draw(<CommentsPanel />)
    await hand.type(await field('Comment on the script as a whole'), 'Looks good')
    await hand.click(screen.getByRole('button', { name: 'Comment' }))
    await waitFor(() => expect(server.threads).toHaveLength(1))
  })
})

describe('a thread', () => {
  const ofMine = () => aThread('one', [said('one', 'Mine', { by: mia })], onHello)

  it('is answered, resolved, and opened again', async () => {
    const { draw, server, hand } = aScriptWithComments([aThread('one', [said('one', 'Shorter?')], onHello)])
    draw(<CommentsPanel />)
    const open = await thread(/Hello/)
    await hand.click(open.getByRole('button', { name: 'Reply' }))
    await hand.type(open.getByRole('textbox', { name: 'Reply' }), 'Yes')
    await hand.click(open.getByRole('button', { name: 'Reply' }))
    expect(await open.findByText('Yes')).toBeDefined()
    expect(open.queryByRole('textbox')).toBeNull()
    await hand.click(open.getByRole('button', { name: 'Resolve' }))
    expect(await screen.findByText('No open comments')).toBeDefined()
    await hand.click(screen.getByRole('radio', { name: 'Resolved' }))
    const resolved = await thread(/Hello/)
    expect(resolved.getByText(/^Resolved by you/)).toBeDefined()
    await hand.click(resolved.getByRole('button', { name: 'Open again' }))
    await waitFor(() => expect(server.threads[0]?.isResolved).toBe(false))
  })

  it('lets me change and delete what I said, after asking, and nobody else’s', async () => {
    const { draw, server, hand } = aScriptWithComments([ofMine(), aThread('two', [said('two', 'Theirs')])])
    draw(<CommentsPanel />)
    const mine = await thread(/Hello/)
    await hand.click(mine.getByRole('button', { name: 'What to do with the comment by Mia Berg' }))
    await hand.click(await screen.findByRole('menuitem', { name: 'Edit' }))
    await hand.type(await mine.findByRole('textbox', { name: 'Your comment' }), ' indeed')
    await hand.click(mine.getByRole('button', { name: 'Save' }))
    expect(await mine.findByText('Mine indeed')).toBeDefined()
    expect(mine.getByText(/edited/)).toBeDefined()
    await hand.click(mine.getByRole('button', { name: 'What to do with the comment by Mia Berg' }))
    await hand.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    await hand.click(await mine.findByRole('button', { name: 'Delete it' }))
    await waitFor(() => expect(server.threads.map(({ id }) => id)).toEqual(['two']))
    const theirs = await thread(/The script as a whole/)
    await hand.click(theirs.getByRole('button', { name: /^What to do/ }))
    expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Copy the link'])
  })

  it('that is new to me says so until I go to it', async () => {
    const { draw, server, hand } = aScriptWithComments([aThread('one', [said('one', 'News', { isUnread: true })], onHello)])
    draw(<CommentsPanel />)
    const news = await thread(/Hello/)
    expect(news.getByText('New')).toBeDefined()
    await hand.click(news.getByText('News'))
    await waitFor(() => expect(news.queryByText('New')).toBeNull())
    expect(server.asked).toContainEqual({ method: 'POST', path: '/api/v1/comments/inbox/read', body: { thread: 'one' } })
  })

  it('with many replies folds those in the middle, and a long text after its beginning', async () => {
    const replies = Array.from({ length: 7 }, (_, place) => said(`r${place}`, `Reply ${place}`))
    const { draw, hand } = aScriptWithComments([aThread('one', [said('one', 'word '.repeat(200)), ...replies])])
    draw(<CommentsPanel />)
    await hand.click(await screen.findByRole('button', { name: 'Show 5 earlier replies' }))
    expect(screen.getByText('Reply 0')).toBeDefined()
    await hand.click(screen.getByRole('button', { name: 'Show all of it' }))
    expect(screen.getByRole('button', { name: 'Show less' })).toBeDefined()
  })
})
