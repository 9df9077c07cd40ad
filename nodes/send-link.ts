/** Send link: a text with one button that opens a page, instead of a long address in the text. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { checkAddress } from './file-fields'
import { sendingFreely, sendPorts } from './sending'

const MAX_TEXT = 1024
const MAX_LABEL = 20
const MAX_HEADER = 60
const MAX_FOOTER = 60
const MAX_ADDRESS = 2000

const Settings = z.object({
  text: z.string().min(1).max(MAX_TEXT).meta({ label: 'Text', language: 'text', isSaid: true }),
  label: z.string().min(1).max(200).meta({ label: 'Label of the button', language: 'text', isSaid: true }),
  url: z.string().min(1).max(MAX_ADDRESS).meta({ label: 'Address', language: 'address', isSaid: true }),
  header: z.string().max(500).optional().meta({ label: 'Heading', language: 'text', isSaid: true }),
  footer: z.string().max(500).optional().meta({ label: 'Small print', language: 'text', isSaid: true }),
})

export const sendLink = defineNode({
  kind: 'send-link',
  title: 'Send link',
  group: 'message',
  synonyms: ['rich link', 'url', 'button', 'call to action', 'cta', 'web page', 'payment'],
  help: 'Sends a text with one button that opens a page. Values in the address are encoded. Sent says that WhatsApp took it. Session window closed is taken when the contact last wrote more than 24 hours ago, Not sent when it was refused or the address does not begin with https.',
  settings: Settings,
  example: { text: 'Your parcel is on its way.', label: 'Track it', url: 'https://example.com/track?number={{ case.number }}' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: ({ label, text }) => `Send “${text.length > 40 ? `${text.slice(0, 39)}…` : text}” with the button ${label}`,
  compile: ({ settings: { text, label, url, header, footer }, to }) =>
    sendingFreely(
      { type: 'sendLink', params: { text, label, url, ...(header ? { header } : {}), ...(footer ? { footer } : {}) } },
      { to },
      to('default'),
    ),
  preview: ({ text, label, url, header = '', footer = '' }) => [{ is: 'link', text, label, url, header, footer }],
  limits: () => ({ text: MAX_TEXT, label: MAX_LABEL, header: MAX_HEADER, footer: MAX_FOOTER, url: MAX_ADDRESS }),
  check: ({ label, url, header = '', footer = '' }) => [
    ...checkAddress('url', url),
    ...tooLong('label', label, MAX_LABEL),
    ...tooLong('header', header, MAX_HEADER),
    ...tooLong('footer', footer, MAX_FOOTER),
  ],
})

/** Texts with values are measured when they are filled in. */
function tooLong(field: string, text: string, most: number) {
  if (text.includes('{{') || text.length <= most) return []
  return [{ path: [field], message: `At most ${most} characters are shown, this has ${text.length}` }]
}
