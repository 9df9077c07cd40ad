/**
 * Who wrote: maps every identifier of an item to one contact, new or known (domain: a contact has many identifiers, and any of them
 * may be missing). Contacts are per scope, within which Meta's user ids are unique: a portfolio.
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
import type { Companion } from './group-loop'

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

/** So many may wait for a disk that is full; then new contacts are refused. */
const MAX_UNCOMMITTED = 20_000

export class Identities {
  readonly #find: Statement
  readonly #ofContact: Statement
  readonly #put: Statement
  /** Decided and not yet committed: what the table will say. */
  readonly #uncommitted = new Map<string, Pending>()
  #isJoining = false

  constructor(
    database: EngineDatabase,
    private readonly newId: () => string,
    private readonly join: (companion: Companion) => void,
  ) {
    this.#find = database.prepare('SELECT contact FROM identifier WHERE scope = ? AND kind = ? AND value = ?').pluck()
    this.#ofContact = database.prepare('SELECT kind, value FROM identifier WHERE contact = ? AND scope = ?')
    this.#put = database.prepare(
      'INSERT INTO identifier (scope, kind, value, contact) VALUES (?, ?, ?, ?) ON CONFLICT (scope, kind, value) DO UPDATE SET contact = excluded.contact',
    )
  }

  /** The contact of an item. Throws a TypeError when it carries no identifier, and StorageError 'full' when no more can be remembered. */
  resolveContact(scope: string, identifiers: ContactIdentifiers): ResolvedContact {
    const given = KINDS.filter((kind) => identifiers[kind])
    if (given.length === 0) throw new TypeError('An item without phone and user id belongs to no contact')
    const known = this.#knownContact(scope, identifiers)
    const contactId = known ?? this.newId()
    let learned = false
    for (const kind of given) learned = this.#link(scope, kind, identifiers[kind] as string, contactId, identifiers) || learned
    return { contactId, isNew: known === undefined, learned }
  }

  /** The contact that has any of these identifiers, without adding anything. */
  findContact(scope: string, identifiers: ContactIdentifiers): string | undefined {
    for (const kind of KINDS) {
      const value = identifiers[kind]
      const contact = value ? this.#lookUp(scope, kind, value) : undefined
      if (contact !== undefined) return contact
    }
    return undefined
  }

  /** Meta says that who was `previous` is now `current` (system messages): the same contact, with both. Repeating it changes nothing. */
  announceChange(scope: string, previous: ContactIdentifiers, current: ContactIdentifiers): ResolvedContact {
    const contactId = this.findContact(scope, previous)
    if (contactId === undefined) return this.resolveContact(scope, { ...previous, ...present(current) })
    let learned = false
    for (const kind of KINDS) {
      const value = current[kind]
      if (!value) continue
      const owner = this.#lookUp(scope, kind, value)
      // a number that somebody else had is theirs no more; a user id is never taken from anyone
      if (owner === contactId || (owner !== undefined && kind !== 'phone')) continue
      this.#remember(scope, kind, value, contactId)
      learned = true
    }
    return { contactId, isNew: false, learned }
  }

  #knownContact(scope: string, { userId, parentUserId, phone }: ContactIdentifiers): string | undefined {
    const byUserId = userId ? this.#lookUp(scope, 'userId', userId) : undefined
    if (byUserId !== undefined) return byUserId
    for (const [kind, value] of [
      ['parentUserId', parentUserId],
      ['phone', phone],
    ] as const) {
      const contact = value ? this.#lookUp(scope, kind, value) : undefined
      if (contact !== undefined && !(userId && this.#hasOther(scope, contact, 'userId', userId))) return contact
    }
    return undefined
  }

  /** True when something was added. */
  #link(scope: string, kind: Kind, value: string, contactId: string, { userId }: ContactIdentifiers): boolean {
    const owner = this.#lookUp(scope, kind, value)
    if (owner === contactId) return false
    if (owner !== undefined) {
      const isRecycled = kind === 'phone' && userId !== undefined && this.#hasOther(scope, owner, 'userId', userId)
      if (!isRecycled) return false
    }
    this.#remember(scope, kind, value, contactId)
    return true
  }

  #lookUp(scope: string, kind: Kind, value: string): string | undefined {
    return this.#uncommitted.get(keyOf(scope, kind, value))?.contact ?? (this.#find.get(scope, kind, value) as string | undefined)
  }

  /** Whether the contact carries an identifier of this kind, and none of them is this one. */
  #hasOther(scope: string, contact: string, kind: Kind, value: string): boolean {
    const values = new Set<string>()
    for (const row of this.#ofContact.all(contact, scope) as { kind: Kind; value: string }[]) if (row.kind === kind) values.add(row.value)
    for (const pending of this.#uncommitted.values()) {
      if (pending.contact === contact && pending.scope === scope && pending.kind === kind) values.add(pending.value)
    }
    return values.size > 0 && !values.has(value)
  }

  #remember(scope: string, kind: Kind, value: string, contact: string): void {
    if (this.#uncommitted.size >= MAX_UNCOMMITTED) {
      throw new StorageError('full', 'New contacts cannot be remembered: the disk has been full for too long. Free some space.')
    }
    this.#uncommitted.set(keyOf(scope, kind, value), { scope, kind, value, contact })
    if (this.#isJoining) return
    this.#isJoining = true
    this.join(this.#companion())
  }

  /** What is uncommitted when the next commit is made joins it; a refused one is repeated, so that table and memory agree. */
  #companion(): Companion {
    let applied: Pending[] = []
    return {
      apply: () => {
        applied = [...this.#uncommitted.values()]
        for (const { scope, kind, value, contact } of applied) this.#put.run(scope, kind, value, contact)
      },
      done: () => {
        this.#isJoining = false
        for (const { scope, kind, value } of applied) this.#uncommitted.delete(keyOf(scope, kind, value))
      },
      failed: () => true,
    }
  }
}

interface Pending {
  readonly scope: string
  readonly kind: Kind
  readonly value: string
  readonly contact: string
}

function keyOf(scope: string, kind: Kind, value: string): string {
  return `${scope}\n${kind}\n${value}`
}

function present(identifiers: ContactIdentifiers): ContactIdentifiers {
  return Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value))
}
