/** Two independent client libraries drive the sandbox unchanged: only base address and token are theirs to know. */
import { Client, MessageType } from '@great-detail/whatsapp'
import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chatOf } from '../../engine/sandbox/core/chat'
import { contactWrites } from '../../engine/sandbox/core/contact-writes'
import { ledger } from '../../engine/sandbox/core/sandbox'
import { addNumber, addTemplate } from '../../engine/sandbox/core/seed'
import { type SandboxServer, startSandbox } from '../../engine/sandbox/server'
import { APP_SECRET, type Receiver, startReceiver, VERIFY_TOKEN } from './receiver'
import { CONTACT, NUMBER, TOKEN, WABA } from './world'

const TO = `+${CONTACT}`
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

let server: SandboxServer
let receiver: Receiver

beforeEach(async () => {
  receiver = await startReceiver()
  const delays = { sentMs: 0, deliveredMs: 0, readMs: null }
  server = await startSandbox({ port: 0, webhookUrl: receiver.url, appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN, statusDelays: delays })
  addNumber(server.sandbox, {
    wabaId: WABA,
    phoneNumberId: NUMBER,
    displayNumber: '+15550783881',
    verifiedName: 'Lucky Shrub',
    token: TOKEN,
  })
  addTemplate(server.sandbox, {
    wabaId: WABA,
    name: 'order_confirmation',
    language: 'en_US',
    components: [{ type: 'BODY', text: 'Thank you, {{1}}!' }],
  })
  const write = { phoneNumberId: NUMBER, from: CONTACT, content: { type: 'text' as const, text: 'hi' } }
  contactWrites(server.sandbox, write, Date.now(), Math.random)
})

afterEach(async () => {
  await server.close()
  await receiver.close()
})

const shown = () => chatOf(server.sandbox, CONTACT, Date.now() + 1000)?.messages.at(-1)

describe('@kapso/whatsapp-cloud-api', () => {
  const client = (accessToken = TOKEN) => new WhatsAppClient({ accessToken, baseUrl: server.url, graphVersion: 'v24.0' })
  const base = { phoneNumberId: NUMBER, to: TO }

  it('sends text, buttons, list, location, contacts, reaction and template', async () => {
    const { messages } = client()
    const text = await messages.sendText({ ...base, body: 'Hello', bizOpaqueCallbackData: 'effect#1' })
    expect(text.messages[0]?.id).toMatch(/^wamid\./)
    expect(text.contacts[0]).toEqual({ input: TO, waId: CONTACT })
    await messages.sendInteractiveButtons({ ...base, bodyText: 'Choose', buttons: [{ id: 'a', title: 'Sales' }] })
    expect(shown()).toMatchObject({ text: 'Choose', choices: [{ id: 'a', title: 'Sales' }] })
    await messages.sendInteractiveList({
      ...base,
      bodyText: 'Choose',
      buttonText: 'Open',
      sections: [{ title: 'One', rows: [{ id: 'r', title: 'Row' }] }],
    })
    expect(shown()).toMatchObject({ listButton: 'Open', choices: [{ kind: 'row', id: 'r', section: 'One' }] })
    await messages.sendLocation({ ...base, location: { latitude: -33.45, longitude: -70.66, name: 'Santiago' } })
    expect(shown()?.location).toMatchObject({ name: 'Santiago' })
    await messages.sendContacts({
      ...base,
      contacts: [{ name: { formattedName: 'John Doe' }, phones: [{ phone: '+15551234567', type: 'WORK' }] }],
    })
    await messages.sendReaction({ ...base, reaction: { messageId: text.messages[0]?.id ?? '', emoji: '👍' } })
    expect(shown()?.reaction).toMatchObject({ emoji: '👍' })
    const template = await messages.sendTemplate({
      ...base,
      template: {
        name: 'order_confirmation',
        language: { code: 'en_US' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'Jessica' }] }],
      },
    })
    expect(template.messages[0]?.messageStatus).toBe('accepted')
    expect(ledger(server.sandbox).map(({ type }) => type)).toEqual([
      'text',
      'interactive',
      'interactive',
      'location',
      'contacts',
      'reaction',
      'template',
    ])
    expect(ledger(server.sandbox)[0]?.bizOpaqueCallbackData).toBe('effect#1')
  })

  it('uploads, sends, downloads and deletes a file', async () => {
    const { media, messages } = client()
    const { id } = await media.upload({
      phoneNumberId: NUMBER,
      type: 'image/png',
      file: new Blob([PICTURE], { type: 'image/png' }),
      fileName: 'a.png',
    })
    await messages.sendImage({ ...base, image: { id, caption: 'Look' } })
    expect(shown()).toMatchObject({ text: 'Look', media: { kind: 'image', mediaId: id } })
    expect(await media.get({ mediaId: id, phoneNumberId: NUMBER })).toMatchObject({ id, mimeType: 'image/png' })
    const bytes = await media.download({ mediaId: id, phoneNumberId: NUMBER, auth: 'always' })
    expect(new Uint8Array(bytes as ArrayBuffer)).toEqual(PICTURE)
    expect(await media.delete({ mediaId: id, phoneNumberId: NUMBER })).toMatchObject({ success: true })
  })

  it('lists, creates and deletes templates, and reads what it marks as read', async () => {
    const { templates, messages } = client()
    const page = await templates.list({ businessAccountId: WABA, limit: 1 })
    expect(page.data).toMatchObject([{ name: 'order_confirmation', status: 'APPROVED', language: 'en_US' }])
    expect(page.paging?.cursors?.after).toEqual(expect.any(String))
    const created = await templates.create({
      businessAccountId: WABA,
      name: 'welcome',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Hello' }],
    })
    expect(created).toMatchObject({ status: 'PENDING' })
    expect(await templates.delete({ businessAccountId: WABA, name: 'welcome' })).toMatchObject({ success: true })
    const inbound = [...server.sandbox.messages.keys()][0] ?? ''
    expect(await messages.markRead({ phoneNumberId: NUMBER, messageId: inbound, typingIndicator: { type: 'text' } })).toMatchObject({
      success: true,
    })
    expect(chatOf(server.sandbox, CONTACT, Date.now())).toMatchObject({ typing: [NUMBER], messages: [{ status: 'read' }] })
  })

  it('registers a number and keeps its profile', async () => {
    const { phoneNumbers } = client()
    expect(await phoneNumbers.register({ phoneNumberId: NUMBER, pin: '123456' })).toMatchObject({ success: true })
    await phoneNumbers.businessProfile.update({ phoneNumberId: NUMBER, about: 'Plants', websites: ['https://example.com'] })
    const profile = await phoneNumbers.businessProfile.get({ phoneNumberId: NUMBER, fields: 'about,websites' })
    expect(profile.data).toMatchObject([{ about: 'Plants', websites: ['https://example.com'] }])
  })

  it('sorts the errors into its own kinds', async () => {
    const refusal = async (request: Promise<unknown>) => {
      const error = await request.then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(GraphApiError)
      const { code, category, httpStatus, details } = error as GraphApiError
      return { code, category, httpStatus, details }
    }
    const text = { ...base, body: 'x' }
    expect(await refusal(client('wrong').messages.sendText(text))).toMatchObject({ code: 190, category: 'authorization', httpStatus: 401 })
    expect(await refusal(client().messages.sendText({ ...text, to: '+16505550000' }))).toMatchObject({
      code: 131047,
      category: 'reengagementWindow',
    })
    expect(
      await refusal(client().messages.sendTemplate({ ...base, template: { name: 'gone', language: { code: 'en_US' } } })),
    ).toMatchObject({ code: 132001, category: 'template' })
    expect(await refusal(client().messages.sendText({ ...text, phoneNumberId: '454545' }))).toMatchObject({
      code: 100,
      category: 'parameter',
    })
    server.sandbox.faults.queue.push('rateLimited', 'bareServerError')
    expect(await refusal(client().messages.sendText(text))).toMatchObject({ code: 130429, category: 'throttling', httpStatus: 429 })
    expect(await refusal(client().messages.sendText(text))).toMatchObject({ category: 'server', httpStatus: 502 })
  })
})

