/** Where in an envelope an item stands, and what follows from that: its mark, its raw form, its contact. */
import type { ContactDetails } from '../../conversation/inbound'
import type { EnvelopeItem, RawItem } from './items'
import { given, idOf, type JsonObject, listOf, objectOf, phoneOf, textOf } from './json'

/** One `changes[]` element with its entry. */
export interface Place {
  readonly field: string
  readonly entryId: string | undefined
  readonly time: unknown
  readonly metadata: JsonObject | undefined
  readonly phoneNumberId: string | undefined
  /** Contacts by wa_id and by user id, which never look alike; `contacts[]` is not aligned with `messages[]`. */
  readonly contacts: ReadonlyMap<string, JsonObject>
  /** Set where the envelope speaks of one contact only: it is the sender even of a message that names none. */
  readonly onlyContact: JsonObject | undefined
}

/** An item, or the reason for which it is kept. */
export type Reading = EnvelopeItem | string

export function placeOf(field: string, entry: JsonObject, value: JsonObject): Place {
  const metadata = objectOf(value.metadata)
  const listed = listOf(value.contacts)
  const contacts = new Map<string, JsonObject>()
  for (const element of listed) {
    const contact = objectOf(element)
    if (!contact) continue
    const phone = phoneOf(contact.wa_id)
    const userId = idOf(contact.user_id)
    if (phone) contacts.set(phone, contact)
    if (userId) contacts.set(userId, contact)
  }
  return {
    field,
    entryId: idOf(entry.id),
    time: entry.time,
    metadata,
    phoneNumberId: idOf(metadata?.phone_number_id),
    contacts,
    onlyContact: listed.length === 1 && listOf(value.messages).length === 1 ? objectOf(listed[0]) : undefined,
  }
}

export function rawOf(place: Place, item: unknown, contact?: unknown): RawItem {
  return { field: place.field, item, ...given({ entryId: place.entryId, time: place.time, metadata: place.metadata, contact }) }
}

/** For items without an id of their own (Meta: de-duplicate by entry id, field, time and hash). */
export function hashMark(place: Place, item: unknown): string {
  return `${place.field}/${place.entryId ?? ''}/${idOf(place.time) ?? ''}/${hash(canonical(item))}`
}

/** JSON with sorted keys. (The canonicalize library throws on lone surrogates and on 1e999, both of which JSON can bring.) */
function canonical(item: unknown): string {
  const sorted = (_key: string, value: unknown) => {
    const object = objectOf(value)
    return object ? Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))) : value
  }
  try {
    return JSON.stringify(item, sorted) ?? ''
  } catch {
    return 'deeper than the stack'
  }
}

export function keep(place: Place, item: unknown, reason: string): EnvelopeItem {
  const { field, entryId: wabaId, phoneNumberId } = place
  return {
    kind: 'kept',
    field,
    reason,
    mark: `kept/${hashMark(place, item)}`,
    raw: rawOf(place, item),
    ...given({ wabaId, phoneNumberId }),
  }
}

export function notice(place: Place, item: unknown, event: string | undefined, mark = hashMark(place, item)): EnvelopeItem {
  const { field, entryId: wabaId, phoneNumberId } = place
  return { kind: 'accountNotice', field, mark, raw: rawOf(place, item), ...given({ wabaId, phoneNumberId, event }) }
}

/** The identifiers that an item itself carries, filled up from the contact that the envelope lists under one of them. */
export function contactOf(place: Place, own: { phone: unknown; userId: unknown; parentUserId?: unknown }) {
  const ownPhone = phoneOf(own.phone)
  const ownUserId = idOf(own.userId)
  const listed =
    (ownUserId && place.contacts.get(ownUserId)) ||
    (ownPhone && place.contacts.get(ownPhone)) ||
    (!ownUserId && !ownPhone ? place.onlyContact : undefined)
  const profile = objectOf(listed?.profile)
  const details: ContactDetails = given({
    phone: ownPhone ?? phoneOf(listed?.wa_id),
    userId: ownUserId ?? idOf(listed?.user_id),
    parentUserId: idOf(own.parentUserId) ?? idOf(listed?.parent_user_id),
    name: textOf(profile?.name),
    username: textOf(profile?.username)?.replace(/^@/, ''),
  })
  return { details, listed, isKnown: details.phone !== undefined || details.userId !== undefined }
}

/** 64 bits of FNV-1a, as two halves with different beginnings; the text comes from Meta, so nobody forges a collision. */
function hash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13)
  }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0')
}
