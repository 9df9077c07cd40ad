/** A scripted contact: what they write or tap becomes the webhook that Meta would send (Meta: inbound messages). */
import { z } from 'zod'
import { bareMimeType } from './checks/media'
import { type Random, waIdOf, wamid } from './ids'
import { findPerson, movePhone, personFor, renewUserId } from './people'
import { THROUGHPUT, take } from './rates'
import type { ScheduledWebhook } from './request'
import { type Choice, type Message, type Person, type PhoneNumber, pairKey, record, type Sandbox, type ShownMessage } from './sandbox'
import { showMedia } from './shown'
import { statusWebhook } from './statuses'
import { messagesEnvelope, schedule } from './webhooks'

const MediaContent = z.object({
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  /** Of a file that this sandbox keeps. */
  mediaId: z.string(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  /** A recorded voice note. */
  voice: z.boolean().optional(),
})

export const ContactContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  /** A button, list row or template quick reply of a message that the contact received. */
  z.object({ type: z.literal('tap'), wamid: z.string(), choice: z.string() }),
  /** A form (flow) that the contact received, filled in. */
  z.object({ type: z.literal('form'), wamid: z.string(), fields: z.record(z.string(), z.unknown()) }),
  MediaContent,
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({ type: z.literal('contacts'), contacts: z.array(z.looseObject({})).min(1) }),
  /** An empty emoji takes the reaction back. */
  z.object({ type: z.literal('reaction'), wamid: z.string(), emoji: z.string() }),
  z.object({ type: z.literal('edit'), wamid: z.string(), text: z.string().min(1) }),
  z.object({ type: z.literal('revoke'), wamid: z.string() }),
  /** The person now has another number; their user id changes too. */
  z.object({ type: z.literal('changedNumber'), newPhone: z.string() }),
  /** A message type that has no form of its own here, as Meta would send it: `{"type":"order","order":{...}}`. */
  z.object({ type: z.literal('raw'), message: z.looseObject({ type: z.string() }) }),
])
export type ContactContent = z.infer<typeof ContactContent>

export const ContactWrite = z.object({
  phoneNumberId: z.string(),
  /** The contact's phone. Missing: the business is told the user id only. */
  from: z.string().optional(),
  userId: z.string().optional(),
  /** Leaves the user id out of webhooks, as they were before April 2026. */
  withoutUserId: z.boolean().optional(),
  name: z.string().optional(),
  username: z.string().optional(),
  content: ContactContent,
  /** Wamid of the message that this one quotes. */
  quotes: z.string().optional(),
  /** Came from an advertisement or post; as Meta sends it. */
  referral: z.looseObject({}).optional(),
})
export type ContactWrite = z.infer<typeof ContactWrite>

export interface ContactWrote {
  readonly wamid: string
  readonly person: string
  readonly webhooks: readonly ScheduledWebhook[]
}

/** What was asked of the scripted contact cannot be done: says what, and what to do. */
export class ContactError extends Error {
  override readonly name = 'ContactError'
}

/** Throws ContactError for a number, message or choice that isn't there. */
export function contactWrites(sandbox: Sandbox, write: ContactWrite, now: number, random: Random): ContactWrote {
  const number = sandbox.numbers.get(write.phoneNumberId)
  if (!number) throw new ContactError(`phoneNumberId ${write.phoneNumberId} is not a number of this sandbox; add it first`)
  const person = writer(sandbox, write)
  const told = toldOf(person, write)
  const written = payloadOf(sandbox, number, person, write, now)
  const id = wamid('in', told.phone ?? person.userId, now, ++sandbox.messageCount, random)
  const message = {
    ...(told.phone === undefined ? {} : { from: told.phone }),
    ...(told.userId === undefined ? {} : { from_user_id: told.userId }),
    id,
    timestamp: String(Math.floor(now / 1000)),
    ...written.payload,
    ...(written.context === undefined ? {} : { context: written.context }),
    ...(write.referral === undefined ? {} : { referral: write.referral }),
  }
  keep(sandbox, number, person, id, message, written, now)
  const contacts = written.payload.type === 'system' ? {} : { contacts: [contactOf(person, told)] }
  return {
    wamid: id,
    person: person.key,
    webhooks: schedule(sandbox, messagesEnvelope(number, { ...contacts, messages: [message] }), now, person.key),
  }
}

function writer(sandbox: Sandbox, { from, userId, withoutUserId, name, username }: ContactWrite): Person {
  if (from === undefined && userId === undefined)
    throw new ContactError('give `from` (a phone) or `userId`, so that it is known who writes')
  if (from !== undefined && waIdOf(from) === undefined)
    throw new ContactError(`from ${from} is not a phone number; write it with country code`)
  const person = personFor(sandbox, { ...(from === undefined ? {} : { phone: from }), ...(userId === undefined ? {} : { userId }) })
  person.sharesUserId = !withoutUserId
  if (name !== undefined) person.name = name
  if (username !== undefined) person.username = username
  return person
}

