/** Who can hold the phone: the newcomer, contacts that were added here, and everybody whom the sandbox has seen. */
import type { PhoneOwner } from '../../api/phone'

export interface PhoneContact {
  /** Digits; how the sandbox finds the person. */
  readonly phone: string
  readonly name: string
}

/** +1 202 555 01xx is set aside for fiction (NANP), so nobody can own these. */
const FICTIONAL = '120255501'
const MAX_FICTIONAL = 100

/** The phone of the newcomer. */
export const OWN_PHONE = `${FICTIONAL}01`

/** Each phone once: the newcomer first, then those added here, then the others. */
export function allContacts(you: PhoneContact, added: readonly PhoneContact[], seen: readonly PhoneOwner[]): readonly PhoneContact[] {
  const others = seen.flatMap(({ phone, name }) => (phone === undefined ? [] : [{ phone, name: name ?? `+${phone}` }]))
  const byPhone = new Map<string, PhoneContact>()
  for (const contact of [you, ...added, ...others]) if (!byPhone.has(contact.phone)) byPhone.set(contact.phone, contact)
  return [...byPhone.values()]
}

/** A contact with a phone that nobody has yet; undefined when all are given away. */
export function newContact(name: string, known: readonly PhoneContact[]): PhoneContact | undefined {
  const taken = new Set(known.map(({ phone }) => phone))
  for (let number = 1; number < MAX_FICTIONAL; number++) {
    const phone = FICTIONAL + String(number).padStart(2, '0')
    if (!taken.has(phone)) return { phone, name }
  }
  return undefined
}
