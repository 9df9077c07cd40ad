/** The Graph client against a real server on the loopback: above all, how far a request got (requirement R11). */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGraphClient } from '../../engine/whatsapp/graph-client'
import type { GraphMessage } from '../../engine/whatsapp/wire/outgoing'
import { json, type LocalGraph, startLocalGraph } from './local-graph'

let graph: LocalGraph
beforeEach(async () => {
  graph = await startLocalGraph()
})
afterEach(() => graph.close())

const access = { phoneNumberId: '106540352242922', accessToken: 'secret-token' }
const text: GraphMessage = {
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '+16505551234',
  biz_opaque_callback_data: 'c1#7',
  type: 'text',
  text: { body: 'olá 😀' },
}
const client = (options = {}) => createGraphClient({ baseUrl: graph.url, version: 'v26.0', ...options })
const send = () => client().sendMessage(access, text)

describe('a message', () => {
  it('is posted to its number with the token, and its id comes back', async () => {
    // given
    graph.answer = (response) =>
      json(response, 200, {
        contacts: [{ input: '+16505551234', wa_id: '16505551234' }],
        messages: [{ id: 'wamid.X', message_status: 'accepted' }],
      })
    // when
    const answer = await send()
    // then
    expect(answer).toEqual({ outcome: 'accepted', wamid: 'wamid.X', waId: '16505551234', messageStatus: 'accepted' })
    expect(graph.seen).toMatchObject([
      {
        method: 'POST',
        url: '/v26.0/106540352242922/messages',
        headers: { authorization: 'Bearer secret-token', 'content-type': 'application/json' },
      },
    ])
    expect(JSON.parse(graph.seen[0]?.body.toString() ?? '')).toEqual(text)
  })

  it.each([400, 401, 404, 429, 500, 503, 200])('that Graph refuses with HTTP %d is refused', async (http) => {
    graph.answer = (response) =>
      json(
        response,
        http,
        { error: { message: '(#130429) Rate limit hit', code: 130429, error_data: { details: 'throughput' } } },
        { 'retry-after': '7' },
      )
    expect(await send()).toEqual({
      outcome: 'refused',
      http,
      code: 130429,
      message: '(#130429) Rate limit hit',
      details: 'throughput',
      retryAfterSeconds: 7,
    })
  })

  it('that is refused until a date waits by the clock of the answer', async () => {
    graph.answer = (response) =>
      json(
        response,
        429,
        { error: { message: 'x', code: 4 } },
        { date: 'Wed, 21 Oct 2026 07:28:00 GMT', 'retry-after': 'Wed, 21 Oct 2026 07:29:30 GMT' },
      )
    expect(await send()).toMatchObject({ outcome: 'refused', retryAfterSeconds: 90 })
  })

  it('that a gateway turns away with 429 is refused, since nobody took it', async () => {
    graph.answer = (response) => response.writeHead(429, { 'retry-after': '3' }).end('slow down')
    expect(await send()).toMatchObject({ outcome: 'refused', http: 429, code: -1, retryAfterSeconds: 3 })
  })

  it.each([
    ['500 without a body', (response) => response.writeHead(500).end()],
    ['502 with a page', (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')],
    ['503 with other JSON', (response) => json(response, 503, { status: 'maintenance' })],
    ['404 of somebody else', (response) => response.writeHead(404).end('not found')],
    ['200 without an id', (response) => json(response, 200, { success: true })],
    ['200 with half of its JSON', (response) => response.writeHead(200).end('{"messages":[{"id":"wam')],
    ['200 with a list', (response) => json(response, 200, [])],
    ['a redirect', (response) => response.writeHead(307, { location: `${graph.url}/elsewhere` }).end()],
    ['an endless answer', (response) => response.writeHead(200).end(Buffer.alloc(5 * 1024 * 1024, 'x'))],
  ] satisfies [string, LocalGraph['answer']][])('that is answered by %s is in doubt', async (_what, answer) => {
    graph.answer = answer
    expect(await send()).toMatchObject({ outcome: 'inDoubt' })
    expect(graph.seen).toHaveLength(1)
  })

  it('whose connection is reset before the answer is in doubt', async () => {
    graph.answer = (response) => response.socket?.resetAndDestroy()
    expect(await send()).toMatchObject({ outcome: 'inDoubt' })
    expect(graph.seen).toHaveLength(1)
  })

  it('whose connection is reset in the middle of the answer is in doubt', async () => {
    graph.answer = (response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"messages":', () => response.socket?.resetAndDestroy())
    }
    expect(await send()).toMatchObject({ outcome: 'inDoubt', reason: expect.stringContaining('HTTP 200, then the answer broke off') })
  })

  it('that is not answered in time is in doubt', async () => {
    graph.answer = () => undefined
    expect(await client({ timeoutMs: 100 }).sendMessage(access, text)).toEqual({ outcome: 'inDoubt', reason: 'TimeoutError' })
  })

  it('whose answer does not end in time is in doubt', async () => {
    graph.answer = (response) => response.writeHead(200).write('{')
    expect(await client({ timeoutMs: 100 }).sendMessage(access, text)).toMatchObject({ outcome: 'inDoubt' })
  })
})

describe('a message that has certainly not left', () => {
  it('met a closed port', async () => {
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const { port } = free.address() as AddressInfo
    free.close()
    await once(free, 'close')
    expect(await client({ baseUrl: `http://127.0.0.1:${port}` }).sendMessage(access, text)).toEqual({
      outcome: 'notSent',
      reason: 'ECONNREFUSED',
    })
  })

  it('met a server that does not speak TLS', async () => {
    const answer = await client({ baseUrl: graph.url.replace('http:', 'https:') }).sendMessage(access, text)
    expect(answer).toMatchObject({ outcome: 'notSent' })
    expect(graph.seen).toEqual([])
  })

  it.each(['not an address', 'ftp//x'])('has no address: %s', async (baseUrl) => {
    expect(await client({ baseUrl }).sendMessage(access, text)).toMatchObject({ outcome: 'notSent' })
  })

  it('has a token that cannot stand in a header', async () => {
    const answer = await client().sendMessage({ ...access, accessToken: 'a\nb' }, text)
    expect(answer).toMatchObject({ outcome: 'notSent' })
    expect(JSON.stringify(answer)).not.toContain('a\\nb')
  })

  it.each([
    ['no such host', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['no answer of the resolver', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
    ['a connection that took too long', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['a certificate that has run out', { code: 'CERT_HAS_EXPIRED' }],
    ['a route that timed out', { code: 'ETIMEDOUT', syscall: 'connect' }],
  ])('met %s', async (_what, members) => {
    const cause = Object.assign(new Error('10.1.2.3 secret'), members)
    const failing = () => Promise.reject(new TypeError('fetch failed', { cause }))
    expect(await client({ fetch: failing }).sendMessage(access, text)).toEqual({ outcome: 'notSent', reason: members.code })
  })

  it('was refused at each of several addresses, but not if one of them took it', async () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' })
    const reset = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' })
    const failing = (causes: Error[]) => () => Promise.reject(new TypeError('fetch failed', { cause: new AggregateError(causes) }))
    expect(await client({ fetch: failing([refused, refused]) }).sendMessage(access, text)).toMatchObject({ outcome: 'notSent' })
    expect(await client({ fetch: failing([refused, reset]) }).sendMessage(access, text)).toMatchObject({ outcome: 'inDoubt' })
  })
})

describe('media', () => {
  it('is found by id, on behalf of its number', async () => {
    graph.answer = (response) => json(response, 200, { url: 'https://lookaside.fbsbx.com/x', mime_type: 'image/png', file_size: '5' })
    expect(await client().mediaAddress(access, 'a/b?c')).toEqual({
      outcome: 'done',
      value: { url: 'https://lookaside.fbsbx.com/x', mimeType: 'image/png' },
    })
    expect(graph.seen[0]?.url).toBe('/v26.0/a%2Fb%3Fc?phone_number_id=106540352242922')
  })

  it('is downloaded with the token', async () => {
    graph.answer = (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': '5' }).end('hello')
    const answer = await client().downloadMedia(access, `${graph.url}/file`)
    if (answer.outcome !== 'done') throw new Error(answer.outcome)
    expect(answer.value).toMatchObject({ mimeType: 'image/png', bytes: 5 })
    expect(await new Response(answer.value.body).text()).toBe('hello')
    expect(graph.seen[0]?.headers.authorization).toBe('Bearer secret-token')
  })

  it('that breaks off rejects while it is read', async () => {
    graph.answer = (response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half', () => response.socket?.resetAndDestroy())
    }
    const answer = await client().downloadMedia(access, `${graph.url}/file`)
    if (answer.outcome !== 'done') throw new Error(answer.outcome)
    await expect(new Response(answer.value.body).text()).rejects.toThrow()
  })

  it('that is gone is told apart', async () => {
    graph.answer = (response) => response.writeHead(404).end()
    expect(await client().downloadMedia(access, `${graph.url}/file`)).toMatchObject({ outcome: 'inDoubt', http: 404 })
  })

  it.each([
    'https://evil.example/x',
    'https://fbsbx.com.evil.example/x',
    'https://evilfbsbx.com/x',
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com@evil.example/x',
    'file:///etc/passwd',
    'nonsense',
  ])('at a foreign address is not asked for, let alone with the token: %s', async (url) => {
    const asked: unknown[] = []
    const spying = (input: unknown) => {
      asked.push(input)
      return Promise.resolve(new Response('x'))
    }
    expect(await client({ fetch: spying }).downloadMedia(access, url)).toMatchObject({ outcome: 'notSent' })
    expect(asked).toEqual([])
  })

  it('is uploaded as a form', async () => {
    graph.answer = (response) => json(response, 200, { id: '1037543291543636' })
    const file = { content: new Blob(['%PDF']), mimeType: 'application/pdf', filename: 'счёт.pdf' }
    expect(await client().uploadMedia(access, file)).toEqual({ outcome: 'done', value: '1037543291543636' })
    const [request] = graph.seen
    expect(request?.url).toBe('/v26.0/106540352242922/media')
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData()
    expect(form.get('messaging_product')).toBe('whatsapp')
    expect(form.get('type')).toBe('application/pdf')
    expect(form.get('file')).toMatchObject({ name: 'счёт.pdf', type: 'application/pdf', size: 4 })
  })
})

describe('templates', () => {
  const account = { wabaId: '102290129340398', accessToken: 'secret-token' }
  const paged =
    (count: number): LocalGraph['answer'] =>
    (response, { url }) => {
      const from = Number(new URL(url, graph.url).searchParams.get('after') ?? 0)
      const data = Array.from({ length: Math.min(100, count - from) }, (_, index) => ({ id: String(from + index) }))
      const hasMore = from + 100 < count
      json(response, 200, {
        data,
        paging: { cursors: { after: String(from + 100) }, ...(hasMore && { next: 'https://evil.example/?access_token=x' }) },
      })
    }

  it.each([0, 1, 25, 100, 101, 500])('are all listed: %d', async (count) => {
    graph.answer = paged(count)
    const answer = await client().listTemplates(account)
    expect(answer).toMatchObject({ outcome: 'done' })
    expect(answer.outcome === 'done' && answer.value).toHaveLength(count)
    expect(graph.seen).toHaveLength(Math.max(1, Math.ceil(count / 100)))
  })

  it('are all or none: a page that fails fails the list', async () => {
    graph.answer = (response, request) =>
      request.url.includes('after=100') ? json(response, 400, { error: { message: 'limit', code: 80007 } }) : paged(300)(response, request)
    expect(await client().listTemplates(account)).toMatchObject({ outcome: 'refused', code: 80007 })
  })

  it.each([
    ['a page without data', { paging: {} }],
    ['pages that lead in a circle', { data: [], paging: { cursors: { after: 'x' }, next: 'y' } }],
    ['a next page that cannot be found', { data: [], paging: { next: 'y' } }],
  ])('are not taken for complete: %s', async (_what, page) => {
    graph.answer = (response) => json(response, 200, page)
    expect(await client().listTemplates(account)).toMatchObject({ outcome: 'inDoubt' })
  })
})
