/** Comments over the API: who may say what, what is refused and why, and that people are told of it at once. */
import { describe, expect, it } from 'vitest'
import { mentionOf } from '../../engine/directory/model/comment-text'
import { scripts } from './a-workspace'
import { EventStream } from './event-stream'
import { openWorkbench, type Somebody, type Workbench } from './workbench'

const scriptId = scripts[0]?.id ?? ''
const PATH = `/scripts/${scriptId}/comments`

interface Thread {
  readonly id: string
  readonly isResolved: boolean
  readonly comments: readonly { readonly id: string; readonly text: string; readonly by: { readonly name: string } }[]
}
interface Inbox {
  readonly unread: number
  readonly items: readonly { readonly thread: string; readonly scriptName: string; readonly text: string; readonly reason: string }[]
}

const begin = (bench: Workbench, as: Somebody, text: string, more: object = {}) => bench.post<Thread>(PATH, { text, ...more }, { as })
const inboxOf = (bench: Workbench, as: Somebody) => bench.get<Inbox>('/comments/inbox', { as })

async function twoPeople() {
  const bench = await openWorkbench()
  return { bench, ada: await bench.person('administrator'), sam: await bench.person('supervisor') }
}

describe('a comment', () => {
  it('is said by whoever may see scripts, in his or her own name', async () => {
    const { bench, sam } = await twoPeople()
    const thread = await begin(bench, sam, 'Is this still true?')
    expect(thread.comments).toMatchObject([{ text: 'Is this still true?', by: { kind: 'person', id: sam.id, name: 'A supervisor' } }])
    const agent = await bench.person('agent', 'ann')
    await bench.refused(403, 'POST', PATH, { as: agent, body: { text: 'Me too' } })
    await bench.refused(403, 'GET', PATH, { as: agent })
    const program = await bench.refused(403, 'POST', PATH, { body: { text: 'Beep' } })
    expect(program.detail).toContain('people')
    await bench.refused(422, 'POST', PATH, { as: sam, body: { text: 'x', by: { kind: 'person', id: 'ada', name: 'Ada' } } })
  })

  it('is refused with a reason where it does not fit', async () => {
    const { bench, ada } = await twoPeople()
    await bench.refused(404, 'POST', '/scripts/no-such-script/comments', { as: ada, body: { text: 'x' } })
    await bench.refused(404, 'GET', '/scripts/no-such-script/comments', { as: ada })
    await bench.refused(404, 'GET', `${PATH}?version=99`, { as: ada })
    const rules = async (body: object) => (await bench.refused(422, 'POST', PATH, { as: ada, body })).problems?.map(({ rule }) => rule)
    expect(await rules({ text: 'x', node: 'nowhere' })).toEqual(['unknown-node'])
    expect(await rules({ text: mentionOf('nobody', 'Nobody') })).toEqual(['unknown-person'])
    expect(await rules({ text: 'x'.repeat(4001) })).toEqual(['wrong-custom'])
    expect(await rules({ text: '   ' })).toEqual(['wrong-too-small'])
    const agent = await bench.person('agent', 'ann')
    expect(await rules({ text: mentionOf(agent.id, 'Ann') })).toEqual(['unknown-person'])
    expect((await bench.get<{ threads: [] }>(`${PATH}?state=all`, { as: ada })).threads).toEqual([])
  })

  it('of somebody else cannot be changed or deleted', async () => {
    const { bench, ada, sam } = await twoPeople()
    const { id } = await begin(bench, ada, 'Mine')
    const refused = await bench.refused(403, 'PUT', `${PATH}/${id}`, { as: sam, body: { text: 'Yours' } })
    expect(refused.detail).toContain('A administrator')
    await bench.refused(403, 'DELETE', `${PATH}/${id}`, { as: sam })
    expect(await bench.put<Thread>(`${PATH}/${id}`, { text: 'Still mine' }, { as: ada })).toMatchObject({
      comments: [{ text: 'Still mine' }],
    })
  })

  it('keeps a mention of somebody who has left, when it is edited', async () => {
    const { bench, ada, sam } = await twoPeople()
    const { id } = await begin(bench, ada, `${mentionOf(sam.id, 'x')} helo`)
    await bench.put(`/people/${sam.id}`, { isActive: false })
    await bench.put(`${PATH}/${id}`, { text: `${mentionOf(sam.id, 'x')} hello` }, { as: ada })
    await bench.refused(422, 'POST', PATH, { as: ada, body: { text: mentionOf(sam.id, 'x') } })
  })

  it('is answered, resolved, opened again and deleted', async () => {
    const { bench, ada, sam } = await twoPeople()
    const { id } = await begin(bench, ada, 'Shorter?')
    const answered = await bench.post<Thread>(`${PATH}/${id}/replies`, { text: 'Yes' }, { as: sam })
    expect(answered.comments.map(({ text }) => text)).toEqual(['Shorter?', 'Yes'])
    await bench.put(`${PATH}/${id}/resolved`, { isResolved: true }, { as: sam })
    const list = (state: string) => bench.get<{ threads: Thread[] }>(`${PATH}?state=${state}`, { as: ada })
    expect((await list('open')).threads).toEqual([])
    expect((await list('resolved')).threads).toHaveLength(1)
    await bench.put(`${PATH}/${id}/resolved`, { isResolved: false }, { as: ada })
    expect((await list('open')).threads).toHaveLength(1)
    const left = await (await bench.ask('DELETE', `${PATH}/${answered.comments[1]?.id}`, { as: sam })).json()
    expect(left).toMatchObject({ thread: { comments: [{ text: 'Shorter?' }] } })
    expect(await (await bench.ask('DELETE', `${PATH}/${id}`, { as: ada })).json()).toEqual({})
  })

  it('that is sent again after a lost answer is there once', async () => {
    const { bench, ada } = await twoPeople()
    const send = () => begin(bench, ada, 'Once', { id: 'made-by-the-page' })
    expect(await send()).toEqual(await send())
    expect((await bench.get<{ threads: [] }>(PATH, { as: ada })).threads).toHaveLength(1)
  })

  it('on a version is listed with that version', async () => {
    const { bench, ada } = await twoPeople()
    await begin(bench, ada, 'On the first', { version: 1 })
    await begin(bench, ada, 'On the draft')
    const { threads } = await bench.get<{ threads: Thread[] }>(`${PATH}?version=1&state=all`, { as: ada })
    expect(threads.map(({ comments }) => comments[0]?.text)).toEqual(['On the first'])
  })
})