/** What the business is told of who writes. */
interface Told {
  readonly phone?: string
  readonly userId?: string
}

function toldOf(person: Person, { from }: ContactWrite): Told {
  const phone = from === undefined ? undefined : person.phone
  return { ...(phone === undefined ? {} : { phone }), ...(person.sharesUserId ? { userId: person.userId } : {}) }
}

function contactOf({ name, username }: Person, { phone, userId }: Told): Readonly<Record<string, unknown>> {
  const profile = { ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }) }
  return { profile, ...(phone === undefined ? {} : { wa_id: phone }), ...(userId === undefined ? {} : { user_id: userId }) }
}

interface Written {
  readonly payload: Readonly<Record<string, unknown>> & { readonly type: string }
  readonly shown: ShownMessage
  readonly context?: Readonly<Record<string, unknown>>
}

function payloadOf(sandbox: Sandbox, number: PhoneNumber, person: Person, write: ContactWrite, now: number): Written {
  const { content } = write
  const context = write.quotes === undefined ? {} : { context: quote(sandbox, number, person, write.quotes) }
  switch (content.type) {
    case 'text':
      return { payload: { type: 'text', text: { body: content.text } }, shown: { text: content.text }, ...context }
    case 'tap':
      return tap(sandbox, number, person, content.wamid, content.choice)
    case 'form':
      return fillIn(sandbox, number, person, content)
    case 'location': {
      const { type, ...location } = content
      return { payload: { type, location }, shown: { location: shownLocation(content) }, ...context }
    }
    case 'contacts':
      return {
        payload: { type: 'contacts', contacts: content.contacts },
        shown: { text: `${content.contacts.length} contact(s)` },
        ...context,
      }
    case 'reaction': {
      receivedBy(sandbox, person, content.wamid)
      const emoji = content.emoji === '' ? {} : { emoji: content.emoji }
      const shown: ShownMessage = { reaction: { wamid: content.wamid, emoji: content.emoji } }
      return { payload: { type: 'reaction', reaction: { message_id: content.wamid, ...emoji } }, shown }
    }
    case 'edit': {
      receivedBy(sandbox, person, content.wamid).shown = { text: content.text }
      const edit = { original_message_id: content.wamid, message: { type: 'text', text: { body: content.text } } }
      return { payload: { type: 'edit', edit }, shown: { text: content.text } }
    }
    case 'revoke': {
      receivedBy(sandbox, person, content.wamid).revokedAt = now
      return { payload: { type: 'revoke', revoke: { original_message_id: content.wamid } }, shown: {} }
    }
    case 'changedNumber':
      return changeNumber(sandbox, person, content.newPhone)
    case 'raw':
      return { payload: content.message, shown: { text: `(${content.message.type})` }, ...context }
    default:
      return { ...mediaPayload(sandbox, content), ...context }
  }
}

function quote(sandbox: Sandbox, number: PhoneNumber, person: Person, quoted: string): Readonly<Record<string, unknown>> {
  const message = receivedBy(sandbox, person, quoted)
  return { from: message.from === 'business' ? number.digits : (person.phone ?? person.userId), id: quoted }
}

/** A message of this person's chat, either way. */
function receivedBy(sandbox: Sandbox, person: Person, id: string): Message {
  const message = sandbox.messages.get(id)
  if (message?.person !== person.key)
    throw new ContactError(`wamid ${id} is not in the chat of ${person.key}; take one from GET /_sandbox/phones/{contact}/chat`)
  return message
}

/** The token comes back as it went out, beside the fields. */
function fillIn(
  sandbox: Sandbox,
  number: PhoneNumber,
  person: Person,
  { wamid, fields }: Extract<ContactContent, { readonly type: 'form' }>,
): Written {
  const sent = receivedBy(sandbox, person, wamid)
  const parameters = FlowSent.safeParse(sent.body).data?.interactive.action.parameters
  if (!parameters) throw new ContactError(`message ${wamid} has no form to fill in`)
  const response = JSON.stringify({ ...fields, flow_token: parameters.flow_token ?? 'unused' })
  const reply = { name: 'flow', body: 'Sent', response_json: response }
  return {
    payload: { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } },
    shown: { text: parameters.flow_cta },
    context: { from: number.digits, id: wamid },
  }
}

const FlowSent = z.object({
  interactive: z.object({
    type: z.literal('flow'),
    action: z.object({ parameters: z.object({ flow_cta: z.string(), flow_token: z.string().optional() }) }),
  }),
})

