/**
 * People and their sign-in, on a file of their own: who they are, what they may do, and who a request comes from.
 *
 * P1. Nobody registers: an administrator adds people and gives each a one-time link. The first administrator comes by a link
 *     that is printed at the start, as long as no administrator could sign in otherwise.
 * P2. A session ends after 30 minutes without a request, 12 hours after it began, and at once when its person is deactivated.
 * P3. There is always an active administrator.
 */
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import Database from 'better-sqlite3'
import { nanoid } from 'nanoid'
import type { ZodType } from 'zod'
import type { Actor } from '../conversation/events'
import type { AuditRecord } from '../directory/audit'
import { keepingStorageErrors } from '../directory/database'
import { NotFound, RefusedChange } from '../directory/errors'
import { createAdminToken } from './admin-token'
import { answerSignIn } from './answer-sign-in'
import {
  createPeopleTable,
  type Person,
  PersonChange,
  type PersonChangeInput,
  PersonDetails,
  type PersonDetailsInput,
  placeholderAddress,
} from './person'
import type { Role } from './rights'
import { signInOptions } from './sign-in'
import { createSignInLinks } from './sign-in-links'
import { actorOf, createSignInSteps, given, refused, refuseTakenAddress } from './sign-in-steps'

/** A session ends so long after it began, however much it is used (requirement R55). */
const ABSOLUTE_HOURS = 12

export interface PeopleOptions {
  /** `DATA_DIR/people.sqlite`; made when it is missing. */
  readonly file: string
  /** Where people reach the product, such as https://desk.example.org; https makes the cookie secure. */
  readonly publicUrl: string
  /** Signs the cookies; `secrets.deriveKey('sessions')`. */
  readonly sessionSecret: string
  /** ADMIN_TOKEN; missing: a random one. */
  readonly adminToken?: string | undefined
  /** Keeps what was changed by whom. */
  readonly audit: (record: AuditRecord) => void
}

export interface Authenticated {
  /** For history and audit. */
  readonly actor: Actor
  readonly role: Role
  /** Missing for programs. */
  readonly person?: Person
  /** `Set-Cookie` headers for the answer: the session's end has moved. */
  readonly setCookies: readonly string[]
}

export interface People {
  /** Who the request comes from: session cookie, or `Authorization: Bearer` with the admin token. Undefined: nobody known. */
  authenticate(headers: Headers): Promise<Authenticated | undefined>
  /** Answers everything under /api/auth. `peerAddress` is the caller's address, for counting attempts. */
  handler(request: Request, peerAddress?: string): Promise<Response>
  /** For the one who starts the product; undefined as soon as an administrator can sign in with a password. */
  firstSignInLink(baseUrl: string): string | undefined
  /** A link that lets this person in once within 24 hours; earlier ones of the person end. Throws NotFound, RefusedChange. */
  signInLink(personId: string, baseUrl: string, actor: Actor): string
  list(): Person[]
  find(personId: string): Person | undefined
  /** Throws RefusedChange. */
  add(details: PersonDetailsInput, actor: Actor): Promise<Person>
  /** Throws NotFound, RefusedChange. */
  change(personId: string, change: PersonChangeInput, actor: Actor): Promise<Person>
  /** The token of programs, given or made. */
  readonly adminToken: string
  close(): void
}

