import { describe, expect, it } from 'vitest'
import { Template, templatePlaces, templateVariables } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import type { Recipient, SendMessage } from '../../../engine/effects/types'
import { checkOutgoing, mediaProblem } from '../../../engine/whatsapp/wire/limits'
import { toGraphBody } from '../../../engine/whatsapp/wire/outgoing'

const send = (message: OutgoingMessage, to: Recipient = { phone: '16505551234' }): SendMessage => ({
  type: 'sendMessage',
  id: 'whatsapp/c1#7',
  attempt: 1,
  tries: 1,
  channelId: 'main',
  to,
  message,
})

const template = (header: string | undefined, body: string) =>
  Template.parse({ name: 'order_confirmation', language: 'en_US', category: 'utility', status: 'approved', header, body })

const choices = [
  { id: 'sales', title: 'Sales' },
  { id: 'help', title: 'Help', description: 'Something is broken' },
]

describe("a message in Meta's words", () => {
  it('carries the effect id, so that a status finds the send again', () => {
    expect(toGraphBody(send({ type: 'text', text: 'Hello *Ana*', previewUrl: false }))).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+16505551234',
      biz_opaque_callback_data: 'whatsapp/c1#7',
      type: 'text',
      text: { body: 'Hello *Ana*', preview_url: false },
    })
  })

  it('goes to the number where there is one, else to the user id', () => {
    const text = { type: 'text', text: 'x' } as const
    expect(toGraphBody(send(text, { phone: '1650', userId: 'US.1' }))).toMatchObject({ to: '+1650' })
    const numberless = toGraphBody(send(text, { userId: 'US.1' }))
    expect(numberless.recipient).toBe('US.1')
    expect(numberless).not.toHaveProperty('to')
  })

  it('is reply buttons', () => {
    expect(toGraphBody(send({ type: 'choices', style: 'buttons', text: 'Where to?', choices }))).toMatchObject({
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Where to?' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'sales', title: 'Sales' } },
            { type: 'reply', reply: { id: 'help', title: 'Help' } },
          ],
        },
      },
    })
  })

  it('is a list', () => {
    expect(toGraphBody(send({ type: 'choices', style: 'list', text: 'Where to?', choices, listButton: 'Pick' }))).toMatchObject({
      interactive: {
        type: 'list',
        body: { text: 'Where to?' },
        action: {
          button: 'Pick',
          sections: [
            {
              rows: [
                { id: 'sales', title: 'Sales' },
                { id: 'help', title: 'Help', description: 'Something is broken' },
              ],
            },
          ],
        },
      },
    })
  })

  it('is a template with numbered values, header and body counted apart', () => {
    const parameters = ['42', 'Ana', 'Friday']
    const body = toGraphBody(send({ type: 'template', template: 'order_confirmation', language: 'en_US', parameters }), {
      template: template('Order {{1}}', 'Thank you, {{1}}! It comes on {{2}}.'),
    })
    expect(body.template).toEqual({
      name: 'order_confirmation',
      language: { code: 'en_US' },
      components: [
        { type: 'header', parameters: [{ type: 'text', text: '42' }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Ana' },
            { type: 'text', text: 'Friday' },
          ],
        },
      ],
    })
  })

  it('is a template with named values, on one line each', () => {
    const body = toGraphBody(send({ type: 'template', template: 'x', language: 'en', parameters: ['Ana\n\tMaria     Lopes'] }), {
      template: template(undefined, 'Hello {{first_name}}, yes you, {{first_name}}'),
    })
    expect(body.template).toMatchObject({
      components: [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ana Maria Lopes' }] }],
    })
  })

  it('is a template without components where it has no variables', () => {
    const body = toGraphBody(send({ type: 'template', template: 'x', language: 'en', parameters: [] }), {
      template: template('Hi', 'All set.'),
    })
    expect(body.template).toEqual({ name: 'x', language: { code: 'en' } })
  })

  it.each([
    ['document', { id: '99', caption: 'Your bill', filename: 'bill.pdf' }],
    ['image', { id: '99', caption: 'Your bill' }],
  ] as const)('is a file of kind %s by its uploaded id', (kind, expected) => {
    const message = { type: 'media', kind, mediaId: 'own', caption: 'Your bill', filename: 'bill.pdf' } as const
    expect(toGraphBody(send(message), { graphMediaId: '99' })[kind]).toEqual(expected)
  })
})

describe('places of a template', () => {
  it('are ordered by their numbers and listed once', () => {
    expect(templatePlaces(template('For {{1}}', 'B {{2}} a {{1}} b {{2}} c'))).toEqual({ header: ['1'], body: ['1', '2'] })
    expect(templateVariables(template('For {{1}}', 'B {{2}} a {{1}} c'))).toEqual(['1', '1', '2'])
  })
})

