/** One element of `messages[]`: a contact's message, or a system message about the contact. */
import type { ContactIdentifiers, InboundMessage } from '../../conversation/inbound'
import { contentOf } from './inbound-content'
import { given, idOf, type JsonObject, millisOf, objectOf, phoneOf, textOf } from './json'
import { contactOf, hashMark, notice, type Place, type Reading, rawOf } from './place'

export function readMessage(place: Place, message: JsonObject): Reading {
  const { phoneNumberId, entryId: wabaId } = place
  if (!phoneNumberId) return 'metadata.phone_number_id is missing: no channel can be told'
  const at = millisOf(message.timestamp)
  if (at === undefined) return 'timestamp is missing or no Unix time'
  if (message.type === 'system') return readSystemMessage(place, phoneNumberId, message, at)
  const wamid = textOf(message.id)
  if (!wamid) return 'id is missing: a repeated delivery could not be told from a new message'
  if (message.group_id !== undefined) return 'written in a group: groups are not routed'
  const { details, listed, isKnown } = contactOf(place, {
    phone: message.from,
    userId: message.from_user_id,
    parentUserId: message.from_parent_user_id,
  })
  if (!isKnown) return 'sender is missing: neither `from` nor `from_user_id` can be used'
  const inbound: InboundMessage = given({
    wamid,
    at,
    content: contentOf(message),
    quotes: textOf(objectOf(message.context)?.id),
    referral: referralOf(message.referral),
  })
  return {
    kind: 'message',
    phoneNumberId,
    contact: details,
    message: inbound,
    mark: wamid,
    raw: rawOf(place, message, listed),
    ...given({ wabaId }),
  }
}

function referralOf(value: unknown): InboundMessage['referral'] {
  const referral = objectOf(value)
  return (
    referral &&
    given({
      sourceUrl: textOf(referral.source_url),
      sourceId: idOf(referral.source_id),
      headline: textOf(referral.headline),
      clickId: textOf(referral.ctwa_clid),
    })
  )
}

/** Never shown as chat: it announces the contact's new identifiers, or something that changes nothing for us. */
function readSystemMessage(place: Place, phoneNumberId: string, message: JsonObject, at: number): Reading {
  const system = objectOf(message.system)
  const type = textOf(system?.type)
  if (!system || !type) return 'system message without a type'
  const mark = textOf(message.id) ?? hashMark(place, message)
  if (type !== 'user_changed_number' && type !== 'user_changed_user_id') return notice(place, message, type, mark)
  const what = type === 'user_changed_number' ? 'number' : 'userId'
  return changeOf(place, message, {
    phoneNumberId,
    what,
    at,
    mark,
    previous: {
      // `customer` is what the old number was called before v12
      phone: phoneOf(message.from) ?? phoneOf(system.customer),
      userId: idOf(system.previous_user_id),
      parentUserId: idOf(system.previous_parent_user_id),
    },
    current: {
      phone: phoneOf(system.wa_id) ?? phoneOf(system.new_wa_id),
      userId: idOf(system.user_id),
      parentUserId: idOf(system.parent_user_id),
    },
  })
}

/** One element of `user_id_update[]`, which says the same as a system message of type user_changed_user_id. */
export function readUserIdUpdate(place: Place, update: JsonObject): Reading {
  const { phoneNumberId } = place
  if (!phoneNumberId) return 'metadata.phone_number_id is missing: no channel can be told'
  const at = millisOf(update.timestamp)
  if (at === undefined) return 'timestamp is missing or no Unix time'
  const userId = objectOf(update.user_id)
  const parent = objectOf(update.parent_user_id)
  const phone = phoneOf(update.wa_id)
  return changeOf(place, update, {
    phoneNumberId,
    what: 'userId',
    at,
    mark: hashMark(place, update),
    previous: { phone, userId: idOf(userId?.previous), parentUserId: idOf(parent?.previous) },
    current: { phone, userId: idOf(userId?.current), parentUserId: idOf(parent?.current) },
  })
}

type Identifiers = { readonly [K in keyof ContactIdentifiers]: string | undefined }

interface Change {
  readonly phoneNumberId: string
  readonly what: 'number' | 'userId'
  readonly at: number
  readonly mark: string
  readonly previous: Identifiers
  readonly current: Identifiers
}

function changeOf(place: Place, item: JsonObject, { previous, current, ...change }: Change): Reading {
  // the text of a system message names both, but it is written for people and holds a name that the contact chose
  if (!previous.phone && !previous.userId) return 'no previous identifier: nobody can tell which contact changed'
  if (!current.phone && !current.userId) return 'no current identifier: nobody can tell what the contact changed to'
  const { entryId: wabaId } = place
  return {
    kind: 'contactChanged',
    ...change,
    previous: given(previous),
    current: given(current),
    raw: rawOf(place, item),
    ...given({ wabaId }),
  }
}