/** Throws StorageError when the file cannot be used, and Error when the admin token is too short. */
export async function openPeople({ file, publicUrl, sessionSecret, adminToken, audit }: PeopleOptions): Promise<People> {
  const now = () => Date.now()
  const program = createAdminToken(adminToken)
  const database = keepingStorageErrors(file, () => openFile(file))

  const options = signInOptions({ database, publicUrl, secret: sessionSecret, steps: () => steps })
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const auth = betterAuth(options)
  const accounts = await auth.$context
  const { internalAdapter } = accounts
  const table = createPeopleTable(database)
  const links = createSignInLinks(database, now)
  const answer = answerSignIn(auth.handler, now)
  const endOverdueSessions = database.prepare<[string]>('DELETE FROM session WHERE createdAt <= ?')
  const endOverdue = () => endOverdueSessions.run(new Date(Date.now() - ABSOLUTE_HOURS * 3_600_000).toISOString())

  const note = (actor: Actor, action: string, id: string, before?: unknown, after?: unknown) =>
    audit({ actor, action, subject: { kind: 'person', id }, before, after })

  function existing(id: string): Person {
    const person = table.find(id)
    if (!person) throw new NotFound(`There is no person "${id}".`)
    return person
  }

  async function create({ name, email, role, agentId }: PersonDetails): Promise<Person> {
    const fields = { name, email: email ?? placeholderAddress(nanoid()), emailVerified: false, role, agentId, isActive: true }
    const { id } = await internalAdapter.createUser(fields, { method: 'admin' })
    return existing(id)
  }

  const steps = createSignInSteps({ table, links, accounts, create, existing, note })

  function issueLink(personId: string | null, baseUrl: string): string {
    const url = new URL('/sign-in', baseUrl)
    url.searchParams.set('token', links.issue({ personId }))
    return url.href
  }

  return {
    adminToken: program.token,
    list: table.list,
    find: table.find,

    async authenticate(headers) {
      const authorization = headers.get('authorization')
      if (authorization !== null) {
        return program.matches(authorization)
          ? { actor: { kind: 'program', name: 'admin token' }, role: 'administrator', setCookies: [] }
          : undefined
      }
      endOverdue()
      const { headers: answered, response } = await auth.api.getSession({ headers, returnHeaders: true })
      const person = response ? table.find(response.user.id) : undefined
      if (!person?.isActive) return undefined
      return { actor: actorOf(person), role: person.role, person, setCookies: answered.getSetCookie() }
    },

    handler(request, peerAddress) {
      endOverdue()
      return answer(request, peerAddress)
    },

    firstSignInLink(baseUrl) {
      const administrators = table.list().filter(({ role, isActive }) => role === 'administrator' && isActive)
      if (administrators.some(({ hasPassword }) => hasPassword)) return undefined
      return issueLink(administrators[0]?.id ?? null, baseUrl)
    },

    signInLink(personId, baseUrl, actor) {
      const { isActive, name } = existing(personId)
      if (!isActive) throw refused('inactive', `${name} is not active. Activate the person first.`, 'isActive')
      const link = issueLink(personId, baseUrl)
      note(actor, 'issueSignInLink', personId)
      return link
    },

    async add(input, actor) {
      const details = parsed(PersonDetails, input)
      refuseTakenAddress(table, details.email)
      const person = await create(details)
      note(actor, 'add', person.id, undefined, person)
      return person
    },

    async change(personId, input, actor) {
      const change = parsed(PersonChange, input)
      const before = existing(personId)
      refuseTakenAddress(table, change.email, personId)
      const staysAdministrator = (change.role ?? before.role) === 'administrator' && (change.isActive ?? before.isActive)
      const isAdministrator = ({ id, role, isActive }: Person) => id !== personId && role === 'administrator' && isActive
      if (before.role === 'administrator' && !staysAdministrator && !table.list().some(isAdministrator)) {
        throw refused('last-administrator', `${before.name} is the last active administrator. Make somebody else one first.`, 'role')
      }
      await internalAdapter.updateUser(personId, given(change))
      if (change.isActive === false) {
        links.withdraw(personId)
        await internalAdapter.deleteUserSessions(personId)
      }
      const after = existing(personId)
      note(actor, 'change', personId, before, after)
      return after
    },

    close: () => void database.close(),
  }
}

function openFile(file: string): Database.Database {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function parsed<Output>(schema: ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new RefusedChange(
    'The change of a person',
    result.error.issues.map(({ message, path }) => {
      const place = path.map((part) => (typeof part === 'symbol' ? String(part) : part))
      return { rule: 'wrong-shape', message: `${place.join('.')}: ${message}`, path: place }
    }),
  )
}
