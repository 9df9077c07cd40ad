/** What a contact's phone shows. */
import { findPerson } from './people'
import { type Behaviour, type Message, pairKey, type Sandbox, type ShownMessage } from './sandbox'

export interface ChatMessage extends ShownMessage {
  readonly wamid: string
  readonly phoneNumberId: string
  readonly from: 'business' | 'contact'
  readonly type: string
  /** When the phone showed it, ms. */
  readonly at: number
  readonly quotes?: string
  /** Of the contact's own messages: has the business read it? */
  readonly status: 'delivered' | 'read'
  readonly isRevoked: boolean
}

export interface Chat {
  readonly contact: string
  readonly phone?: string
  readonly userId: string
  readonly name?: string
  readonly behaviour: Behaviour
  /** Numbers that are typing right now. */
  readonly typing: readonly string[]
  readonly messages: readonly ChatMessage[]
  /** When time alone will change this picture: a delivery, a read, an end of typing. */
  readonly changesAt?: number
}

/** Undefined when nobody with this phone or user id was ever seen. Messages not delivered yet, or failed, don't show. */
export function chatOf(sandbox: Sandbox, contact: string, now: number): Chat | undefined {
  const person = sandbox.people.get(contact) ?? findPerson(sandbox, contact)
  if (!person) return undefined
  const kept = sandbox.chats.get(person.key) ?? []
  const typingUntil = [...sandbox.numbers.keys()].map((id) => [id, sandbox.typingUntil.get(pairKey(id, person.key)) ?? 0] as const)
  const times = [...kept.flatMap(({ statuses }) => statuses.map(({ at }) => at)), ...typingUntil.map(([, until]) => until)]
  const changesAt = times.reduce((next, at) => (at > now && at < next ? at : next), Number.POSITIVE_INFINITY)
  return {
    contact: person.key,
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    userId: person.userId,
    ...(person.name === undefined ? {} : { name: person.name }),
    behaviour: person.behaviour,
    typing: typingUntil.filter(([, until]) => until > now).map(([id]) => id),
    messages: kept.flatMap((message) => shownAt(message, now)).sort((one, other) => one.at - other.at),
    ...(changesAt === Number.POSITIVE_INFINITY ? {} : { changesAt }),
  }
}

function shownAt(message: Message, now: number): readonly ChatMessage[] {
  const { wamid, phoneNumberId, from, type, quotes, shown, revokedAt } = message
  const at =
    from === 'contact' ? message.at : message.statuses.find(({ status }) => status === (type === 'reaction' ? 'sent' : 'delivered'))?.at
  if (at === undefined || at > now || type === 'revoke' || type === 'edit') return []
  const isRead =
    from === 'contact'
      ? message.readAt !== undefined
      : message.statuses.some(({ status, at: readAt }) => status === 'read' && readAt <= now)
  const isRevoked = revokedAt !== undefined && revokedAt <= now
  const quoted = quotes === undefined ? {} : { quotes }
  return [
    { wamid, phoneNumberId, from, type, at, ...quoted, status: isRead ? 'read' : 'delivered', isRevoked, ...(isRevoked ? {} : shown) },
  ]
}
