/** React: puts an emoji to the contact's last message. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { isEmoji } from './emoji'
import { sendingFreely, sendPorts } from './sending'

export const react = defineNode({
  kind: 'react',
  title: 'React',
  group: 'message',
  synonyms: ['emoji', 'reaction', 'thumbs up', 'like', 'acknowledge'],
  help: 'Puts an emoji to the message that the contact wrote last, in place of an earlier one; empty takes it away again. Not sent is taken when the contact has written nothing yet or WhatsApp refused it, Session window closed when the contact last wrote more than 24 hours ago.',
  settings: z.object({
    emoji: z.string().max(32).default('👍').meta({ label: 'Emoji', help: 'One emoji; empty takes an earlier reaction away' }),
  }),
  example: { emoji: '👍' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: ({ emoji }) => (emoji === '' ? 'Take the reaction away' : `React with ${emoji}`),
  compile: ({ settings: { emoji }, to }) => sendingFreely({ type: 'react', params: { emoji } }, { to }, to('default')),
  preview: ({ emoji }) => [{ is: 'reaction', emoji }],
  check: ({ emoji }) => (emoji === '' || isEmoji(emoji) ? [] : [{ path: ['emoji'], message: 'Give one emoji, and nothing beside it' }]),
})