describe('people', () => {
  it('who can be mentioned are told by name, without addresses', async () => {
    const { bench, sam } = await twoPeople()
    await bench.person('agent', 'ann')
    const { people } = await bench.get<{ people: object[] }>('/comments/people', { as: sam })
    expect(people.map((person) => Object.keys(person).sort())).toEqual([
      ['id', 'name', 'role'],
      ['id', 'name', 'role'],
    ])
  })

  it('are called what they are called now, in mentions as well', async () => {
    const { bench, ada, sam } = await twoPeople()
    const { id } = await begin(bench, sam, `Hello ${mentionOf(ada.id, 'The boss')}`)
    await bench.put(`/people/${ada.id}`, { name: 'Ada Lovelace' })
    await bench.put(`/people/${sam.id}`, { name: 'Sam' })
    const thread = await bench.get<Thread>(`${PATH}/${id}`, { as: sam })
    expect(thread.comments).toMatchObject([{ by: { name: 'Sam' }, text: `Hello ${mentionOf(ada.id, 'Ada Lovelace')}` }])
  })
})

describe('an inbox', () => {
  it('is told nothing more to who may not see scripts any more', async () => {
    const { bench, ada, sam } = await twoPeople()
    const stream = new EventStream<{ unread: number }>(await bench.ask('GET', '/live', { as: sam }))
    await stream.until(({ event }) => event === 'inbox')
    await bench.post(PATH, { text: mentionOf(sam.id, 'Sam') }, { as: ada })
    expect((await stream.next()).data).toEqual({ unread: 1 })
    await bench.put(`/people/${sam.id}`, { role: 'agent', agentId: 'ann' })
    await bench.post(PATH, { text: 'Nobody is asked' }, { as: ada })
    bench.services.directory.comments.markRead(sam.id, { until: Date.now() })
    await bench.put('/agents/ann/presence', { presence: 'available' })
    await bench.put('/agents/bob/presence', { presence: 'available' })
    bench.services.live.close()
    const left: string[] = []
    for (;;) {
      const sent = await stream.next().catch(() => undefined)
      if (!sent) break
      left.push(sent.event)
    }
    expect(left).not.toContain('inbox')
  })

  it('has what concerns the one who asks, until it is read', async () => {
    const { bench, ada, sam } = await twoPeople()
    const { id } = await begin(bench, ada, `${mentionOf(sam.id, 'Sam')}, look`)
    expect(await inboxOf(bench, sam)).toMatchObject({ unread: 1, items: [{ thread: id, reason: 'mention', isRead: false }] })
    expect(await inboxOf(bench, ada)).toEqual({ unread: 0, items: [] })
    expect(await bench.post('/comments/inbox/read', { thread: id }, { as: sam })).toEqual({ unread: 0 })
    await bench.post(`${PATH}/${id}/replies`, { text: 'Seen' }, { as: sam })
    const { items } = await bench.get<{ items: { at: number }[] }>('/comments/inbox', { as: ada })
    expect(await bench.post('/comments/inbox/read', { until: items[0]?.at }, { as: ada })).toEqual({ unread: 0 })
    await bench.refused(403, 'GET', '/comments/inbox')
  })

  it('is told over the live stream, at once and with every change', async () => {
    const { bench, ada, sam } = await twoPeople()
    const stream = new EventStream<{ unread: number }>(await bench.ask('GET', '/live', { as: sam }))
    const isInbox = ({ event }: { event: string }) => event === 'inbox'
    expect((await stream.until(isInbox)).at(-1)?.data).toEqual({ unread: 0 })
    const { id } = await begin(bench, ada, mentionOf(sam.id, 'Sam'))
    expect((await stream.until(isInbox)).at(-1)?.data).toEqual({ unread: 1 })
    await bench.post('/comments/inbox/read', { thread: id }, { as: sam })
    expect((await stream.until(isInbox)).at(-1)?.data).toEqual({ unread: 0 })
    await stream.close()
  })

  it('is not told to who sees no scripts', async () => {
    const bench = await openWorkbench()
    const agent = await bench.person('agent', 'ann')
    const stream = new EventStream(await bench.ask('GET', '/live', { as: agent }))
    expect((await stream.next()).event).toBe('open')
    await bench.put('/agents/ann/presence', { presence: 'available' })
    expect((await stream.next()).event).toBe('entry')
    await stream.close()
  })
})

it('those who have the script open are told of a comment', async () => {
  const { bench, ada, sam } = await twoPeople()
  const stream = new EventStream<{ thread: string }>(await bench.ask('GET', `/scripts/${scriptId}/events`, { as: sam }))
  await stream.until(({ event }) => event === 'editors')
  const { id } = await begin(bench, ada, 'Hello')
  const [told] = (await stream.until(({ event }) => event === 'comments')).slice(-1)
  expect(told?.data).toMatchObject({ thread: id, by: { id: ada.id } })
  await stream.close()
})
