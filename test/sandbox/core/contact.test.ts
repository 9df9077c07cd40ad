/** A scripted contact: the webhooks of what they write, and what their phone shows. */
import { expect, it } from 'vitest'
import { chatOf } from '../../../engine/sandbox/core/chat'
import { ContactError, contactReads } from '../../../engine/sandbox/core/contact-writes'
import { keepMedia } from '../../../engine/sandbox/core/endpoints/media'
import { CONTACT, NUMBER, START, sandboxWorld, told, WABA } from '../world'

it('becomes the documented envelope', () => {
  const world = sandboxWorld()
  const { wamid, webhooks } = world.contactSays('Does it come in another color?')
  expect(webhooks).toHaveLength(1)
  expect(webhooks[0]?.envelope).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: WABA,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: NUMBER },
              contacts: [{ profile: { name: 'Sheena' }, wa_id: CONTACT, user_id: expect.stringMatching(/^US\./) }],
              messages: [
                {
                  from: CONTACT,
                  from_user_id: expect.stringMatching(/^US\./),
                  id: wamid,
                  timestamp: String(Math.floor(START / 1000)),
                  type: 'text',
                  text: { body: 'Does it come in another color?' },
                },
              ],
            },
          },
        ],
      },
    ],
  })
})

it('gives a fresh wamid each time and the same person the same user id, also in another sandbox', () => {
  const idsOf = (world: ReturnType<typeof sandboxWorld>) => {
    const item = told(world.contactSays('hi').webhooks[0]) as unknown as { id: string; from_user_id: string }
    return { wamid: item.id, userId: item.from_user_id }
  }
  const world = sandboxWorld()
  const [one, two] = [idsOf(world), idsOf(world)]
  expect(one.wamid).not.toBe(two.wamid)
  expect(two.userId).toBe(one.userId)
  expect(idsOf(sandboxWorld()).userId).toBe(one.userId)
})

it('leaves the phone out for a contact with a user id alone, and links a phone that turns up later', () => {
  const world = sandboxWorld()
  const userId = 'US.13491208655302741918'
  const first = world.contactWrites({ type: 'text', text: 'hi' }, { userId, username: '@sheena' })
  expect(told(first.webhooks[0])).not.toHaveProperty('from')
  expect(first.webhooks[0]?.envelope.entry[0]?.changes[0]?.value.contacts).toEqual([
    { profile: { name: 'Sheena', username: '@sheena' }, user_id: userId },
  ])
  const second = world.contactWrites({ type: 'text', text: 'me again' }, { userId, from: CONTACT })
  expect(told(second.webhooks[0])).toMatchObject({ from: CONTACT, from_user_id: userId })
  expect(second.person).toBe(first.person)
  expect(chatOf(world.sandbox, CONTACT, world.now)?.messages.map(({ text }) => text)).toEqual(['hi', 'me again'])
})

it('can leave the user id out, as webhooks did before April 2026', () => {
  const world = sandboxWorld()
  const { webhooks } = world.contactWrites({ type: 'text', text: 'hi' }, { from: CONTACT, withoutUserId: true })
  expect(JSON.stringify(webhooks)).not.toContain('user_id')
  expect(JSON.stringify(world.sendText('hello').webhooks)).not.toContain('user_id')
})

it('taps a button, a list row and a template reply of what the phone shows', () => {
  const world = sandboxWorld()
  world.contactSays('hi')
  const buttons = world.send({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: 'Choose' },
      action: { buttons: [{ type: 'reply', reply: { id: 'sales', title: 'Sales' } }] },
    },
  }).body.messages[0].id
  const list = world.send({
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: 'Choose' },
      action: { button: 'Open', sections: [{ rows: [{ id: 'express', title: 'Express', description: 'Next day' }] }] },
    },
  }).body.messages[0].id
  const parameters = ['Jessica', 'SKBUP2'].map((text) => ({ type: 'text', text }))
  const template = world.send({
    type: 'template',
    template: {
      name: 'order_confirmation',
      language: { code: 'en_US' },
      components: [
        { type: 'body', parameters },
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'stop-all' }] },
      ],
    },
  }).body.messages[0].id
  world.now += 1000
  const shown = chatOf(world.sandbox, CONTACT, world.now)?.messages ?? []
  expect(shown.map(({ text, choices, listButton }) => [text, choices?.map(({ kind, title }) => `${kind} ${title}`), listButton])).toEqual([
    ['hi', undefined, undefined],
    ['Choose', ['button Sales'], undefined],
    ['Choose', ['row Express'], 'Open'],
    ['Thank you, Jessica! Your order SKBUP2 is on its way.', ['quickReply Stop'], undefined],
  ])
  const tap = (wamid: string, choice: string) => told(world.contactWrites({ type: 'tap', wamid, choice }).webhooks[0])
  expect(tap(buttons, 'sales')).toMatchObject({
    type: 'interactive',
    context: { from: '15550783881', id: buttons },
    interactive: { type: 'button_reply', button_reply: { id: 'sales', title: 'Sales' } },
  })
  expect(tap(list, 'Express')).toMatchObject({
    interactive: { type: 'list_reply', list_reply: { id: 'express', title: 'Express', description: 'Next day' } },
  })
  expect(tap(template, 'stop-all')).toMatchObject({
    type: 'button',
    button: { payload: 'stop-all', text: 'Stop' },
    context: { id: template },
  })
  expect(() => tap(buttons, 'support')).toThrow(ContactError)
})

