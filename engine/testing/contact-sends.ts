/** What a contact sends with `attach` and `fill in`: a file of a kind, a place or a card, always the same one, and the newest form. */
import type { Json } from '../../nodes/machine-parts'
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { AttachmentKind } from './test-file'

export function attachment(kind: AttachmentKind, caption?: string): InboundContent {
  if (kind === 'location') return { type: 'location', latitude: 52.52, longitude: 13.405, ...(caption ? { name: caption } : {}) }
  if (kind === 'contact') return { type: 'contacts', contacts: [{ name: { formatted_name: caption ?? 'Grace' } }] }
  const media = { mediaId: 'attached', mimeType: MIME_TYPES[kind] }
  return { type: 'media', kind, media, ...(caption ? { caption } : {}) }
}

/** Undefined when no form was sent yet. */
export function filledForm(sent: readonly OutgoingMessage[], fields: Readonly<Record<string, Json>>): InboundContent | undefined {
  const form = sent.findLast((message) => message.type === 'form')
  return form && { type: 'form', name: 'flow', response: JSON.stringify({ ...fields, flow_token: form.token }) }
}

const MIME_TYPES = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg',
  document: 'application/pdf',
  sticker: 'image/webp',
} as const
