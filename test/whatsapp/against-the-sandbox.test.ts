/** The product's side of the wire against the sandbox's, which was written independently of it from the same documents. */
import { describe, expect, it } from 'vitest'
import { Template } from '../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../engine/effects/message'
import type { ContactContent } from '../../engine/sandbox/core/contact-writes'
import type { ScheduledWebhook } from '../../engine/sandbox/core/request'
import { createSandboxFetch, memoryStore } from '../../engine/sandbox/core/sandbox-fetch'
import { addTemplate } from '../../engine/sandbox/core/seed'
import { encodeWebhook, signatureOf } from '../../engine/sandbox/core/webhooks'
import { createGraphClient } from '../../engine/whatsapp/graph-client'
import { readWebhook } from '../../engine/whatsapp/webhook'
import type { EnvelopeItem } from '../../engine/whatsapp/wire/items'
import { toGraphBody } from '../../engine/whatsapp/wire/outgoing'
import { toTemplateComponents } from '../../engine/whatsapp/wire/template-definition'
import { CONTACT, NUMBER, sandboxWorld, TOKEN, WABA } from '../sandbox/world'

const access = { phoneNumberId: NUMBER, accessToken: TOKEN }
const choices = [
  { id: 'sales', title: 'Sales' },
  { id: 'help', title: 'Help', description: 'Something is broken' },
]
const template = Template.parse({
  name: 'order_confirmation',
  language: 'en_US',
  category: 'utility',
  status: 'approved',
  body: 'Thank you, {{1}}! Your order {{2}} is on its way.',
})

function meet() {
  const world = sandboxWorld()
  const webhooks: ScheduledWebhook[] = []
  const graph = createGraphClient({
    baseUrl: world.sandbox.settings.publicUrl,
    fetch: createSandboxFetch(world.sandbox, {
      now: () => world.now,
      random: world.random,
      store: memoryStore(),
      wait: () => Promise.resolve(),
      deliver: (more) => webhooks.push(...more),
    }) as typeof fetch,
  })
  const send = (message: OutgoingMessage, graphMediaId?: string) => {
    const effect = { type: 'sendMessage', id: 'c1#7', attempt: 1, tries: 1, channelId: 'main', to: { phone: CONTACT }, message } as const
    return graph.sendMessage(access, toGraphBody(effect, { template, ...(graphMediaId !== undefined && { graphMediaId }) }))
  }
  return { world, graph, webhooks, send }
}

/** As it comes over the wire: Meta's escapes, signed, read by the product. */
function received(webhooks: readonly ScheduledWebhook[]): EnvelopeItem[] {
  return webhooks.flatMap(({ envelope }) => {
    const body = encodeWebhook(envelope)
    const reading = readWebhook(Buffer.from(body), signatureOf(body, 'app-secret'), ['app-secret'])
    if (reading.outcome !== 'items') throw new Error(reading.reason)
    return reading.items
  })
}

