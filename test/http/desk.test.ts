/** An agent's work over the API: a contact writes, the case comes, is answered, handed on and resolved. */
import { describe, expect, it } from 'vitest'
import { smallScript } from '../script/script-builder'
import { openWorkbench } from './workbench'

interface Desk {
  presence: string
  offers: { caseKey: string; decision: number; offerExpiresAt?: number }[]
  cases: { caseKey: string; decision: number; theCase?: { contact: { name?: string } } }[]
  screenPops: { url: string }[]
}
interface Messages {
  messages: { direction: string; id: string; status?: string; message?: { text: string }; content?: { text: string } }[]
}

describe('an agent at work', () => {
  it('gets the case of a contact who writes, answers and resolves it', async () => {
    // given
    const bench = await openWorkbench()
    const ann = await bench.person('agent', 'ann')
    await bench.put('/agents/ann/presence', { presence: 'available' }, { as: ann })
    // when
    const key = await bench.contactWrites('Maria', 'I need a doctor')
    const path = `/conversations/${encodeURIComponent(key)}`
    // then
    const desk = await bench.get<Desk>('/agents/ann/desk', { as: ann })
    expect(desk).toMatchObject({
      presence: 'available',
      offers: [],
      cases: [{ caseKey: `${key}/1`, theCase: { contact: { name: 'Maria' } } }],
      screenPops: [{ url: 'https://crm.example/contacts' }],
    })
    const decision = desk.cases[0]?.decision ?? 0
    const answer = { decision, clientId: 'reply-0001', message: { type: 'text', text: 'How can I help?' } }
    const { effectId } = await bench.post<{ effectId: string }>(`${path}/replies`, answer, { as: ann })
    await bench.settled()
    const { messages } = await bench.get<Messages>(`${path}/messages`, { as: ann })
    expect(messages.map(({ direction, content, message }) => [direction, content?.text ?? message?.text])).toEqual([
      ['in', 'I need a doctor'],
      ['out', 'Welcome, Maria'],
      ['out', 'How can I help?'],
    ])
    expect(messages.at(-1)).toMatchObject({ id: effectId, status: 'accepted' })

    await bench.put(`${path}/status`, { status: 'resolved', decision }, { as: ann })
    await bench.settled()
    expect(await bench.get<Desk>('/agents/ann/desk', { as: ann })).toMatchObject({ cases: [] })
    expect(await bench.get(path)).toMatchObject({ status: 'resolved', ownership: 'none' })
  })

  it('sees the tags and notes that the script put on the case on its way', async () => {
    // given
    const bench = await openWorkbench()
    const ann = await bench.person('agent', 'ann')
    await bench.put('/agents/ann/presence', { presence: 'available' }, { as: ann })
    const ways = [
      { id: 'all', label: 'All', percent: 100 },
      { id: 'none', label: 'None', percent: 0 },
    ]
    const marking = smallScript({
      id: 'welcome',
      nodes: {
        begin: ['begin'],
        window: ['check-window', { reserveMinutes: 30 }],
        split: ['percent-split', { ways }],
        loop: ['loop', { times: 2, counter: 'turn' }],
        note: ['add-note', { text: 'Turn {{ turn }}' }],
        tag: ['add-tag', { tags: ['{{ contact.name }}', 'new'] }],
        queue: ['assign-skill', { skill: 'sales' }],
        end: ['end'],
      },
      links: [
        ...['begin.default -> window', 'window.open -> split', 'split.way-all -> loop', 'loop.repeat -> note', 'note.default -> loop'],
        ...['loop.done -> tag', 'tag.default -> queue', 'queue.default -> end'],
      ],
      variables: { turn: { type: 'number' } },
      errorHandler: 'end',
    })
    await bench.put('/scripts/welcome/draft', marking, { headers: { 'if-match': '"1"' } })
    await bench.post('/scripts/welcome/publish', {})
    // when
    const key = await bench.contactWrites('Maria', 'Hello')
    // then
    const marks = { tags: ['Maria', 'new'], notes: [{ text: 'Turn 1' }, { text: 'Turn 2' }] }
    expect(await bench.get(`/conversations/${encodeURIComponent(key)}`)).toMatchObject(marks)
    expect(await bench.get<Desk>('/agents/ann/desk', { as: ann })).toMatchObject({ cases: [{ theCase: marks }] })
  })

  it('says the same reply once, however often it is sent', async () => {
    const bench = await openWorkbench()
    const { path, decision } = await bench.annHasCaseOf('Maria')
    const reply = { agentId: 'ann', decision, clientId: 'one-and-only', message: { type: 'text', text: 'Only once' } }
    const answers = await Promise.all(Array.from({ length: 10 }, () => bench.post<{ effectId: string }>(`${path}/replies`, reply)))
    await bench.settled()
    expect(new Set(answers.map(({ effectId }) => effectId)).size).toBe(1)
    expect(
      bench.performed.filter((effect) => effect.type === 'sendMessage' && JSON.stringify(effect.message).includes('Only once')),
    ).toHaveLength(1)
  })

  it('is told when the case has changed hands since', async () => {
    const bench = await openWorkbench()
    const { path, key, decision } = await bench.annHasCaseOf('Maria')
    await bench.put('/agents/bob/presence', { presence: 'available' })
    await bench.post('/cases/transfer', { agentId: 'ann', caseKey: `${key}/1`, decision, to: { agent: 'bob' } })
    await bench.settled()
    expect(await bench.get(path)).toMatchObject({ ownership: 'assigned', agentId: 'bob' })
    const late = { agentId: 'ann', decision, clientId: 'reply-0002', message: { type: 'text', text: 'Still me' } }
    const problem = await bench.refused(409, 'POST', `${path}/replies`, { body: late })
    expect(problem.detail).toBe('The case is not with this agent')
    await bench.refused(409, 'POST', '/cases/release', { body: { agentId: 'ann', caseKey: `${key}/1`, decision } })
  })

  it('accepts and rejects offers where the skill asks for it', async () => {
    const bench = await openWorkbench()
    const { key, decision } = await bench.annHasCaseOf('Maria')
    await bench.put('/agents/bob/presence', { presence: 'available' })
    await bench.post('/cases/transfer', { agentId: 'ann', caseKey: `${key}/1`, decision, to: { skill: 'support' } })
    await bench.settled()
    const [offer] = (await bench.get<Desk>('/agents/bob/desk')).offers
    expect(offer).toMatchObject({ caseKey: `${key}/1`, offerExpiresAt: expect.any(Number) })
    const bob = await bench.person('agent', 'bob')
    await bench.refused(409, 'POST', '/cases/accept', { as: bob, body: { caseKey: `${key}/1`, decision: 1 } })
    await bench.post('/cases/accept', { caseKey: `${key}/1`, decision: offer?.decision }, { as: bob })
    expect(await bench.get<Desk>('/agents/bob/desk')).toMatchObject({ offers: [], cases: [{ caseKey: `${key}/1` }] })
  })

  it('cannot say what would be refused on its way out, and learns every reason', async () => {
    const bench = await openWorkbench()
    const { path, decision } = await bench.annHasCaseOf('Maria')
    const say = (message: unknown) => ({ body: { agentId: 'ann', decision, clientId: 'reply-0003', message } })
    const choices = Array.from({ length: 4 }, (_, n) => ({ id: `choice-${n}`, title: 'The same title' }))
    const buttons = await bench.refused(422, 'POST', `${path}/replies`, say({ type: 'choices', style: 'buttons', text: 'Which?', choices }))
    expect(buttons.problems?.length).toBeGreaterThan(1)
    const template = { type: 'template', template: 'appointment_reminder', language: 'en_US', parameters: ['Maria'] }
    expect(await bench.refused(422, 'POST', `${path}/replies`, say(template))).toMatchObject({
      problems: [{ path: ['message', 'parameters'], message: 'the template has 2 places and gets 1 values' }],
    })
    expect(await bench.refused(422, 'POST', `${path}/replies`, say({ type: 'media', kind: 'image', mediaId: 'x' }))).toMatchObject({
      problems: [{ path: ['message', 'mediaId'] }],
    })
    expect(await bench.refused(422, 'POST', `${path}/replies`, say({ type: 'text', text: '' }))).toMatchObject({
      problems: [{ path: ['message', 'text'] }],
    })
  })
})

