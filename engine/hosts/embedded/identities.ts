/**
 * Who wrote: maps every identifier of an item to one contact, new or known (a contact has many identifiers, and any of them may be
 * missing). Contacts are per scope, within which Meta's user ids are unique: a portfolio.
 *
 * I1. Identifiers are only added. The one exception is the phone of a recycled number, which moves to the new contact.
 * I2. Two contacts are never merged here: an item whose user id and phone belong to two contacts is its user id's.
 * I3. A phone whose contact carries another user id is a new contact, unless the change was announced.
 * I4. What was decided is seen at once by the next question, and is durable with the same commit as the item or an earlier one.
 */
import type { Statement } from 'better-sqlite3'
import type { ContactIdentifiers } from '../../conversation/inbound'
import { StorageError } from '../host'
import type { EngineDatabase } from './database'
import type { Companion } from './group-commit'

export interface ResolvedContact {
  readonly contactId: string
  /** Seen for the first time. */
  readonly isNew: boolean
  /** An identifier was added to what was known. */
  readonly learned: boolean
}

/** In the order in which they are trusted. */
const KINDS = ['userId', 'parentUserId', 'phone'] as const
type Kind = (typeof KINDS)[number]

interface Identifier {
  readonly scope: string
  readonly kind: Kind
  readonly value: string
}

interface Owner {
  readonly contact: string
  /** A phone to which its contact moved by announcement: the user id that first comes with it is the contact's new one. */
  readonly isAnnounced: boolean
}

/** So many may wait for a disk that is full; then new contacts are refused. */
const MAX_UNCOMMITTED = 20_000

export class Identities {
  readonly #find: Statement
  readonly #valuesOf: Statement
  readonly #put: Statement
  /** Decided and not yet committed: what the table will say. */
  readonly #uncommitted = new Map<string, Identifier & Owner>()
  #isJoining = false