describe('what we send', () => {
  it.each<[string, OutgoingMessage]>([
    ['text', { type: 'text', text: 'olá 😀', previewUrl: true }],
    ['reply buttons', { type: 'choices', style: 'buttons', text: 'Where to?', choices }],
    ['a list', { type: 'choices', style: 'list', text: 'Where to?', choices }],
    ['a template', { type: 'template', template: 'order_confirmation', language: 'en_US', parameters: ['Ana', '42'] }],
    ['a file on the web', { type: 'media', kind: 'document', link: 'https://example.com/a.pdf', filename: 'A.pdf', caption: 'Here' }],
    ['a location', { type: 'location', latitude: 52.5, longitude: -13.25, name: 'Office', address: 'Main street 1' }],
    [
      'a contact card',
      { type: 'contact', name: 'Claims', phone: '+16145551234', email: 'a@b.example', organisation: 'X', url: 'https://x.example' },
    ],
    ['a link', { type: 'link', text: 'Track it', label: 'Open', url: 'https://x.example/1', header: 'Parcel', footer: 'No reply' }],
    ['a form', { type: 'form', text: 'Fill in', label: 'Open', flowId: '7', screen: 'FIRST', data: { a: 'b' }, token: 'c1/it' }],
    ['a form that its endpoint begins', { type: 'form', text: 'Fill in', label: 'Open', flowId: '7', token: 'c1/it', isDraft: true }],
  ])('%s is accepted, and its statuses find the effect', async (_what, message) => {
    const { world, webhooks, send } = meet()
    world.contactSays('hello')
    const answer = await send(message)
    expect(answer).toMatchObject({ outcome: 'accepted', waId: CONTACT })
    const updates = received(webhooks).map((item) => (item.kind === 'status' ? item.update : item))
    expect(updates.length).toBeGreaterThan(0)
    for (const update of updates) expect(update).toMatchObject({ effectId: 'c1#7', contact: { phone: CONTACT } })
  })

  it('a file is uploaded, found and downloaded again, and sent', async () => {
    const { world, graph, send } = meet()
    world.contactSays('hello')
    const png = new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])], { type: 'image/png' })
    const uploaded = await graph.uploadMedia(access, { content: png, mimeType: 'image/png', filename: 'a.png' })
    if (uploaded.outcome !== 'done') throw new Error(JSON.stringify(uploaded))
    const address = await graph.mediaAddress(access, uploaded.value)
    if (address.outcome !== 'done') throw new Error(JSON.stringify(address))
    const download = await graph.downloadMedia(access, address.value.url)
    if (download.outcome !== 'done') throw new Error(JSON.stringify(download))
    expect(await new Response(download.value.body).arrayBuffer()).toEqual(await png.arrayBuffer())
    expect(await send({ type: 'media', kind: 'image', mediaId: 'own' }, uploaded.value)).toMatchObject({ outcome: 'accepted' })
  })

  it('a reaction goes to the contact’s message', async () => {
    const { world, send } = meet()
    const { wamid } = world.contactSays('hello')
    expect(await send({ type: 'reaction', emoji: '👍', to: wamid })).toMatchObject({ outcome: 'accepted' })
    expect(await send({ type: 'reaction', emoji: '👍', to: 'wamid.nobody' })).toMatchObject({ outcome: 'refused', code: 131009 })
  })

  it('a form that is filled in comes back with its token', async () => {
    const { world, send } = meet()
    world.contactSays('hello')
    const answer = await send({ type: 'form', text: 'Fill in', label: 'Open', flowId: '7', screen: 'FIRST', token: 'c1/it' })
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
    const [item] = received(world.contactWrites({ type: 'form', wamid: answer.wamid, fields: { age: 42 } }).webhooks)
    expect(item).toMatchObject({
      message: { content: { type: 'form', response: '{"age":42,"flow_token":"c1/it"}' }, quotes: answer.wamid },
    })
  })

  it('a template with a file at its top and buttons that take values fits what the sandbox holds of it', async () => {
    const { world, graph } = meet()
    for (const areQuickRepliesLast of [false, true]) {
      const invoice = Template.parse({
        ...{ name: areQuickRepliesLast ? 'invoice_b' : 'invoice_a', language: 'de', category: 'utility', status: 'approved' },
        ...{ headerMedia: 'document', body: 'Guten Tag {{1}}, hier ist sie.', quickReplies: ['Bezahlt'], areQuickRepliesLast },
        buttons: [
          { type: 'phone', title: 'Anrufen', number: '+16145551234' },
          { type: 'link', title: 'Öffnen', url: 'https://x.example/{{1}}' },
          { type: 'copyCode', example: '25OFF' },
        ],
      })
      addTemplate(world.sandbox, {
        ...{ wabaId: WABA, name: invoice.name, language: 'de', category: 'UTILITY', status: 'APPROVED', parameterFormat: 'POSITIONAL' },
        components: toTemplateComponents(invoice),
      })
      const message: OutgoingMessage = {
        type: 'template',
        template: invoice.name,
        language: 'de',
        parameters: ['Ada'],
        buttonValues: ['7', '30OFF'],
        header: { kind: 'document', link: 'https://x.example/1.pdf', filename: 'R.pdf' },
        quickReplies: [{ id: 'paid', title: 'Bezahlt' }],
      }
      const effect = { type: 'sendMessage', id: 'c1#9', attempt: 1, tries: 1, channelId: 'main', to: { phone: CONTACT } } as const
      const body = toGraphBody({ ...effect, message }, { template: invoice })
      expect(await graph.sendMessage(access, body)).toMatchObject({ outcome: 'accepted' })
      const shown = [...world.sandbox.messages.values()].at(-1)?.shown
      expect(shown).toMatchObject({ text: 'Guten Tag Ada, hier ist sie.', media: { kind: 'document', link: 'https://x.example/1.pdf' } })
      const ids = shown?.choices?.map(({ id, url }) => url ?? id)
      const others = ['tel:+16145551234', 'https://x.example/7', '30OFF']
      expect(ids).toEqual(areQuickRepliesLast ? [...others, 'paid'] : ['paid', ...others])
    }
  })

  it('outside the session window is refused as Meta refuses it', async () => {
    expect(await meet().send({ type: 'text', text: 'hello' })).toMatchObject({ outcome: 'refused', code: 131047 })
  })

  it('templates are listed', async () => {
    const { graph } = meet()
    const listed = await graph.listTemplates({ wabaId: WABA, accessToken: TOKEN })
    expect(listed).toMatchObject({ outcome: 'done', value: [{ name: 'order_confirmation', language: 'en_US', status: 'APPROVED' }] })
  })
})