describe('@great-detail/whatsapp', () => {
  const client = (token = TOKEN) => new Client({ prefixUrl: server.url, request: { headers: { Authorization: `Bearer ${token}` } } })
  const base = { phoneNumberID: NUMBER, to: TO }

  it('sends text, buttons, list and template', async () => {
    const { message } = client()
    const text = await message
      .createMessage({ ...base, type: MessageType.Text, text: { body: 'Hello' }, biz_opaque_callback_data: 'effect#1' })
      .json()
    expect(text).toMatchObject({
      messaging_product: 'whatsapp',
      contacts: [{ input: TO, wa_id: CONTACT }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    })
    const buttons = {
      type: 'button',
      body: { text: 'Choose' },
      action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'Sales' } }] },
    }
    await message.createMessage({ ...base, type: MessageType.Interactive, interactive: buttons })
    expect(shown()).toMatchObject({ choices: [{ id: 'a', title: 'Sales' }] })
    const list = { type: 'list', body: { text: 'Choose' }, action: { button: 'Open', sections: [{ rows: [{ id: 'r', title: 'Row' }] }] } }
    await message.createMessage({ ...base, type: MessageType.Interactive, interactive: list })
    expect(shown()).toMatchObject({ listButton: 'Open' })
    const template = {
      name: 'order_confirmation',
      language: { code: 'en_US' as const },
      components: [{ type: 'body' as const, parameters: [{ type: 'text' as const, text: 'Ada' }] }],
    }
    await message.createMessage({ ...base, type: MessageType.Template, template })
    expect(shown()?.text).toBe('Thank you, Ada!')
    expect(ledger(server.sandbox).map(({ bizOpaqueCallbackData, type }) => [type, bizOpaqueCallbackData])).toEqual([
      ['text', 'effect#1'],
      ['interactive', undefined],
      ['interactive', undefined],
      ['template', undefined],
    ])
  })

  it('uploads, sends, downloads and deletes a file', async () => {
    const { media, message } = client()
    const file = new Blob([PICTURE], { type: 'image/png' })
    const { id } = await media.upload({ phoneNumberID: NUMBER, mimeType: 'image/png', file, filename: 'a.png' }).json()
    await message.createMessage({ ...base, type: MessageType.Image, image: { id } })
    expect(shown()?.media).toMatchObject({ mediaId: id })
    const { url } = await media.getURL({ mediaID: id, phoneNumberID: NUMBER }).json()
    const download = await media.download({ mediaURL: url, request: { headers: { Authorization: `Bearer ${TOKEN}` } } })
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(PICTURE)
    expect(await media.delete({ mediaID: id }).json()).toEqual({ success: true })
  })

  it('works with templates, numbers, profile, subscriptions and account', async () => {
    const sdk = client()
    const templates = await sdk.template.list(WABA, { status: ['APPROVED', 'PAUSED'], limit: 10 }).json()
    expect(templates.data).toMatchObject([{ name: 'order_confirmation' }])
    const body = { type: 'BODY' as const, text: 'Hello' }
    const created = await sdk.template
      .create(WABA, { name: 'welcome', language: 'en_US', category: 'UTILITY', parameter_format: 'POSITIONAL', components: [body] })
      .json()
    expect(created).toMatchObject({ status: 'PENDING', category: 'UTILITY' })
    expect(await sdk.template.get(created.id, { fields: ['name', 'status'] }).json()).toMatchObject({ name: 'welcome' })
    expect(await sdk.template.delete(WABA, { name: 'welcome' }).json()).toEqual({ success: true })
    const numbers = await sdk.phoneNumbers
      .listPhoneNumbers({ businessAccountID: WABA, fields: ['verified_name', 'status', ['whatsapp_business_profile', ['about']]] })
      .json()
    expect(numbers.data).toMatchObject([{ id: NUMBER, verified_name: 'Lucky Shrub', status: 'CONNECTED' }])
    expect(await sdk.businessProfile.updateBusinessProfile({ phoneNumberID: NUMBER, about: 'Plants' }).json()).toEqual({ success: true })
    expect(await sdk.businessProfile.getBusinessProfile({ phoneNumberID: NUMBER, fields: ['about'] }).json()).toMatchObject({
      data: [{ about: 'Plants' }],
    })
    expect(await sdk.subscribedApps.createSubscription({ businessAccountID: WABA }).json()).toEqual({ success: true })
    expect((await sdk.subscribedApps.listSubscriptions({ businessAccountID: WABA }).json()).data).toHaveLength(1)
    expect(await sdk.whatsappBusinessAccount.get(WABA, { fields: ['name', 'status'] }).json()).toMatchObject({ id: WABA, status: 'ACTIVE' })
    const inbound = [...server.sandbox.messages.keys()][0] ?? ''
    expect(await sdk.message.createStatus({ phoneNumberID: NUMBER, status: 'read', message_id: inbound }).json()).toEqual({ success: true })
  })

  it('throws its own error with the envelope inside', async () => {
    const refusal = async (request: Promise<unknown>) => {
      const error = await request.then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error).toMatchObject({ name: 'HTTPError' })
      const { response } = error as { response: Response }
      return { status: response.status, body: await response.json() }
    }
    const text = { ...base, type: MessageType.Text as const, text: { body: 'x' } }
    expect(await refusal(client('wrong').message.createMessage(text))).toMatchObject({
      status: 401,
      body: { error: { code: 190, type: 'OAuthException' } },
    })
    expect(await refusal(client().message.createMessage({ ...text, to: '+16505550000' }))).toMatchObject({
      status: 400,
      body: { error: { code: 131047 } },
    })
    expect(await refusal(client().message.createMessage({ ...text, text: { body: '' } }))).toMatchObject({
      body: { error: { code: 131009, fbtrace_id: expect.any(String) } },
    })
  })
})

describe('webhooks that the libraries check', () => {
  it('verifies and reads what the sandbox signed', async () => {
    const wrote = contactWrites(
      server.sandbox,
      { phoneNumberId: NUMBER, from: CONTACT, content: { type: 'text', text: 'olá' } },
      Date.now(),
      Math.random,
    )
    server.live.outbox.add(wrote.webhooks)
    const [webhook] = await receiver.arrived(1)
    if (!webhook) throw new Error('no webhook')
    const { verifySignature } = await import('@kapso/whatsapp-cloud-api/server')
    expect(
      verifySignature({ appSecret: APP_SECRET, rawBody: webhook.bytes, signatureHeader: String(webhook.headers['x-hub-signature-256']) }),
    ).toBe(true)
    const sdk = new Client({ prefixUrl: server.url })
    const event = await sdk.webhook.eventNotification({
      method: 'POST',
      query: {},
      body: webhook.bytes.toString(),
      headers: webhook.headers as Record<string, string>,
    })
    await event.verifySignature(APP_SECRET)
    expect(event.eventNotification.entry[0]?.id).toBe(WABA)
  })
})
