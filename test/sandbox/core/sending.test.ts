/** Sends: what Graph takes, what it answers, and which statuses follow. */
import { expect, it } from 'vitest'
import { ledger } from '../../../engine/sandbox/core/sandbox'
import { CONTACT, NUMBER, START, sandboxWorld, told } from '../world'

it('accepts a text, answers in the documented shape and tells sent, delivered and read', () => {
  // given
  const world = sandboxWorld({ statusDelays: { sentMs: 100, deliveredMs: 300, readMs: 900 } })
  world.contactSays('hi')
  // when
  const answer = world.sendText('Hello', { biz_opaque_callback_data: 'effect#1' })
  // then
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    messaging_product: 'whatsapp',
    contacts: [{ input: `+${CONTACT}`, wa_id: CONTACT }],
    messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/]+=*$/) }],
  })
  expect(answer.webhooks.map((webhook) => [webhook.dueAt - START, told(webhook).status])).toEqual([
    [100, 'sent'],
    [300, 'delivered'],
    [900, 'read'],
  ])
  expect(told(answer.webhooks[0])).toEqual({
    id: answer.body.messages[0].id,
    status: 'sent',
    timestamp: String(Math.floor((START + 100) / 1000)),
    recipient_id: CONTACT,
    recipient_user_id: expect.stringMatching(/^US\.\d{20}$/),
    biz_opaque_callback_data: 'effect#1',
    pricing: { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' },
  })
})

it('never de-duplicates: the same request twice stands in the ledger twice', () => {
  const world = sandboxWorld()
  world.contactSays('hi')
  world.sendText('once', { biz_opaque_callback_data: 'effect#1' })
  world.sendText('once', { biz_opaque_callback_data: 'effect#1' })
  const entries = ledger(world.sandbox)
  expect(entries.map(({ to, type, bizOpaqueCallbackData, at }) => ({ to, type, bizOpaqueCallbackData, at }))).toEqual([
    { to: CONTACT, type: 'text', bizOpaqueCallbackData: 'effect#1', at: START },
    { to: CONTACT, type: 'text', bizOpaqueCallbackData: 'effect#1', at: START },
  ])
  expect(new Set(entries.map(({ wamid }) => wamid)).size).toBe(2)
  expect(entries[0]?.body).toMatchObject({ text: { body: 'once' } })
})

const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const buttons = (...list: unknown[]) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Choose' }, action: { buttons: list } },
})
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }))
const list = (sections: unknown[], more: Record<string, unknown> = {}) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Choose' }, action: { button: 'Open', sections }, ...more },
})
const long = (length: number) => 'x'.repeat(length)

it.each<[string, Record<string, unknown>]>([
  ['a text of 4096 characters', { type: 'text', text: { body: long(4096) } }],
  ['a message without type, which is a text', { text: { body: 'hi' } }],
  ['three buttons at their limits', buttons(button(long(256), long(20)), button('b', 'B'), button('c', 'C'))],
  [
    'ten rows in two sections',
    list([
      { title: 'One', rows: rows(5) },
      { title: 'Two', rows: rows(10).slice(5) },
    ]),
  ],
  ['a list body of 4096 characters', list([{ rows: rows(1) }], { body: { text: long(4096) } })],
  ['an image by link with caption', { type: 'image', image: { link: 'https://example.com/a.jpg', caption: long(1024) } }],
  ['a location with texts for numbers', { type: 'location', location: { latitude: '37.44', longitude: -122.16 } }],
  ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Barbara' } }] }],
  [
    'a location request',
    { type: 'interactive', interactive: { type: 'location_request_message', body: { text: 'Where?' }, action: { name: 'send_location' } } },
  ],
  [
    'a link button',
    {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: { text: 'See' },
        action: { name: 'cta_url', parameters: { display_text: 'Dates', url: 'https://x.com' } },
      },
    },
  ],
  [
    'a flow',
    {
      type: 'interactive',
      interactive: {
        type: 'flow',
        body: { text: 'Fill in' },
        action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Open' } },
      },
    },
  ],
  ['callback data of 512 characters', { type: 'text', text: { body: 'x' }, biz_opaque_callback_data: long(512) }],
])('takes %s', (_, message) => {
  const world = sandboxWorld()
  world.contactSays('hi')
  expect(world.send(message).body).toMatchObject({ messages: [{ id: expect.any(String) }] })
})