  constructor(
    database: EngineDatabase,
    private readonly newId: () => string,
    private readonly join: (companion: Companion) => void,
  ) {
    this.#find = database.prepare('SELECT contact, is_announced FROM identifier WHERE scope = ? AND kind = ? AND value = ?').raw()
    this.#valuesOf = database.prepare('SELECT value FROM identifier WHERE contact = ? AND scope = ? AND kind = ?').pluck()
    this.#put = database.prepare(
      `INSERT INTO identifier (scope, kind, value, contact, is_announced) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (scope, kind, value) DO UPDATE SET contact = excluded.contact, is_announced = excluded.is_announced`,
    )
  }

  /** The contact of an item. Throws a TypeError when it carries no identifier, and StorageError 'full' when no more can be remembered. */
  resolveContact(scope: string, identifiers: ContactIdentifiers): ResolvedContact {
    const given = list(scope, identifiers)
    if (given.length === 0) throw new TypeError('An item without phone and user id belongs to no contact')
    const known = this.#knownContact(scope, identifiers)
    const contactId = known ?? this.newId()
    let learned = false
    for (const identifier of given) learned = this.#link(identifier, contactId, identifiers.userId) || learned
    return { contactId, isNew: known === undefined, learned }
  }

  /** The contact that has any of these identifiers, without adding anything. */
  findContact(scope: string, identifiers: ContactIdentifiers): string | undefined {
    for (const identifier of list(scope, identifiers)) {
      const owner = this.#ownerOf(identifier)
      if (owner) return owner.contact
    }
    return undefined
  }

  /**
   * Meta says that who was `previous` is now `current` (system messages): the same contact, with both. Gives the contact, undefined
   * where neither is known. Repeating it changes nothing.
   */
  announceChange(scope: string, previous: ContactIdentifiers, current: ContactIdentifiers): string | undefined {
    const contact = this.findContact(scope, previous) ?? this.findContact(scope, current)
    if (contact === undefined) return undefined
    for (const identifier of list(scope, previous))
      if (!this.#ownerOf(identifier)) this.#remember(identifier, { contact, isAnnounced: false })
    for (const identifier of list(scope, current)) {
      const owner = this.#ownerOf(identifier)
      if (owner?.contact === contact) continue
      // who had the number before has it no more; a contact that wrote with the new user id already keeps what it has (I2)
      if (owner && (identifier.kind !== 'phone' || this.#carries(owner.contact, scope, current.userId))) continue
      this.#remember(identifier, { contact, isAnnounced: identifier.kind === 'phone' && !current.userId })
    }
    return contact
  }

  #knownContact(scope: string, { userId, parentUserId, phone }: ContactIdentifiers): string | undefined {
    const byUserId = userId && this.#ownerOf({ scope, kind: 'userId', value: userId })
    if (byUserId) return byUserId.contact
    const byParent = parentUserId && this.#ownerOf({ scope, kind: 'parentUserId', value: parentUserId })
    if (byParent && !this.#isSomebodyElse(byParent, scope, userId)) return byParent.contact
    const byPhone = phone && this.#ownerOf({ scope, kind: 'phone', value: phone })
    return byPhone && !this.#isSomebodyElse(byPhone, scope, userId) ? byPhone.contact : undefined
  }

  /** True when something was added. */
  #link(identifier: Identifier, contact: string, userId: string | undefined): boolean {
    const owner = this.#ownerOf(identifier)
    if (owner?.contact === contact) {
      if (owner.isAnnounced && userId) this.#remember(identifier, { contact, isAnnounced: false })
      return false
    }
    if (owner && !(identifier.kind === 'phone' && this.#isSomebodyElse(owner, identifier.scope, userId))) return false
    this.#remember(identifier, { contact, isAnnounced: false })
    return true
  }

  /** Whether the owner is known by other user ids than this one. */
  #isSomebodyElse({ contact, isAnnounced }: Owner, scope: string, userId: string | undefined): boolean {
    if (!userId || isAnnounced) return false
    const userIds = this.#userIdsOf(contact, scope)
    return userIds.size > 0 && !userIds.has(userId)
  }

  #carries(contact: string, scope: string, userId: string | undefined): boolean {
    return userId !== undefined && this.#userIdsOf(contact, scope).has(userId)
  }

  #userIdsOf(contact: string, scope: string): Set<string> {
    const userIds = new Set(this.#valuesOf.all(contact, scope, 'userId') as string[])
    for (const other of this.#uncommitted.values()) {
      if (other.contact === contact && other.scope === scope && other.kind === 'userId') userIds.add(other.value)
    }
    return userIds
  }

  #ownerOf({ scope, kind, value }: Identifier): Owner | undefined {
    const uncommitted = this.#uncommitted.get(`${scope}\n${kind}\n${value}`)
    if (uncommitted) return uncommitted
    const row = this.#find.get(scope, kind, value) as [contact: string, isAnnounced: number] | undefined
    return row && { contact: row[0], isAnnounced: row[1] === 1 }
  }

  #remember({ scope, kind, value }: Identifier, owner: Owner): void {
    if (this.#uncommitted.size >= MAX_UNCOMMITTED) {
      throw new StorageError('full', 'New contacts cannot be remembered: the disk has been full for too long. Free some space.')
    }
    this.#uncommitted.set(`${scope}\n${kind}\n${value}`, { scope, kind, value, ...owner })
    if (this.#isJoining) return
    this.#isJoining = true
    this.join(this.#companion())
  }

  /** What is uncommitted when the next commit is made joins it; after a refused one it joins the next, so that table and memory agree. */
  #companion(): Companion {
    return {
      apply: () => {
        for (const { scope, kind, value, contact, isAnnounced } of this.#uncommitted.values()) {
          this.#put.run(scope, kind, value, contact, isAnnounced ? 1 : 0)
        }
      },
      done: () => {
        this.#isJoining = false
        this.#uncommitted.clear()
      },
      failed: () => true,
    }
  }
}

function list(scope: string, identifiers: ContactIdentifiers): Identifier[] {
  return KINDS.flatMap((kind) => {
    const value = identifiers[kind]
    return value ? [{ scope, kind, value }] : []
  })
}
