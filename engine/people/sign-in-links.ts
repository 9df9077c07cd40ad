/**
 * One-time links: whoever holds one signs in once. Only a hash is kept, a new link takes the place of the person's earlier one,
 * and taking it removes it in the same statement, so that two who come at once cannot both get in.
 */
import { createHash, randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'

/** `personId` null: the first administrator, who is made by signing in. */
export interface SignInLink {
  readonly personId: string | null
}

export interface SignInLinks {
  /** The token of a new link: 256 bits, as URL-safe text. */
  issue(link: SignInLink): string
  /** Looks without taking. */
  find(token: string): SignInLink | undefined
  /** Gives the link once; undefined when it was used, replaced, has expired or never was. */
  take(token: string): SignInLink | undefined
  /** Nobody gets in by the person's link any more. */
  withdraw(personId: string): void
}

const LINK_HOURS = 24

interface LinkRow {
  hash: string
  person_id: string | null
  expires_at: number
}

export function createSignInLinks(database: Database.Database, now: () => number): SignInLinks {
  database.exec(
    'CREATE TABLE IF NOT EXISTS sign_in_link (hash TEXT PRIMARY KEY, person_id TEXT, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  )
  const remove = database.prepare<[number, string | null]>('DELETE FROM sign_in_link WHERE expires_at <= ? OR person_id IS ?')
  const insert = database.prepare<LinkRow>('INSERT INTO sign_in_link VALUES (@hash, @person_id, @expires_at)')
  const find = database.prepare<[string, number], LinkRow>('SELECT * FROM sign_in_link WHERE hash = ? AND expires_at > ?')
  const take = database.prepare<[string, number], LinkRow>('DELETE FROM sign_in_link WHERE hash = ? AND expires_at > ? RETURNING *')
  const asLink = (row: LinkRow | undefined) => row && { personId: row.person_id }

  return {
    issue: database.transaction(({ personId }: SignInLink) => {
      const token = randomBytes(32).toString('base64url')
      remove.run(now(), personId)
      insert.run({ hash: hashOf(token), person_id: personId, expires_at: now() + LINK_HOURS * 3_600_000 })
      return token
    }),
    find: (token) => asLink(find.get(hashOf(token), now())),
    take: (token) => asLink(take.get(hashOf(token), now())),
    withdraw: (personId) => void remove.run(now(), personId),
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
