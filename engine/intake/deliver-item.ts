/**
 * Where one webhook item goes: to the conversation that it concerns, or among what is kept raw with its reason. Never lost, never
 * blocking others (design: one bad item never discards its neighbours).
 */
import type { ConversationEvent } from '../conversation/events'
import type { ContactDetails, ContactIdentifiers } from '../conversation/inbound'
import { conversationOfEffect } from '../conversation/turn'
import type { Channel, Directory } from '../directory/model/directory'
import { findChannelByPhoneNumberId } from '../directory/model/look-up'
import type { Answer, AskOptions, ObjectAddress, ObjectEvent } from '../hosts/host'
import type { EnvelopeItem } from '../whatsapp/wire/items'

export interface IntakePorts {
  directory(): Directory
  /** Maps all identifiers of an item to one contact; durable no later than the event that is asked next. */
  resolveContact(scope: string, identifiers: ContactIdentifiers): string
  /** The provider says that one contact has other identifiers now; the contact's id where it is known. */
  announceChange(scope: string, previous: ContactIdentifiers, current: ContactIdentifiers): string | undefined
  ask(address: ObjectAddress, event: ObjectEvent, options: AskOptions): Promise<Answer>
  /** Keeps an item raw, visible with its reason. */
  keep(item: EnvelopeItem, reason: string): Promise<void>
  /** A template has changed at Meta. */
  templateChanged(item: Extract<EnvelopeItem, { kind: 'templateChanged' }>): Promise<void>
}

export type Delivery = 'routed' | 'duplicate' | 'kept' | 'poison'

/** Contacts are per portfolio: there Meta's user ids are unique. Without one, the account stands for it. */
export function contactScope(channel: Pick<Channel, 'portfolioId' | 'wabaId'>): string {
  return channel.portfolioId ?? channel.wabaId
}

export function conversationAddress(channelId: string, contactId: string): ObjectAddress {
  return { type: 'conversation', key: `${channelId}/${contactId}` }
}

/** Brings one item to its place. Rejects only when the store refuses: then nothing happened and the sender has to try again. */
export async function deliverItem(item: EnvelopeItem, ports: IntakePorts): Promise<Delivery> {
  switch (item.kind) {
    case 'message':
      return toContact(item, item.contact, ports, (channel, contactId) => ({
        type: 'message.received',
        channelId: channel.id,
        contactId,
        contact: item.contact,
        message: item.message,
      }))
    case 'call':
      if (!item.opensWindow) return keep(item, 'A call that opens no session window', ports)
      return toContact(item, item.contact, ports, () => ({ type: 'call.received', contact: item.contact, at: item.at }))
    case 'status':
      return toSender(item, ports)
    case 'contactChanged':
      return toChanged(item, ports)
    case 'userPreference':
      return toPreference(item, ports)
    case 'templateChanged':
      await ports.templateChanged(item)
      return 'routed'
    case 'accountNotice':
      return keep(item, `Notice about the account: ${item.field}`, ports)
    case 'kept':
      return keep(item, item.reason, ports)
  }
}

type Contacted = Extract<EnvelopeItem, { kind: 'message' | 'call' }>

async function toContact(
  item: Contacted,
  contact: ContactDetails,
  ports: IntakePorts,
  event: (channel: Channel, contactId: string) => ConversationEvent,
): Promise<Delivery> {
  const channel = findChannelByPhoneNumberId(ports.directory(), item.phoneNumberId)
  if (!channel) return keep(item, `No channel has the number id ${item.phoneNumberId}`, ports)
  if (!contact.phone && !contact.userId) return keep(item, 'The item names no contact', ports)
  const contactId = ports.resolveContact(contactScope(channel), contact)
  return outcome(await ports.ask(conversationAddress(channel.id, contactId), event(channel, contactId), { mark: item.mark }))
}

/** A status finds its conversation by the effect id that we gave with the send. */
async function toSender(item: Extract<EnvelopeItem, { kind: 'status' }>, ports: IntakePorts): Promise<Delivery> {
  const key = item.update.effectId === undefined ? undefined : conversationOfEffect(item.update.effectId)
  if (key === undefined) return keep(item, 'The status of a message that was not sent from here', ports)
  return outcome(
    await ports.ask({ type: 'conversation', key }, { type: 'status.received', update: item.update } as ConversationEvent, {
      mark: item.mark,
    }),
  )
}

async function toChanged(item: Extract<EnvelopeItem, { kind: 'contactChanged' }>, ports: IntakePorts): Promise<Delivery> {
  const channel = findChannelByPhoneNumberId(ports.directory(), item.phoneNumberId)
  if (!channel) return keep(item, `No channel has the number id ${item.phoneNumberId}`, ports)
  const contactId = ports.announceChange(contactScope(channel), item.previous, item.current)
  if (contactId === undefined) return keep(item, 'A contact changed who is not known here', ports)
  const event: ConversationEvent = { type: 'contact.changed', contact: item.current }
  return outcome(await ports.ask(conversationAddress(channel.id, contactId), event, { mark: item.mark }))
}

/** Holds for the whole business: every channel of the account hears of it. */
async function toPreference(item: Extract<EnvelopeItem, { kind: 'userPreference' }>, ports: IntakePorts): Promise<Delivery> {
  const channels = ports.directory().channels.filter((channel) => item.wabaId === undefined || channel.wabaId === item.wabaId)
  const [first] = channels
  if (!first || (!item.contact.phone && !item.contact.userId)) return keep(item, 'A preference of nobody known here', ports)
  const contactId = ports.resolveContact(contactScope(first), item.contact)
  const event: ConversationEvent = { type: 'preference.changed', wants: item.wants }
  const answers = await Promise.all(
    channels.map((channel) => ports.ask(conversationAddress(channel.id, contactId), event, { mark: `${item.mark}/${channel.id}` })),
  )
  return answers.some(({ outcome: is }) => is === 'done') ? 'routed' : 'duplicate'
}

async function keep(item: EnvelopeItem, reason: string, ports: IntakePorts): Promise<Delivery> {
  await ports.keep(item, reason)
  return 'kept'
}

function outcome(answer: Answer): Delivery {
  return answer.outcome === 'done' ? 'routed' : answer.outcome
}
