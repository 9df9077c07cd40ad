/** Send contact: a card with a person or a department on it, which the contact can save or write to. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { checkAddress } from './file-fields'
import { sendingFreely, sendPorts } from './sending'

const PHONE = /^\+[1-9]\d{6,14}$/

const Settings = z.object({
  name: z.string().min(1).max(200).meta({ label: 'Name', language: 'text', isSaid: true }),
  phone: z.string().max(200).optional().meta({ label: 'Number', help: 'In international format, such as +16145551234', language: 'text' }),
  email: z.string().max(200).optional().meta({ label: 'E-mail', language: 'text' }),
  organisation: z.string().max(200).optional().meta({ label: 'Organisation', language: 'text', isSaid: true }),
  url: z.string().max(2000).optional().meta({ label: 'Web page', language: 'address' }),
})

export const sendContact = defineNode({
  kind: 'send-contact',
  title: 'Send contact card',
  group: 'message',
  synonyms: ['vcard', 'business card', 'phone number', 'person', 'department', 'contacts'],
  help: 'Sends a card with a name and at least a number, an e-mail address or a web page, which the contact can keep. Sent says that WhatsApp took it. Session window closed is taken when the contact last wrote more than 24 hours ago, Not sent when it was refused.',
  settings: Settings,
  example: { name: 'Claims department', phone: '+16145551234', email: 'claims@example.com', organisation: 'Example Insurance' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: ({ name }) => `Send the contact card of ${name}`,
  compile: ({ settings: { name, phone, email, organisation, url }, to }) =>
    sendingFreely(
      {
        type: 'sendContact',
        params: {
          name,
          ...(phone ? { phone } : {}),
          ...(email ? { email } : {}),
          ...(organisation ? { organisation } : {}),
          ...(url ? { url } : {}),
        },
      },
      { to },
      to('default'),
    ),
  preview: ({ name, phone = '', email = '', organisation = '', url = '' }) => [
    { is: 'contact', name, details: [organisation, phone, email, url] },
  ],
  check: (settings) => [...checkWays(settings), ...checkPhone(settings), ...(settings.url ? checkAddress('url', settings.url) : [])],
})

function checkWays({ phone, email, url }: z.output<typeof Settings>) {
  return phone || email || url ? [] : [{ path: ['phone'], message: 'Give a number, an e-mail address or a web page' }]
}

function checkPhone({ phone = '' }: z.output<typeof Settings>) {
  if (phone === '' || phone.includes('{{') || PHONE.test(phone)) return []
  return [{ path: ['phone'], message: 'Write the number in international format, such as +16145551234' }]
}