function tap(sandbox: Sandbox, number: PhoneNumber, person: Person, messageId: string, choiceId: string): Written {
  const message = receivedBy(sandbox, person, messageId)
  const choices = message.shown.choices ?? []
  const choice = choices.find(({ id, title }) => id === choiceId || title === choiceId)
  if (!choice)
    throw new ContactError(
      `message ${messageId} has nothing to tap named ${choiceId}; it has ${choices.map(({ id }) => id).join(', ') || 'nothing'}`,
    )
  const context = { from: number.digits, id: messageId }
  return { payload: tapPayload(choice), shown: { text: choice.title }, context }
}

function tapPayload({ kind, id, title, description }: Choice): Written['payload'] {
  switch (kind) {
    case 'button':
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } }
    case 'row':
      return {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id, title, ...(description === undefined ? {} : { description }) } },
      }
    case 'quickReply':
      return { type: 'button', button: { payload: id, text: title } }
    default:
      throw new ContactError(`${title} is a link or code: tapping it sends nothing`)
  }
}

function shownLocation({
  latitude,
  longitude,
  name,
  address,
}: Extract<ContactContent, { type: 'location' }>): NonNullable<ShownMessage['location']> {
  return { latitude, longitude, ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) }
}

function mediaPayload(sandbox: Sandbox, content: z.infer<typeof MediaContent>): Written {
  const media = sandbox.media.get(content.mediaId)
  if (!media) throw new ContactError(`mediaId ${content.mediaId} is not kept here; give the file as dataBase64 instead`)
  const { type, caption, voice } = content
  const filename = content.filename ?? media.filename
  const member = {
    id: media.id,
    mime_type: media.mimeType,
    sha256: btoa(String.fromCharCode(...(media.sha256.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)))),
    ...(caption === undefined ? {} : { caption }),
    ...(type === 'document' && filename !== undefined ? { filename } : {}),
    ...(type === 'audio' ? { voice: voice ?? false } : {}),
    ...(type === 'sticker' ? { animated: false } : {}),
  }
  const shown = showMedia(type, { id: media.id, caption, filename })
  return {
    payload: { type, [type]: member },
    shown: { ...shown, media: { kind: type, ...shown.media, mimeType: bareMimeType(media.mimeType) } },
  }
}

function changeNumber(sandbox: Sandbox, person: Person, newPhone: string): Written {
  const phone = waIdOf(newPhone)
  if (phone === undefined) throw new ContactError(`newPhone ${newPhone} is not a phone number; write it with country code`)
  const before = { phone: person.phone, userId: person.userId }
  movePhone(sandbox, person, phone)
  renewUserId(sandbox, person)
  const system = {
    type: 'user_changed_number',
    body: `User ${person.name ?? before.userId} changed from ${before.phone ?? ''} to ${phone}`,
    wa_id: phone,
    user_id: person.userId,
    previous_user_id: before.userId,
  }
  return { payload: { type: 'system', system }, shown: { text: system.body } }
}

/** A system message is nobody's: it opens no window and stands in no chat. */
function keep(
  sandbox: Sandbox,
  number: PhoneNumber,
  person: Person,
  id: string,
  body: Readonly<Record<string, unknown>>,
  written: Written,
  now: number,
): void {
  const { type } = written.payload
  take(sandbox.throughput, number.id, THROUGHPUT[number.throughput], now)
  if (type === 'system') return
  sandbox.lastInboundAt.set(pairKey(number.id, person.key), now)
  const quotes = written.context?.id
  record(sandbox, {
    wamid: id,
    phoneNumberId: number.id,
    person: person.key,
    from: 'contact',
    type,
    at: now,
    body,
    shown: written.shown,
    statuses: [],
    ...(typeof quotes === 'string' ? { quotes } : {}),
  })
}

/**
 * The contact reads what has been delivered: `read` for each of the number's messages that has none yet, nothing where read
 * receipts are off. Returns the webhooks.
 */
export function contactReads(sandbox: Sandbox, phoneNumberId: string, contact: string, now: number): readonly ScheduledWebhook[] {
  const person = findPerson(sandbox, contact)
  const number = sandbox.numbers.get(phoneNumberId)
  if (!person || !number) throw new ContactError(`there is no chat of ${contact} with ${phoneNumberId}`)
  if (!person.behaviour.sendsReadReceipts) return []
  return (sandbox.chats.get(person.key) ?? []).flatMap((message) => {
    const isUnread =
      message.statuses.some(({ status, at }) => status === 'delivered' && at <= now) &&
      !message.statuses.some(({ status }) => status === 'read')
    if (message.phoneNumberId !== phoneNumberId || !isUnread) return []
    message.statuses.push({ status: 'read', at: now })
    return statusWebhook(sandbox, number, person, message, { status: 'read', at: now })
  })
}