describe('another agent', () => {
  it('sees neither the case, its messages nor its status', async () => {
    const bench = await openWorkbench()
    const { path, key, decision } = await bench.annHasCaseOf('Maria')
    const bob = await bench.person('agent', 'bob')
    expect(await bench.get('/cases', { as: bob })).toEqual({ cases: [] })
    await bench.refused(403, 'GET', '/cases?agent=ann', { as: bob })
    for (const part of ['', '/messages']) await bench.refused(404, 'GET', path + part, { as: bob })
    await bench.refused(404, 'PUT', `${path}/status`, { as: bob, body: { status: 'closed', decision } })
    const message = { type: 'text', text: 'I am Ann' }
    await bench.refused(404, 'POST', `${path}/replies`, { as: bob, body: { decision, clientId: 'reply-0004', message } })
    await bench.refused(403, 'GET', '/agents/ann/desk', { as: bob })
    await bench.refused(403, 'PUT', '/agents/ann/presence', { as: bob, body: { presence: 'offline' } })
    await bench.refused(403, 'POST', '/cases/release', { as: bob, body: { agentId: 'ann', caseKey: `${key}/1`, decision } })
  })

  it('is not told from one that does not exist', async () => {
    const bench = await openWorkbench()
    const { path } = await bench.annHasCaseOf('Maria')
    const bob = await bench.person('agent', 'bob')
    const hidden = await bench.refused(404, 'GET', `${path}/messages`, { as: bob })
    const missing = await bench.refused(404, 'GET', '/conversations/front-desk%2Fnobody/messages', { as: bob })
    expect(Object.keys(hidden)).toEqual(Object.keys(missing))
  })

  it('who is linked to no agent has no cases', async () => {
    const bench = await openWorkbench()
    const unlinked = await bench.person('agent')
    await bench.refused(403, 'GET', '/cases', { as: unlinked })
  })
})

