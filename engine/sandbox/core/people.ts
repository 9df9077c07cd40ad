/** Who is at the other end: a person has a user id, and a phone number that the business may or may not know. */
import { businessScopedId, waIdOf } from './ids'
import type { Person, Sandbox } from './sandbox'

export interface PersonIdentity {
  /** Phone as written. */
  readonly phone?: string
  readonly userId?: string
}

/** By phone (any spelling) or business-scoped user id. */
export function findPerson(sandbox: Sandbox, phoneOrUserId: string): Person | undefined {
  const phone = waIdOf(phoneOrUserId)
  const key = sandbox.personOfUserId.get(phoneOrUserId) ?? (phone === undefined ? undefined : sandbox.personOfPhone.get(phone))
  return key === undefined ? undefined : sandbox.people.get(key)
}

/** Finds or makes the person. Both given: the user id decides who it is, and the phone is theirs from now on. */
export function personFor(sandbox: Sandbox, identity: PersonIdentity): Person {
  const phone = identity.phone === undefined ? undefined : waIdOf(identity.phone)
  const known = identity.userId === undefined ? findPerson(sandbox, phone ?? '') : findPerson(sandbox, identity.userId)
  const person = known ?? newPerson(sandbox, phone, identity.userId)
  if (phone !== undefined && person.phone !== phone) movePhone(sandbox, person, phone)
  return person
}

function newPerson(sandbox: Sandbox, phone: string | undefined, givenUserId: string | undefined): Person {
  const isRecycled = phone !== undefined && sandbox.people.has(phone)
  const userId = givenUserId ?? derivedUserId(sandbox, phone ?? '', isRecycled)
  const key = phone === undefined || isRecycled ? userId : phone
  const behaviour = { isUnreachable: false, stoppedMarketing: false, sendsReadReceipts: true }
  const person: Person = { key, userId, sharesUserId: true, behaviour }
  sandbox.people.set(key, person)
  sandbox.personOfUserId.set(userId, key)
  return person
}

/** A number that changed hands brings its next holder an id of their own. */
function derivedUserId({ settings, people }: Sandbox, phone: string, isRecycled: boolean): string {
  return businessScopedId(settings.portfolioId, isRecycled ? `${phone}#${people.size}` : phone)
}

/** The phone goes over to this person; who had it before has none. */
export function movePhone(sandbox: Sandbox, person: Person, phone: string): void {
  const before = findPerson(sandbox, phone)
  if (before && before !== person) delete before.phone
  if (person.phone !== undefined) sandbox.personOfPhone.delete(person.phone)
  person.phone = phone
  sandbox.personOfPhone.set(phone, person.key)
}

/** A new user id for the same person, as after a change of number. */
export function renewUserId(sandbox: Sandbox, person: Person): void {
  const seed = `${person.phone ?? person.userId}#${person.userId}`
  sandbox.personOfUserId.delete(person.userId)
  person.userId = businessScopedId(sandbox.settings.portfolioId, seed)
  sandbox.personOfUserId.set(person.userId, person.key)
}
