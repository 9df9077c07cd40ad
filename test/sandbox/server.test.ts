/** The sandbox as a server: real HTTP, real signed webhooks to a receiver of its own. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ledger } from '../../engine/sandbox/core/sandbox'
import { addNumber } from '../../engine/sandbox/core/seed'
import { mayControl, type SandboxServer, startSandbox } from '../../engine/sandbox/server'
import { APP_SECRET, type Receiver, startReceiver, VERIFY_TOKEN } from './receiver'
import { CONTACT, NUMBER, TOKEN, WABA } from './world'

let receiver: Receiver
let server: SandboxServer
let dataDir: string

beforeEach(async () => {
  receiver = await startReceiver()
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'))
  server = await startSandbox({
    port: 0,
    webhookUrl: receiver.url,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    dataDir,
    statusDelays: { sentMs: 0, deliveredMs: 5, readMs: 10 },
    retryGapsMs: [5, 10, 20],
  })
  addNumber(server.sandbox, {
    wabaId: WABA,
    phoneNumberId: NUMBER,
    displayNumber: '+15550783881',
    verifiedName: 'Lucky Shrub',
    token: TOKEN,
  })
})

afterEach(async () => {
  await server.close()
  await receiver.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/_sandbox${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const contactSays = (text: string, more: Record<string, unknown> = {}) =>
  control('POST', '/contacts/write', { phoneNumberId: NUMBER, from: CONTACT, name: 'Zoë', content: { type: 'text', text }, ...more })

function sendText(body: string, effectId = 'effect#1') {
  return fetch(`${server.url}/v24.0/${NUMBER}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: `+${CONTACT}`,
      type: 'text',
      text: { body },
      biz_opaque_callback_data: effectId,
    }),
  })
}

it('signs the escaped bytes of what a contact writes', async () => {
  // when
  const wrote = await contactSays('olá 😀 a@b.com http://x')
  const [webhook] = await receiver.arrived(1)
  // then
  expect(webhook?.isSigned).toBe(true)
  expect(webhook?.bytes.toString()).toContain('ol\\u00e1 \\ud83d\\ude00 a\\u0040b.com http:\\/\\/x')
  expect(webhook?.headers['content-type']).toBe('application/json')
  expect(webhook?.item).toMatchObject({ id: wrote.body.wamid, text: { body: 'olá 😀 a@b.com http://x' } })
})

it('delivers again with growing gaps until the receiver answers 200', async () => {
  receiver.answerNext(500, 'drop', 404, 301)
  const wrote = await contactSays('hi')
  const webhooks = await receiver.arrived(5)
  expect(webhooks.map(({ item }) => item.id)).toEqual(Array(5).fill(wrote.body.wamid))
  expect(new Set(webhooks.map(({ bytes }) => bytes.toString())).size).toBe(1)
  await expect.poll(async () => (await control('GET', '/webhooks')).body).toMatchObject({ pending: 0, delivered: 1 })
})

it('keeps what a receiver that is away missed, and delivers it when it is back', async () => {
  const port = Number(new URL(receiver.url).port)
  await receiver.close()
  await contactSays('one')
  await contactSays('two')
  await expect
    .poll(async () => (await control('GET', '/webhooks')).body)
    .toMatchObject({ pending: 2, lastFailure: expect.stringContaining('did not answer') })
  receiver = await startReceiver(port)
  const webhooks = await receiver.arrived(2)
  expect(webhooks.map(({ item }) => (item as { text?: { body: string } }).text?.body).sort()).toEqual(['one', 'two'])
})

it('tells the statuses of a send with the data it carried', async () => {
  await contactSays('hi')
  const sent = (await (await sendText('Hello')).json()) as { messages: [{ id: string }] }
  const webhooks = await receiver.arrived(4)
  const statuses = webhooks.map(({ item }) => item).filter(({ status }) => status !== undefined)
  expect(statuses.map(({ status }) => status).sort()).toEqual(['delivered', 'read', 'sent'])
  for (const status of statuses)
    expect(status).toMatchObject({ id: sent.messages[0].id, recipient_id: CONTACT, biz_opaque_callback_data: 'effect#1' })
  expect((await control('GET', '/ledger')).body).toMatchObject([
    { wamid: sent.messages[0].id, to: CONTACT, type: 'text', bizOpaqueCallbackData: 'effect#1' },
  ])
})

it('sends every webhook twice where the fault is on', async () => {
  await control('PUT', '/faults', { duplicateWebhooks: 1 })
  const wrote = await contactSays('hi')
  const webhooks = await receiver.arrived(2)
  expect(webhooks.map(({ item }) => item.id)).toEqual([wrote.body.wamid, wrote.body.wamid])
})

it('drops the connection after a send that did happen, and before one that did not', async () => {
  await contactSays('hi')
  await control('PUT', '/faults', { next: ['lostAnswer', 'connectionReset', 'none'] })
  await expect(sendText('lost', 'effect#1')).rejects.toThrow('fetch failed')
  await expect(sendText('reset', 'effect#2')).rejects.toThrow('fetch failed')
  expect((await sendText('answered', 'effect#3')).status).toBe(200)
  expect(ledger(server.sandbox).map(({ bizOpaqueCallbackData }) => bizOpaqueCallbackData)).toEqual(['effect#1', 'effect#3'])
  const webhooks = await receiver.arrived(7)
  const lost = webhooks.filter(({ item }) => (item as { biz_opaque_callback_data?: string }).biz_opaque_callback_data === 'effect#1')
  expect(lost).toHaveLength(3)
})

it('tells how a slow send ends before it answers', async () => {
  await contactSays('hi')
  await control('PUT', '/faults', { next: ['slowAnswer'], slowAnswerMs: 600_000 })
  const aborted = new AbortController()
  const slow = fetch(`${server.url}/${NUMBER}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: CONTACT, text: { body: 'slow' } }),
    signal: aborted.signal,
  })
  await receiver.arrived(4)
  aborted.abort()
  await expect(slow).rejects.toThrow()
  expect(ledger(server.sandbox)).toHaveLength(1)
})

it('gives the errors of Graph and of a gateway over HTTP', async () => {
  await contactSays('hi')
  await control('PUT', '/faults', { next: ['rateLimited', 'serverError', 'bareServerError'] })
  const limited = await sendText('1')
  expect([limited.status, limited.headers.get('retry-after'), ((await limited.json()) as { error: { code: number } }).error.code]).toEqual([
    429,
    '2',
    130429,
  ])
  expect([(await sendText('2')).status, (await sendText('3')).status]).toEqual([500, 502])
  expect(ledger(server.sandbox)).toEqual([])
})

it('keeps uploaded bytes in its folder and gives them back', async () => {
  const form = new FormData()
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
  form.set('messaging_product', 'whatsapp')
  form.set('type', 'application/pdf')
  form.set('file', new Blob([bytes], { type: 'application/pdf' }), 'bill.pdf')
  const authorized = { headers: { authorization: `Bearer ${TOKEN}` } }
  const { id } = (await (await fetch(`${server.url}/v24.0/${NUMBER}/media`, { method: 'POST', body: form, ...authorized })).json()) as {
    id: string
  }
  expect(await readdir(join(dataDir, 'sandbox-media'))).toEqual([id])
  const { url } = (await (await fetch(`${server.url}/v24.0/${id}`, authorized)).json()) as { url: string }
  expect(url.startsWith(server.url)).toBe(true)
  expect((await fetch(url)).status).toBe(401)
  const download = await fetch(url, authorized)
  expect(download.headers.get('content-type')).toBe('application/pdf')
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes)
  await fetch(`${server.url}/v24.0/${id}`, { method: 'DELETE', ...authorized })
  expect(await readdir(join(dataDir, 'sandbox-media'))).toEqual([])
})

it('refuses a body over 100 MB without keeping it', async () => {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new Blob([new Uint8Array(102 * 1024 * 1024)], { type: 'application/pdf' }), 'huge.pdf')
  const response = await fetch(`${server.url}/${NUMBER}/media`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  expect(response.status).toBe(400)
  expect(server.sandbox.media.size).toBe(0)
})

it('shows a phone, taps on it and follows it live', async () => {
  await contactSays('hi')
  const buttons = [{ type: 'reply', reply: { id: 'sales', title: 'Sales' } }]
  const events = await fetch(`${server.url}/_sandbox/phones/${CONTACT}/events`)
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  await fetch(`${server.url}/${NUMBER}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: CONTACT,
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'Choose' }, action: { buttons } },
    }),
  })
  let stream = ''
  while (!stream.includes('"title":"Sales"')) stream += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  expect(stream).toContain('event: chat')
  const chat = await control('GET', `/phones/${CONTACT}/chat`)
  expect(chat.body.messages).toMatchObject([
    { from: 'contact', text: 'hi' },
    { from: 'business', text: 'Choose', choices: [{ kind: 'button', id: 'sales' }] },
  ])
  const tapped = await contactSays('', { content: { type: 'tap', wamid: chat.body.messages[1].wamid, choice: 'sales' } })
  const webhooks = await receiver.arrived(5)
  expect(webhooks.find(({ item }) => item.id === tapped.body.wamid)?.item).toMatchObject({
    interactive: { button_reply: { id: 'sales', title: 'Sales' } },
  })
})

it('takes a file from a contact and lets the business fetch it', async () => {
  const dataBase64 = Buffer.from('\x89PNG picture', 'latin1').toString('base64')
  await contactSays('', { content: { type: 'image', dataBase64, mimeType: 'image/png', caption: 'Look' } })
  const [webhook] = await receiver.arrived(1)
  if (!webhook) throw new Error('no webhook')
  const { image } = webhook.item as unknown as { image: { id: string; caption: string } }
  expect(image.caption).toBe('Look')
  const response = await fetch(`${server.url}/_sandbox/media/${image.id}`)
  expect([response.headers.get('content-type'), Buffer.from(await response.arrayBuffer()).toString('base64')]).toEqual([
    'image/png',
    dataBase64,
  ])
})

it('is set up and reset through its control API', async () => {
  expect(
    (
      await control('POST', '/numbers', {
        wabaId: '77',
        phoneNumberId: '78',
        displayNumber: '+351911111111',
        verifiedName: 'Porto',
        token: 't',
      })
    ).body,
  ).toEqual({ phoneNumberId: '78' })
  const template = { wabaId: '77', name: 'hello', language: 'pt_PT', components: [{ type: 'BODY', text: 'Olá' }] }
  expect((await control('POST', '/templates', template)).status).toBe(200)
  expect((await control('PUT', '/templates/status', { wabaId: '77', name: 'hello', language: 'pt_PT', status: 'PAUSED' })).status).toBe(200)
  expect((await receiver.arrived(1))[0]?.item).toMatchObject({ event: 'PAUSED', message_template_name: 'hello' })
  expect((await control('PUT', '/settings', { windowClosed: 'failsLater' })).body.windowClosed).toBe('failsLater')
  expect((await control('PUT', `/phones/${CONTACT}`, { isUnreachable: true })).body.isUnreachable).toBe(true)
  await contactSays('hi')
  await control('POST', '/reset')
  expect((await control('GET', '/phones')).body).toEqual([])
  expect((await control('GET', '/numbers')).body).toHaveLength(2)
  expect((await control('POST', '/tokens/revoke', { token: TOKEN })).status).toBe(200)
  expect((await sendText('x')).status).toBe(401)
})

it('says what is wrong with a control request', async () => {
  expect(await control('GET', '/phones/1999/chat')).toMatchObject({ status: 404, body: { error: expect.stringContaining('1999') } })
  expect(await contactSays('')).toMatchObject({ status: 400, body: { error: expect.stringContaining('text') } })
  expect(await control('PUT', '/faults', { rates: { lostAnswer: 2 } })).toMatchObject({ status: 400 })
  expect(await control('GET', '/nothing')).toMatchObject({ status: 404 })
})

it('verifies the callback as Meta does', async () => {
  expect((await control('POST', '/webhooks/verify')).body).toEqual({ isVerified: true })
  await control('PUT', '/webhooks', { url: `${server.url}/elsewhere` })
  expect((await control('POST', '/webhooks/verify')).body).toEqual({ isVerified: false })
})

it('lets only this machine control it', async () => {
  const ask = (boundTo: string, address: string, origin?: string) =>
    mayControl(boundTo, new Request(address, origin === undefined ? {} : { headers: { origin } }))
  expect(ask('127.0.0.1', 'http://127.0.0.1:1/_sandbox/ledger')).toBe(true)
  expect(ask('127.0.0.1', 'http://localhost:1/_sandbox/ledger', 'http://localhost:5173')).toBe(true)
  expect(ask('0.0.0.0', 'http://127.0.0.1:1/_sandbox/ledger')).toBe(false)
  expect(ask('127.0.0.1', 'http://rebound.example:1/_sandbox/ledger')).toBe(false)
  expect(ask('127.0.0.1', 'http://127.0.0.1:1/_sandbox/ledger', 'https://example.com')).toBe(false)
  expect(ask('127.0.0.1', 'http://127.0.0.1:1/_sandbox/ledger', 'null')).toBe(false)
  expect(await control('GET', '/ledger', undefined, { origin: 'https://example.com' })).toMatchObject({ status: 403 })
})

it('sends an account with its own callback there', async () => {
  const other = await startReceiver()
  try {
    const subscription = { override_callback_uri: other.url, verify_token: VERIFY_TOKEN }
    await fetch(`${server.url}/v24.0/${WABA}/subscribed_apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(subscription),
    })
    const wrote = await contactSays('hi')
    expect((await other.arrived(1))[0]?.item.id).toBe(wrote.body.wamid)
    expect(receiver.received).toEqual([])
  } finally {
    await other.close()
  }
})