describe('a supervisor', () => {
  it('sees every case, queue and agent, and takes a case from the agent who has it', async () => {
    const bench = await openWorkbench()
    const { key, decision } = await bench.annHasCaseOf('Maria')
    const supervisor = await bench.person('supervisor')
    expect(await bench.get('/cases?status=open,pending&skill=sales', { as: supervisor })).toMatchObject({
      cases: [{ caseKey: `${key}/1` }],
    })
    expect(await bench.get('/agents', { as: supervisor })).toMatchObject({
      agents: [
        { id: 'ann', presence: 'available', cases: 1 },
        { id: 'bob', presence: 'offline', cases: 0 },
      ],
    })
    await bench.put('/agents/ann/presence', { presence: 'busy' })
    await bench.post('/cases/release', { agentId: 'ann', caseKey: `${key}/1`, decision }, { as: supervisor })
    await bench.settled()
    expect(await bench.get('/queues', { as: supervisor })).toMatchObject({
      queues: [
        { skill: 'sales', name: 'Sales', waiting: 1, oldest: expect.any(Number) },
        { skill: 'support', waiting: 0 },
      ],
    })
    await bench.refused(403, 'PUT', '/agents/ann/presence', { as: supervisor, body: { presence: 'available' } })
  })

  it('reads the trace page by page', async () => {
    const bench = await openWorkbench()
    const { path } = await bench.annHasCaseOf('Maria')
    const types: string[] = []
    for (let after = 0; ; ) {
      const page = await bench.get<{ entries: { entry: { type: string } }[]; next?: number }>(`${path}/trace?after=${after}&limit=3`)
      if (page.next === undefined) break
      types.push(...page.entries.map(({ entry }) => entry.type))
      after = page.next
    }
    expect(types).toEqual(
      expect.arrayContaining(['case.opened', 'message.received', 'run.started', 'run.stepped', 'routing.decided', 'screen.popped']),
    )
    expect(types.length).toBeGreaterThan(6)
  })
})

describe('a conversation’s key in a path', () => {
  it('is percent-encoded, whatever it holds', async () => {
    const bench = await openWorkbench()
    const odd = 'front-desk/ä b#%2F?&+'
    const event = {
      type: 'message.received',
      channelId: 'front-desk',
      contactId: 'odd',
      contact: { phone: '1' },
      message: { wamid: 'wamid.odd', at: Date.now(), content: { type: 'text', text: 'Hello' } },
    }
    await bench.host.ask({ type: 'conversation', key: odd }, event)
    await bench.settled()
    expect(await bench.get(`/conversations/${encodeURIComponent(odd)}`)).toMatchObject({ conversation: odd })
    expect(await bench.get(`/cases?conversation=${encodeURIComponent(odd)}`)).toMatchObject({ cases: [{ conversation: odd }] })
    await bench.refused(404, 'GET', '/conversations/front-desk/odd')
  })
})