describe('limits', () => {
  const titled = (count: number, title = (index: number) => `Choice ${index}`) =>
    Array.from({ length: count }, (_, index) => ({ id: `c${index}`, title: title(index) }))
  const buttons = (list: typeof choices | ReturnType<typeof titled>, text = 'x'): OutgoingMessage => ({
    type: 'choices',
    style: 'buttons',
    text,
    choices: list,
  })
  const list = (rows: typeof choices | ReturnType<typeof titled>, more: object = {}): OutgoingMessage => ({
    type: 'choices',
    style: 'list',
    text: 'x',
    choices: rows,
    ...more,
  })

  it.each<[string, OutgoingMessage]>([
    ['text of 4096', { type: 'text', text: 'x'.repeat(4096) }],
    ['three buttons of 20', buttons(titled(3, (index) => `${index}`.padEnd(20, 'x')))],
    ['ten rows of 24, twice the same title', list(titled(10, () => 'x'.repeat(24)))],
    ['a caption of 1024', { type: 'media', kind: 'image', mediaId: 'm', caption: 'x'.repeat(1024) }],
    ['a template value', { type: 'template', template: 't', language: 'en', parameters: ['x'] }],
  ])('%s fits', (_name, message) => {
    expect(checkOutgoing(message)).toEqual([])
  })

  it.each<[string, OutgoingMessage, string, RegExp]>([
    ['text of 4097', { type: 'text', text: 'x'.repeat(4097) }, 'text', /4097 characters, at most 4096/],
    ['text of spaces', { type: 'text', text: '  ' }, 'text', /is empty/],
    ['an emoji over the edge', { type: 'text', text: `${'x'.repeat(4095)}😀` }, 'text', /at most 4096/],
    ['four buttons', buttons(titled(4)), 'choices', /has 4 buttons, it must have 1 to 3/],
    ['a button of 21', buttons(titled(1, () => 'x'.repeat(21))), 'choices[0].title', /at most 20/],
    ['the same title on two buttons', buttons(titled(2, () => 'Yes')), 'choices[1].title', /repeats "Yes"/],
    ['a long text over buttons', buttons(choices, 'x'.repeat(1025)), 'text', /at most 1024/],
    ['eleven rows', list(titled(11)), 'choices', /has 11 rows, it must have 1 to 10/],
    ['a row of 25', list(titled(1, () => 'x'.repeat(25))), 'choices[0].title', /at most 24/],
    ['a description of 73', list([{ id: 'a', title: 'A', description: 'x'.repeat(73) }]), 'choices[0].description', /at most 72/],
    [
      'the same id twice',
      list([
        { id: 'a', title: 'A' },
        { id: 'a', title: 'B' },
      ]),
      'choices[1].id',
      /repeats "a"/,
    ],
    ['a list button of 21', list(choices, { listButton: 'x'.repeat(21) }), 'listButton', /at most 20/],
    ['an empty template value', { type: 'template', template: 't', language: 'en', parameters: ['a', ' '] }, 'parameters[1]', /is empty/],
    ['a file of neither sort', { type: 'media', kind: 'image' }, 'mediaId', /or link is needed/],
    ['a file on plain http', { type: 'media', kind: 'image', link: 'http://x.example/a' }, 'link', /begins with https/],
    ['a place beyond the pole', { type: 'location', latitude: 91, longitude: 0 }, 'latitude', /from -90 to 90/],
    ['a card with a local number', { type: 'contact', name: 'A', phone: '0170' }, 'phone', /international format/],
    ['two emoji', { type: 'reaction', emoji: '👍👍', to: 'w' }, 'emoji', /not one emoji/],
    ['a letter as emoji', { type: 'reaction', emoji: 'k', to: 'w' }, 'emoji', /not one emoji/],
    ['a link label of 21', { type: 'link', text: 'x', label: 'y'.repeat(21), url: 'https://x.example' }, 'label', /at most 20/],
    ['a link into a script', { type: 'link', text: 'x', label: 'y', url: 'javascript:alert(1)' }, 'url', /begins with https/],
    ['a form label of 31', { type: 'form', text: 'x', label: 'y'.repeat(31), flowId: '1', token: 't' }, 'label', /at most 30/],
    [
      'a form with values but no screen',
      { type: 'form', text: 'x', label: 'y', flowId: '1', token: 't', data: { a: 'b' } },
      'data',
      /needs a screen/,
    ],
    ['a caption on audio', { type: 'media', kind: 'audio', mediaId: 'm', caption: 'x' }, 'caption', /not possible with audio/],
    ['a caption of 1025', { type: 'media', kind: 'image', mediaId: 'm', caption: 'x'.repeat(1025) }, 'caption', /at most 1024/],
  ])('%s does not fit', (_name, message, where, text) => {
    expect(checkOutgoing(message)).toEqual([{ where, message: expect.stringMatching(text) }])
    expect(checkOutgoing(message)[0]?.message.startsWith(where)).toBe(true)
  })

  it.each([
    ['image', 'image/png', 5 * 1024 * 1024, undefined],
    ['image', 'image/png', 5 * 1024 * 1024 + 1, /at most 5242880/],
    ['image', 'image/svg+xml', 10, /cannot be sent as image/],
    ['audio', 'audio/ogg; codecs=opus', 10, undefined],
    ['document', 'application/x-anything', 100 * 1024 * 1024, undefined],
    ['video', 'video/mp4', 0, /empty/],
  ] as const)('a file: %s %s of %d bytes', (kind, type, bytes, expected) => {
    const problem = mediaProblem(kind, type, bytes)
    if (expected) expect(problem).toMatch(expected)
    else expect(problem).toBeUndefined()
  })
})
