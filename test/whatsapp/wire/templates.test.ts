/** Templates in Meta's words: how one is created, and how its quick replies say which choice was tapped. */
import { describe, expect, it } from 'vitest'
import { Template } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import { checkOutgoing } from '../../../engine/whatsapp/wire/limits'
import { toGraphBody } from '../../../engine/whatsapp/wire/outgoing'
import { parameterFormatOf, toTemplateComponents } from '../../../engine/whatsapp/wire/template-definition'

const reminder = Template.parse({
  name: 'reminder',
  language: 'en_US',
  category: 'utility',
  status: 'approved',
  header: 'Your appointment',
  body: 'On {{1}}?',
  footer: 'The practice',
  quickReplies: ['Yes', 'No'],
})

const question = (ids: readonly string[]): OutgoingMessage => ({
  type: 'template',
  template: 'reminder',
  language: 'en_US',
  parameters: ['Monday'],
  quickReplies: ids.map((id) => ({ id, title: id })),
})

describe('a template with quick replies', () => {
  it('is sent with a payload for each button', () => {
    const effect = {
      type: 'sendMessage',
      id: 'x#1',
      attempt: 1,
      tries: 1,
      channelId: 'main',
      to: { phone: '1650' },
      message: question(['yes', 'no']),
    }
    expect(toGraphBody(effect as Parameters<typeof toGraphBody>[0], { template: reminder }).template).toEqual({
      name: 'reminder',
      language: { code: 'en_US' },
      components: [
        { type: 'body', parameters: [{ type: 'text', text: 'Monday' }] },
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'yes' }] },
        { type: 'button', sub_type: 'quick_reply', index: '1', parameters: [{ type: 'payload', payload: 'no' }] },
      ],
    })
  })

  it('takes payloads of up to 128 characters', () => {
    expect(checkOutgoing(question(['x'.repeat(128)]))).toEqual([])
    expect(checkOutgoing(question(['x'.repeat(129)]))).toEqual([expect.objectContaining({ where: 'quickReplies[0].id' })])
  })
})

describe('the definition of a template', () => {
  it('has its header, body, footer and buttons', () => {
    expect(toTemplateComponents(reminder)).toEqual([
      { type: 'HEADER', format: 'TEXT', text: 'Your appointment' },
      { type: 'BODY', text: 'On {{1}}?' },
      { type: 'FOOTER', text: 'The practice' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'QUICK_REPLY', text: 'No' },
        ],
      },
    ])
  })

  it('has its body alone where there is nothing else', () => {
    const { header: _header, footer: _footer, ...rest } = reminder
    expect(toTemplateComponents({ ...rest, quickReplies: [] })).toEqual([{ type: 'BODY', text: 'On {{1}}?' }])
  })

  it.each([
    ['On {{1}} at {{ 2 }}', 'POSITIONAL'],
    ['All set', 'POSITIONAL'],
    ['On {{day}}', 'NAMED'],
  ])('says how its values go: "%s" is %s', (body, format) => {
    expect(parameterFormatOf({ ...reminder, body })).toBe(format)
  })
})
