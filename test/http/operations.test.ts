/** What needs somebody's attention is there to be seen, and can be settled. */
import { describe, expect, it } from 'vitest'
import { ORIGIN, openWorkbench, TOKEN } from './workbench'

describe('operations', () => {
  it('show a webhook item that was kept, newest first', async () => {
    const bench = await openWorkbench()
    for (const n of [1, 2, 3]) await bench.host.kept.keep({ n }, `reason ${n}`)
    const page = await bench.get<{ items: { id: number }[]; next: number }>('/kept?limit=2')
    expect(page).toMatchObject({ count: 3, items: [{ reason: 'reason 3', item: { n: 3 } }, { reason: 'reason 2' }] })
    expect(await bench.get(`/kept?before=${page.next}`)).toMatchObject({ items: [{ reason: 'reason 1' }] })
  })

  it('show an event that could not be handled, and give it another try', async () => {
    const bench = await openWorkbench()
    await bench.host.ask({ type: 'routing', key: 'default' }, { type: 'nonsense' })
    const { deadLetters } = await bench.get<{ deadLetters: { id: number; reason: string }[] }>('/dead-letters')
    expect(deadLetters).toMatchObject([
      { object: 'routing/default', event: { type: 'nonsense' }, reason: expect.stringContaining('nonsense') },
    ])
    const again = await bench.ask('POST', `/dead-letters/${deadLetters[0]?.id}/retry`)
    expect(await again.json()).toMatchObject({ isHandled: false, reason: expect.stringContaining('nonsense') })
    await bench.refused(404, 'POST', '/dead-letters/4711/retry')
  })

  it('show a message of which nobody knows, until a person settles it', async () => {
    const bench = await openWorkbench()
    const { path, decision } = await bench.annHasCaseOf('Maria')
    bench.outcomes.push(({ id, attempt }) => ({ type: 'send.inDoubt', effectId: id, attempt, reason: 'no answer' }))
    const reply = { agentId: 'ann', decision, clientId: 'reply-0001', message: { type: 'text', text: 'Did this go out?' } }
    const { effectId } = await bench.post<{ effectId: string }>(`${path}/replies`, reply)
    const listed = () => bench.get<{ count: number; messages: { id: string; conversation: string }[] }>('/unknown-sends')
    while ((await listed()).count === 0) await bench.settled()
    expect(await listed()).toMatchObject({ messages: [{ id: effectId, doubt: 'unknown' }] })
    expect(await bench.get('/faults')).toMatchObject({ faults: [{ where: effectId, what: expect.stringContaining('may or may not') }] })

    const settle = `${path}/sends/${encodeURIComponent(effectId)}/settle`
    await bench.post(settle, { how: 'sendAgain' })
    await bench.settled()
    expect((await listed()).count).toBe(0)
    expect(bench.performed.filter(({ type }) => type === 'sendMessage')).toHaveLength(3)
    await bench.refused(409, 'POST', settle, { body: { how: 'sendAgain' } })
  })

  it('are for administrators', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    for (const path of ['/kept', '/dead-letters']) await bench.refused(403, 'GET', path, { as: supervisor })
  })
})

describe('health', () => {
  it('is ready when every check is well, and says what is not', async () => {
    const bench = await openWorkbench()
    expect((await bench.app.request(`${ORIGIN}/readyz`)).status).toBe(200)
    bench.services.checks.push({ name: 'queue', isWell: false, detail: 'stuck for 40 s' })
    const response = await bench.app.request(`${ORIGIN}/readyz`)
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      isReady: false,
      checks: [{ name: 'store' }, { name: 'queue', detail: 'stuck for 40 s' }],
    })
    expect((await bench.app.request(`${ORIGIN}/healthz`)).status).toBe(200)
  })
})

describe('metrics', () => {
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })

  it('are read from this machine or with the admin token, by nobody else', async () => {
    const bench = await openWorkbench()
    const status = async (url: string, headers: Record<string, string>, address: string) =>
      (await bench.app.request(url, { headers }, from(address))).status
    expect(await status(`${ORIGIN}/metrics`, {}, '127.0.0.1')).toBe(200)
    expect(await status(`${ORIGIN}/metrics`, {}, '::ffff:127.0.0.1')).toBe(200)
    expect(await status('http://10.0.0.7:8080/metrics', { authorization: `Bearer ${TOKEN}` }, '10.0.0.9')).toBe(200)
    expect(await status('http://10.0.0.7:8080/metrics', {}, '10.0.0.9')).toBe(401)
    // a proxy on this machine, and a page whose name was made to point here
    expect(await status(`${ORIGIN}/metrics`, { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1')).toBe(401)
    expect(await status('http://rebound.example:8080/metrics', {}, '127.0.0.1')).toBe(401)
  })

  it('count cases, queues and requests, and name no contact', async () => {
    const bench = await openWorkbench()
    const key = await bench.contactWrites('Maria', 'Hello')
    await bench.get(`/conversations/${encodeURIComponent(key)}/messages`)
    const text = await (await bench.app.request(`${ORIGIN}/metrics`, {}, from('127.0.0.1'))).text()
    expect(text).toContain('cordboard_cases{status="open"} 1')
    expect(text).toContain('cordboard_queue_waiting{skill="sales"} 1')
    expect(text).toContain('route="/api/v1/conversations/:key/messages"')
    expect(text).not.toContain(key)
    expect(text).not.toContain('Maria')
  })
})