it('sends a file that the sandbox keeps, with the hash in base64', () => {
  const world = sandboxWorld()
  const number = world.sandbox.numbers.get(NUMBER)
  if (!number) throw new Error('no number')
  const file = { bytes: new TextEncoder().encode('%PDF-1.7'), mimeType: 'application/pdf', filename: 'bill.pdf' }
  const media = keepMedia(world.sandbox, number, file, 'received', world.now, world.random)
  const { webhooks } = world.contactWrites({ type: 'document', mediaId: media.id, caption: 'My bill' })
  expect(told(webhooks[0])).toMatchObject({
    type: 'document',
    document: {
      id: media.id,
      mime_type: 'application/pdf',
      sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
      filename: 'bill.pdf',
      caption: 'My bill',
    },
  })
})

it('sends locations, reactions, edits, revokes and types of its own', () => {
  const world = sandboxWorld()
  const { wamid } = world.contactSays('helo')
  expect(told(world.contactWrites({ type: 'location', latitude: 37.44, longitude: -122.16, name: 'Office' }).webhooks[0])).toMatchObject({
    location: { latitude: 37.44, longitude: -122.16, name: 'Office' },
  })
  expect(told(world.contactWrites({ type: 'reaction', wamid, emoji: '' }).webhooks[0])).toMatchObject({ reaction: { message_id: wamid } })
  expect(told(world.contactWrites({ type: 'edit', wamid, text: 'hello' }).webhooks[0])).toMatchObject({
    edit: { original_message_id: wamid, message: { type: 'text', text: { body: 'hello' } } },
  })
  expect(chatOf(world.sandbox, CONTACT, world.now)?.messages[0]?.text).toBe('hello')
  expect(told(world.contactWrites({ type: 'revoke', wamid }).webhooks[0])).toMatchObject({ revoke: { original_message_id: wamid } })
  expect(chatOf(world.sandbox, CONTACT, world.now)?.messages[0]).toMatchObject({ isRevoked: true })
  const order = { type: 'order', order: { catalog_id: '1948', product_items: [] } }
  expect(told(world.contactWrites({ type: 'raw', message: order }).webhooks[0])).toMatchObject(order)
})

it('tells of a new number without contacts, and gives the old number to somebody else', () => {
  const world = sandboxWorld()
  const before = told(world.contactSays('hi').webhooks[0]) as unknown as { from_user_id: string }
  const { webhooks, person } = world.contactWrites({ type: 'changedNumber', newPhone: '+1 219 555 5358' })
  expect(told(webhooks[0])).toMatchObject({
    type: 'system',
    from: CONTACT,
    system: { type: 'user_changed_number', wa_id: '12195555358', previous_user_id: before.from_user_id },
  })
  expect(webhooks[0]?.envelope.entry[0]?.changes[0]?.value).not.toHaveProperty('contacts')
  expect(chatOf(world.sandbox, '12195555358', world.now)?.contact).toBe(person)
  const next = world.contactSays('new holder of the number')
  expect(next.person).not.toBe(person)
  expect(told(next.webhooks[0])).not.toMatchObject({ from_user_id: before.from_user_id })
})

it('shows a message once it is delivered, and read when the contact reads', () => {
  const world = sandboxWorld({ statusDelays: { sentMs: 10, deliveredMs: 100, readMs: null } })
  world.contactSays('hi')
  const { id } = world.sendText('Hello').body.messages[0]
  const businessMessages = () => chatOf(world.sandbox, CONTACT, world.now)?.messages.filter(({ from }) => from === 'business')
  expect(businessMessages()).toEqual([])
  expect(contactReads(world.sandbox, NUMBER, CONTACT, world.now)).toEqual([])
  world.now += 100
  expect(businessMessages()).toMatchObject([{ wamid: id, status: 'delivered' }])
  expect(contactReads(world.sandbox, NUMBER, CONTACT, world.now).map((webhook) => told(webhook))).toMatchObject([{ id, status: 'read' }])
  expect(businessMessages()).toMatchObject([{ status: 'read' }])
  expect(contactReads(world.sandbox, NUMBER, CONTACT, world.now)).toEqual([])
})

it('says what is wrong with a script', () => {
  const world = sandboxWorld()
  expect(() => world.contactWrites({ type: 'text', text: 'x' }, { phoneNumberId: '1', from: CONTACT })).toThrow(
    'not a number of this sandbox',
  )
  expect(() => world.contactWrites({ type: 'text', text: 'x' }, {})).toThrow('`from` (a phone) or `userId`')
  expect(() => world.contactWrites({ type: 'text', text: 'x' }, { from: 'me' })).toThrow('not a phone number')
  expect(() => world.contactWrites({ type: 'image', mediaId: '5' })).toThrow('mediaId 5 is not kept')
})