it.each<[string, number, Record<string, unknown>]>([
  ['no messaging_product', 100, { messaging_product: undefined, type: 'text', text: { body: 'x' } }],
  ['another product', 100, { messaging_product: 'sms', type: 'text', text: { body: 'x' } }],
  ['no recipient', 100, { to: undefined, type: 'text', text: { body: 'x' } }],
  ['a recipient that is no number', 131009, { to: 'Sheena', type: 'text', text: { body: 'x' } }],
  ['a user id that is none', 131009, { to: undefined, recipient: 'us-1', type: 'text', text: { body: 'x' } }],
  ['itself as recipient', 131021, { to: '+15550783881', type: 'text', text: { body: 'x' } }],
  ['an unknown type', 100, { type: 'poll', poll: {} }],
  ['no payload', 100, { type: 'text' }],
  ['a text without body', 131008, { type: 'text', text: {} }],
  ['an empty text', 131009, { type: 'text', text: { body: '' } }],
  ['a text of 4097 characters', 131009, { type: 'text', text: { body: long(4097) } }],
  ['callback data of 513 characters', 100, { type: 'text', text: { body: 'x' }, biz_opaque_callback_data: long(513) }],
  ['no button', 131009, buttons()],
  ['four buttons', 131009, buttons(button('a', 'A'), button('b', 'B'), button('c', 'C'), button('d', 'D'))],
  ['a button title of 21 characters', 131009, buttons(button('a', long(21)))],
  ['a button id of 257 characters', 131009, buttons(button(long(257), 'A'))],
  ['two buttons of one title', 131009, buttons(button('a', 'A'), button('b', 'A'))],
  ['two buttons of one id', 131009, buttons(button('a', 'A'), button('a', 'B'))],
  [
    'a button body of 1025 characters',
    131009,
    { type: 'interactive', interactive: { type: 'button', body: { text: long(1025) }, action: { buttons: [button('a', 'A')] } } },
  ],
  [
    'a button message without body',
    131008,
    { type: 'interactive', interactive: { type: 'button', action: { buttons: [button('a', 'A')] } } },
  ],
  [
    'a footer of 61 characters',
    131009,
    {
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'x' }, footer: { text: long(61) }, action: { buttons: [button('a', 'A')] } },
    },
  ],
  [
    'eleven rows',
    131009,
    list([
      { title: 'One', rows: rows(5) },
      { title: 'Two', rows: rows(11).slice(5) },
    ]),
  ],
  ['a row title of 25 characters', 131009, list([{ rows: [{ id: 'a', title: long(25) }] }])],
  ['a row description of 73 characters', 131009, list([{ rows: [{ id: 'a', title: 'A', description: long(73) }] }])],
  ['a row id of 201 characters', 131009, list([{ rows: [{ id: long(201), title: 'A' }] }])],
  ['two sections, one without title', 131009, list([{ rows: rows(1) }, { title: 'Two', rows: rows(2).slice(1) }])],
  ['a list with an image header', 131009, list([{ rows: rows(1) }], { header: { type: 'image', image: { link: 'https://x.com/a.png' } } })],
  ['an unknown interactive type', 131009, { type: 'interactive', interactive: { type: 'poll', body: { text: 'x' } } }],
  ['an image without id or link', 131009, { type: 'image', image: { caption: 'x' } }],
  ['an image with both', 131009, { type: 'image', image: { id: '1', link: 'https://x.com/a.png' } }],
  ['an unknown media id', 131009, { type: 'image', image: { id: '1234' } }],
  ['a caption of 1025 characters', 131009, { type: 'image', image: { link: 'https://x.com/a.png', caption: long(1025) } }],
  ['an audio with caption', 131009, { type: 'audio', audio: { link: 'https://x.com/a.mp3', caption: 'x' } }],
  ['a latitude of 91', 131009, { type: 'location', location: { latitude: 91, longitude: 0 } }],
  ['a contact without name', 131008, { type: 'contacts', contacts: [{ name: {} }] }],
  ['a reaction to nothing', 131009, { type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '😀' } }],
  ['a template that is not there', 132001, { type: 'template', template: { name: 'gone', language: { code: 'en_US' } } }],
  ['a template in another language', 132001, { type: 'template', template: { name: 'order_confirmation', language: { code: 'en_GB' } } }],
  [
    'a template without its parameters',
    132000,
    { type: 'template', template: { name: 'order_confirmation', language: { code: 'en_US' } } },
  ],
])('refuses %s with %i and records nothing', (_, code, message) => {
  const world = sandboxWorld()
  world.contactSays('hi')
  const answer = world.send(message)
  expect(answer.body.error).toMatchObject({ code, type: 'OAuthException', fbtrace_id: expect.any(String) })
  expect(answer.body.error.message).toContain(`(#${code})`)
  expect(answer.webhooks).toEqual([])
  expect(ledger(world.sandbox)).toEqual([])
})

it('refuses a wrong token with 190 and an unknown number with 100/33', () => {
  const world = sandboxWorld()
  const text = { messaging_product: 'whatsapp', to: CONTACT, type: 'text', text: { body: 'x' } }
  const wrong = world.call('POST', `/${NUMBER}/messages`, text, { headers: { authorization: 'Bearer nonsense' } })
  expect([wrong.status, wrong.body.error.code]).toEqual([401, 190])
  const none = world.call('POST', `/${NUMBER}/messages`, text, { headers: {} })
  expect([none.status, none.body.error.code]).toEqual([401, 190])
  const unknown = world.call('POST', '/454545/messages', text)
  expect([unknown.status, unknown.body.error.code, unknown.body.error.error_subcode]).toEqual([400, 100, 33])
  expect(unknown.body.error.message).toContain("Object with ID '454545' does not exist")
})

