/** Send file: a picture, a film, a sound, a document or a sticker, from an address on the web or uploaded. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { checkFile, FileFields, Filename, fileName, mediaSource } from './file-fields'
import { sendingFreely, sendPorts } from './sending'

const MAX_CAPTION = 1024

const Settings = z.object({
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']).default('image').meta({ label: 'Sent as' }),
  ...FileFields,
  caption: z
    .string()
    .max(MAX_CAPTION)
    .optional()
    .meta({ label: 'Caption', language: 'text', isSaid: true, shownWhen: { field: 'kind', in: ['image', 'video', 'document'] } }),
  filename: Filename.optional().meta({
    label: 'File name',
    help: 'What the contact sees, and what the file is called once it is stored',
    language: 'text',
    isSaid: true,
    shownWhen: { field: 'kind', in: ['document'] },
  }),
})

export const sendMedia = defineNode({
  kind: 'send-media',
  title: 'Send file',
  group: 'message',
  synonyms: ['media', 'image', 'picture', 'photo', 'video', 'audio', 'voice', 'document', 'pdf', 'sticker', 'attachment'],
  help: 'Sends a picture, film, sound, document or sticker. A file on the web is fetched by WhatsApp itself; one that was uploaded is kept by Cordboard. Sent says that WhatsApp took it; whether it could fetch an address shows later. Session window closed is taken when the contact last wrote more than 24 hours ago, Not sent when it was refused.',
  settings: Settings,
  example: { kind: 'document', source: 'link', link: 'https://example.com/price-list.pdf', caption: 'Our prices', filename: 'Prices.pdf' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: (settings) => `Send ${settings.kind}${fileName(settings) ? ` ${fileName(settings)}` : ''}`,
  compile: ({ settings, to }) =>
    sendingFreely(
      { type: 'sendMedia', params: { ...mediaSource(settings.kind, settings), ...captionOf(settings) } },
      { to },
      to('default'),
    ),
  preview: (settings) => [{ is: 'file', kind: settings.kind, name: fileName(settings), ...captionOf(settings) }],
  limits: () => ({ caption: MAX_CAPTION }),
  check: (settings) => [...checkFile(settings), ...checkCaption(settings)],
})

const isWordless = (kind: z.output<typeof Settings>['kind']) => kind === 'audio' || kind === 'sticker'

function captionOf({ kind, caption }: z.output<typeof Settings>): { readonly caption?: string } {
  return caption && !isWordless(kind) ? { caption } : {}
}

function checkCaption({ kind, caption }: z.output<typeof Settings>) {
  return caption && isWordless(kind) ? [{ path: ['caption'], message: 'A sound or a sticker has no caption; send a text before it' }] : []
}
