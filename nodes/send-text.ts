/** Send text: writes to the contact, and goes on when the message has been accepted. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { sendingFreely, sendPorts } from './sending'

const MAX_TEXT = 4096

export const sendText = defineNode({
  kind: 'send-text',
  title: 'Send text',
  group: 'message',
  synonyms: ['message', 'say', 'textmsg', 'reply'],
  help: 'Sends a text, which may hold {{ values }}. It leaves by Sent when WhatsApp accepted it, by Session window closed when the contact last wrote more than 24 hours ago (send a template there), and by Not sent when it was refused.',
  settings: z.object({
    text: z.string().min(1).max(MAX_TEXT).meta({ label: 'Text', language: 'text', isSaid: true }),
    previewUrl: z.boolean().default(false).meta({ label: 'Show a preview of the first link' }),
  }),
  example: { text: 'Hello {{ contact.name }}, how can we help?' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: ({ text }) => `Say “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`,
  compile: ({ settings: { text, previewUrl }, to }) =>
    sendingFreely({ type: 'sendText', params: { text, ...(previewUrl ? { previewUrl } : {}) } }, { to }, to('default')),
  preview: ({ text, previewUrl }) => [{ is: 'text', text, showsLink: previewUrl }],
  limits: () => ({ text: MAX_TEXT }),
})