it('closes the window exactly 24 hours after the second of the last message', () => {
  const world = sandboxWorld()
  world.contactSays('hi')
  const end = Math.floor(START / 1000) * 1000 + 24 * 3_600_000
  world.now = end - 1
  expect(world.sendText('in time').status).toBe(200)
  world.now = end
  expect(world.sendText('too late').body.error).toMatchObject({ code: 131047, message: '(#131047) Re-engagement message' })
  expect(ledger(world.sandbox).map(({ body }) => (body.text as { body: string }).body)).toEqual(['in time'])
})

it('can accept a send outside the window and fail it later', () => {
  const world = sandboxWorld({ windowClosed: 'failsLater' })
  const answer = world.sendText('hello?')
  expect(answer.status).toBe(200)
  expect(answer.webhooks.map((webhook) => told(webhook))).toMatchObject([
    { status: 'failed', errors: [{ code: 131047, error_data: { details: expect.stringContaining('24 hours') } }] },
  ])
  const value = answer.webhooks[0]?.envelope.entry[0]?.changes[0]?.value
  expect(value).not.toHaveProperty('contacts')
})

it('lets 45 messages pass to one person at once, then one in six seconds, while others flow', () => {
  const world = sandboxWorld()
  world.contactSays('hi')
  world.contactWrites({ type: 'text', text: 'hi' }, { from: '16505559999' })
  const codes = (count: number) => Array.from({ length: count }, () => world.sendText('x').body.error?.code ?? 200)
  expect(codes(46)).toEqual([...Array(45).fill(200), 131056])
  expect(world.sendText('x', { to: '16505559999' }).status).toBe(200)
  world.now += 5_999
  expect(codes(1)).toEqual([131056])
  world.now += 1
  expect(codes(2)).toEqual([200, 131056])
})

it('lets 80 messages a second pass for a number', () => {
  const world = sandboxWorld()
  const people = Array.from({ length: 81 }, (_, index) => String(16505550000 + index))
  const template = {
    name: 'order_confirmation',
    language: { code: 'en_US' },
    components: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'A' },
          { type: 'text', text: 'B' },
        ],
      },
    ],
  }
  const codes = people.map((to) => world.send({ to, type: 'template', template }).body.error?.code ?? 200)
  expect(codes).toEqual([...Array(80).fill(200), 130429])
  world.now += 1000
  expect(world.send({ to: '16505550080', type: 'template', template }).status).toBe(200)
})

it('reaches a person by user id alone, and fails later for one nobody has', () => {
  const world = sandboxWorld()
  world.contactWrites({ type: 'text', text: 'hi' }, { userId: 'US.13491208655302741918' })
  const answer = world.sendText('Hello', { to: undefined, recipient: 'US.13491208655302741918' })
  expect(answer.body.contacts).toEqual([{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }])
  expect(told(answer.webhooks[0])).toMatchObject({ recipient_user_id: 'US.13491208655302741918' })
  expect(told(answer.webhooks[0])).not.toHaveProperty('recipient_id')
  const lost = world.sendText('Hello', { to: undefined, recipient: 'US.999' })
  expect(lost.webhooks.map((webhook) => told(webhook).errors?.[0]?.code)).toEqual([131026])
})

it('answers with the wa_id that WhatsApp knows, which can differ from the number written', () => {
  const world = sandboxWorld({ windowClosed: 'failsLater' })
  expect(world.sendText('x', { to: '+52 55 1234 5678' }).body.contacts).toEqual([{ input: '+52 55 1234 5678', wa_id: '5215512345678' }])
  expect(world.sendText('x', { to: '+55 31 98765-4321' }).body.contacts[0].wa_id).toBe('553187654321')
  expect(world.sendText('x', { to: '+55 11 98765-4321' }).body.contacts[0].wa_id).toBe('5511987654321')
})

it('tells sent only for reactions, and no read where receipts are off', () => {
  const world = sandboxWorld()
  const { wamid, person } = world.contactSays('hi')
  const reaction = world.send({ type: 'reaction', reaction: { message_id: wamid, emoji: '👍' } })
  expect(reaction.webhooks.map((webhook) => told(webhook).status)).toEqual(['sent'])
  Object.assign(world.sandbox.people.get(person)?.behaviour ?? {}, { sendsReadReceipts: false })
  expect(world.sendText('x').webhooks.map((webhook) => told(webhook).status)).toEqual(['sent', 'delivered'])
})

it('marks earlier messages read too and shows that the business is typing', () => {
  const world = sandboxWorld()
  const first = world.contactSays('one')
  world.now += 1000
  const second = world.contactSays('two')
  const receipt = { messaging_product: 'whatsapp', status: 'read', message_id: second.wamid, typing_indicator: { type: 'text' } }
  expect(world.call('POST', `/v24.0/${NUMBER}/messages`, receipt).body).toEqual({ success: true })
  expect([first, second].map(({ wamid }) => world.sandbox.messages.get(wamid)?.readAt)).toEqual([world.now, world.now])
  expect(ledger(world.sandbox)).toEqual([])
  expect(world.call('POST', `/v24.0/${NUMBER}/messages`, { ...receipt, message_id: 'wamid.none' }).body.error.code).toBe(131009)
})