describe('what a contact writes', () => {
  it.each<[ContactContent, object]>([
    [
      { type: 'text', text: 'olá 😀 a@b.com http://x' },
      { type: 'text', text: 'olá 😀 a@b.com http://x' },
    ],
    [
      { type: 'location', latitude: 1.5, longitude: -2, name: 'Office' },
      { type: 'location', latitude: 1.5, longitude: -2, name: 'Office' },
    ],
    [
      { type: 'contacts', contacts: [{ name: { formatted_name: 'B' } }] },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'B' } }] },
    ],
    [
      { type: 'raw', message: { type: 'order', order: { product_items: [{ quantity: 1 }] } } },
      { type: 'order', items: [{ quantity: 1 }] },
    ],
  ])('%j is understood', (content, expected) => {
    const [item] = received(meet().world.contactWrites(content).webhooks)
    expect(item).toMatchObject({
      kind: 'message',
      phoneNumberId: NUMBER,
      wabaId: WABA,
      contact: { phone: CONTACT, name: 'Sheena' },
      message: { content: expected },
    })
  })

  it('a tap on what we sent is a choice that quotes it', async () => {
    const { world, send } = meet()
    world.contactSays('hello')
    for (const style of ['buttons', 'list'] as const) {
      const answer = await send({ type: 'choices', style, text: 'Where to?', choices })
      if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
      const [item] = received(world.contactWrites({ type: 'tap', wamid: answer.wamid, choice: 'help' }).webhooks)
      expect(item).toMatchObject({ message: { content: { type: 'choice', id: 'help', title: 'Help' }, quotes: answer.wamid } })
    }
  })

  it('reactions, edits and revocations name their message', () => {
    const { world } = meet()
    const { wamid } = world.contactSays('hello')
    const contents = [
      { type: 'reaction', wamid, emoji: '👍' },
      { type: 'edit', wamid, text: 'hello!' },
      { type: 'revoke', wamid },
    ] as const
    expect(contents.map((content) => received(world.contactWrites(content).webhooks)[0])).toMatchObject([
      { message: { content: { type: 'reaction', messageId: wamid, emoji: '👍' } } },
      { message: { content: { type: 'edit', originalId: wamid, text: 'hello!' } } },
      { message: { content: { type: 'revoke', originalId: wamid } } },
    ])
  })

  it('a new number is announced as the same contact', () => {
    const { world } = meet()
    world.contactSays('hello')
    const [item] = received(world.contactWrites({ type: 'changedNumber', newPhone: '12195555358' }).webhooks)
    expect(item).toMatchObject({ kind: 'contactChanged', what: 'number', previous: { phone: CONTACT }, current: { phone: '12195555358' } })
  })

  it('a contact without a number is known by user id, and answered there', async () => {
    const { world, graph } = meet()
    const [item] = received(world.contactWrites({ type: 'text', text: 'hi' }, { userId: 'US.13491208655302741918' }).webhooks)
    if (item?.kind !== 'message') throw new Error(JSON.stringify(item))
    expect(item.contact).toMatchObject({ userId: 'US.13491208655302741918' })
    expect(item.contact).not.toHaveProperty('phone')
    const { userId = '' } = item.contact
    const effect = {
      type: 'sendMessage',
      id: 'c2#1',
      attempt: 1,
      tries: 1,
      channelId: 'main',
      to: { userId },
      message: { type: 'text', text: 'hello' },
    } as const
    expect(await graph.sendMessage(access, toGraphBody(effect))).toMatchObject({ outcome: 'accepted' })
  })
})
