/**
 * What a contact's message says, type by type (Meta: messages webhook reference). A type that is new, or whose payload lacks what
 * it needs, becomes `kept`: it is still the contact's message and an agent still sees that it came.
 */
import type { InboundContent, MediaReference } from '../../conversation/inbound'
import { given, idOf, type JsonObject, listOf, numberOf, objectOf, textOf } from './json'

/** `payload` is the member named like the type; undefined means that it cannot be understood. */
type ReadContent = (payload: unknown) => InboundContent | undefined

const ofObject =
  (read: (payload: JsonObject) => InboundContent | undefined): ReadContent =>
  (payload) => {
    const object = objectOf(payload)
    return object && read(object)
  }

type MediaKind = Extract<InboundContent, { type: 'media' }>['kind']

const media = (kind: MediaKind, always?: Partial<MediaReference>): ReadContent =>
  ofObject((payload) => {
    const mediaId = idOf(payload.id)
    if (!mediaId) return undefined
    const reference: MediaReference = given({
      mediaId,
      mimeType: textOf(payload.mime_type) ?? 'application/octet-stream',
      sha256: textOf(payload.sha256),
      filename: textOf(payload.filename),
      voice: typeof payload.voice === 'boolean' ? payload.voice : undefined,
      animated: typeof payload.animated === 'boolean' ? payload.animated : undefined,
      ...always,
    })
    return given({ type: 'media' as const, kind, media: reference, caption: textOf(payload.caption) })
  })

const choice = (id: string | undefined, title: string | undefined, description?: string): InboundContent | undefined => {
  const known = id ?? title
  return known === undefined ? undefined : given({ type: 'choice' as const, id: known, title: title ?? known, description })
}

const INTERACTIVE: ReadonlyMap<string, (reply: JsonObject) => InboundContent | undefined> = new Map([
  ['button_reply', (reply) => choice(textOf(reply.id), textOf(reply.title))],
  ['list_reply', (reply) => choice(textOf(reply.id), textOf(reply.title), textOf(reply.description))],
  [
    'nfm_reply',
    // real traffic has response_json that is no JSON, no object or no text at all: the answer is kept as it came
    (reply) => {
      const json = reply.response_json
      const response = typeof json === 'string' ? json : json === undefined ? textOf(reply.body) : JSON.stringify(json)
      return response === undefined ? undefined : given({ type: 'form' as const, response, name: textOf(reply.name) })
    },
  ],
])

const interactive = ofObject((payload) => {
  const type = textOf(payload.type) ?? [...INTERACTIVE.keys()].find((known) => payload[known] !== undefined)
  const reply = type === undefined ? undefined : objectOf(payload[type])
  const content = reply && type !== undefined ? INTERACTIVE.get(type)?.(reply) : undefined
  return content ?? { type: 'kept', providerType: `interactive ${type ?? 'without a type'}` }
})

const CONTENT: ReadonlyMap<string, ReadContent> = new Map([
  ['text', ofObject(({ body }) => (typeof body === 'string' ? { type: 'text', text: body } : undefined))],
  ['image', media('image')],
  ['video', media('video')],
  ['audio', media('audio')],
  ['voice', media('audio', { voice: true })],
  ['document', media('document')],
  ['sticker', media('sticker')],
  [
    'location',
    ofObject((payload) => {
      const latitude = numberOf(payload.latitude)
      const longitude = numberOf(payload.longitude)
      if (latitude === undefined || longitude === undefined) return undefined
      return given({ type: 'location' as const, latitude, longitude, name: textOf(payload.name), address: textOf(payload.address) })
    }),
  ],
  ['contacts', (payload) => (Array.isArray(payload) ? { type: 'contacts', contacts: payload } : undefined)],
  ['button', ofObject(({ payload, text }) => choice(textOf(payload), textOf(text)))],
  ['interactive', interactive],
  ['order', ofObject((payload) => given({ type: 'order' as const, text: textOf(payload.text), items: listOf(payload.product_items) }))],
  [
    'reaction',
    // taking a reaction back comes as an empty or missing emoji
    ofObject((payload) => {
      const messageId = textOf(payload.message_id)
      return messageId === undefined ? undefined : { type: 'reaction', messageId, emoji: textOf(payload.emoji) ?? '' }
    }),
  ],
  [
    'edit',
    ofObject((payload) => {
      const originalId = textOf(payload.original_message_id)
      if (originalId === undefined) return undefined
      const edited = objectOf(payload.message)
      const body = objectOf(edited?.[textOf(edited.type) ?? 'text'])
      return given({ type: 'edit' as const, originalId, text: textOf(body?.body) ?? textOf(body?.caption) })
    }),
  ],
  [
    'revoke',
    ofObject((payload) => {
      const originalId = textOf(payload.original_message_id)
      return originalId === undefined ? undefined : { type: 'revoke', originalId }
    }),
  ],
])

/** Total: whatever the message holds, the answer is some content. */
export function contentOf(message: JsonObject): InboundContent {
  // the type was seen to be missing beside a payload that says it
  const type = textOf(message.type) ?? [...CONTENT.keys()].find((known) => message[known] !== undefined)
  const content = type === undefined ? undefined : CONTENT.get(type)?.(message[type])
  if (content) return content
  const reason = unsupportedReason(message)
  return reason === undefined ? { type: 'kept', providerType: type ?? 'none' } : { type: 'unsupported', reason }
}

/** Meta could not hand the message over (131051), or not its file (131052), and says why. */
function unsupportedReason(message: JsonObject): string | undefined {
  const error = objectOf(listOf(message.errors)[0])
  const kind = textOf(objectOf(message.unsupported)?.type)
  if (!error && message.type !== 'unsupported') return undefined
  const said = textOf(objectOf(error?.error_data)?.details) ?? textOf(error?.details) ?? textOf(error?.message) ?? textOf(error?.title)
  return [kind, said].filter((part) => part !== undefined).join(': ') || 'no reason given'
}
