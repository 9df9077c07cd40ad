/** Who uses the product: a person signs in, has one role, and may be linked to an agent of the directory. */
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { AgentId } from '../../nodes/ids'
import { Role } from './rights'

export const PersonDetails = z.object({
  name: z.string().trim().min(1, 'a name is needed').max(100),
  /** Missing: the person signs in by one-time links only. */
  email: z.email().max(254).toLowerCase().optional(),
  role: Role,
  /** The agent as whom this person takes cases. */
  agentId: AgentId.optional(),
})
export type PersonDetails = z.infer<typeof PersonDetails>
export type PersonDetailsInput = z.input<typeof PersonDetails>

export const PersonChange = PersonDetails.extend({
  /** Someone who left: cannot sign in, open sessions end; the name stays in history. */
  isActive: z.boolean(),
  /** Null takes the link to the agent away. */
  agentId: AgentId.nullable(),
}).partial()
export type PersonChangeInput = z.input<typeof PersonChange>

export interface Person extends PersonDetails {
  readonly id: string
  readonly isActive: boolean
  /** False: only a one-time link lets this person in. */
  readonly hasPassword: boolean
}

/** Reads people straight from their table; what changes them goes through the sign-in library. */
export interface PeopleTable {
  list(): Person[]
  find(id: string): Person | undefined
  findByEmail(email: string): Person | undefined
}

/** The library needs an address for everybody; this top-level domain is reserved never to exist (RFC 2606). */
const NO_ADDRESS = '@no-address.invalid'

export const placeholderAddress = (unique: string) => `${unique.toLowerCase()}${NO_ADDRESS}`

interface PersonRow {
  id: string
  name: string
  email: string
  role: string
  agentId: string | null
  isActive: number
  hasPassword: number
}

export function createPeopleTable(database: Database.Database): PeopleTable {
  const columns = `id, name, email, role, agentId, isActive, EXISTS (
    SELECT 1 FROM account WHERE account.userId = user.id AND providerId = 'credential' AND password IS NOT NULL) AS hasPassword`
  const all = database.prepare<[], PersonRow>(`SELECT ${columns} FROM user ORDER BY createdAt, id`)
  const one = database.prepare<[string], PersonRow>(`SELECT ${columns} FROM user WHERE id = ?`)
  const byEmail = database.prepare<[string], PersonRow>(`SELECT ${columns} FROM user WHERE email = ?`)
  return {
    list: () => all.all().map(asPerson),
    find: (id) => asOptionalPerson(one.get(id)),
    findByEmail: (email) => asOptionalPerson(byEmail.get(email)),
  }
}

const asOptionalPerson = (row: PersonRow | undefined) => row && asPerson(row)

function asPerson({ id, name, email, role, agentId, isActive, hasPassword }: PersonRow): Person {
  return {
    id,
    name,
    ...(email.endsWith(NO_ADDRESS) ? {} : { email }),
    role: Role.parse(role),
    ...(agentId === null ? {} : { agentId: AgentId.parse(agentId) }),
    isActive: isActive === 1,
    hasPassword: hasPassword === 1,
  }
}
