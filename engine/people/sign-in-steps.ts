/** What signing in by a link, and setting one's own address and password, do: everything is checked before anything is changed. */
import type { BetterAuthOptions, betterAuth } from 'better-auth'
import type { Actor } from '../conversation/events'
import { RefusedChange } from '../directory/errors'
import type { PeopleTable, Person, PersonDetails } from './person'
import type { LinkSignIn, OwnSignIn, SignInSteps } from './sign-in'
import type { SignInLinks } from './sign-in-links'

/** The part of the library that keeps accounts. */
export type Accounts = Pick<Awaited<ReturnType<typeof betterAuth<BetterAuthOptions>>['$context']>, 'internalAdapter' | 'password'>

export interface SignInStepsOptions {
  readonly table: PeopleTable
  readonly links: SignInLinks
  readonly accounts: Accounts
  readonly create: (details: PersonDetails) => Promise<Person>
  /** Throws NotFound. */
  readonly existing: (personId: string) => Person
  readonly note: (actor: Actor, action: string, personId: string, before?: unknown, after?: unknown) => void
}

export function createSignInSteps({ table, links, accounts, create, existing, note }: SignInStepsOptions): SignInSteps {
  const { internalAdapter, password } = accounts

  async function setPassword(personId: string, text: string): Promise<void> {
    const hashed = await password.hash(text)
    const account = await internalAdapter.findCredentialAccount(personId)
    if (account) await internalAdapter.updateAccount(account.id, { password: hashed })
    else await internalAdapter.linkAccount({ userId: personId, providerId: 'credential', accountId: personId, password: hashed })
  }

  async function byLink({ token, name, email, password: text }: LinkSignIn): Promise<Person> {
    const spent = refused(
      'link-spent',
      'This link was used or replaced, or has expired. Ask for a new one, or restart the server for the first one.',
      'token',
    )
    // everything is checked before the link is taken, so that a mistyped form does not cost it
    const link = links.find(token)
    const invited = link?.personId == null ? undefined : table.find(link.personId)
    if (!link || (link.personId !== null && !invited?.isActive)) throw spent
    if (!invited && name === undefined) throw refused('name-missing', 'Give your name: it stands on every change that you make.', 'name')
    if (text !== undefined && email === undefined && invited?.email === undefined) {
      throw refused('email-missing', 'A password needs an address to sign in with.', 'email')
    }
    refuseTakenAddress(table, email, invited?.id)
    if (!links.take(token)) throw spent

    const person = invited ?? (await create({ name: name ?? '', role: 'administrator' }))
    if (text !== undefined) {
      await setPassword(person.id, text)
      // whoever was signed in with the old password is out
      await internalAdapter.deleteUserSessions(person.id)
    }
    const changed = given({ name, email })
    if (Object.keys(changed).length > 0) await internalAdapter.updateUser(person.id, changed)
    const after = existing(person.id)
    note(actorOf(after), invited ? 'signInByLink' : 'add', person.id, invited, after)
    return after
  }

  async function setOwn(personId: string, { email, password: text, currentPassword }: OwnSignIn): Promise<Person> {
    const before = existing(personId)
    const kept = (await internalAdapter.findCredentialAccount(personId))?.password
    if (kept && !(await password.verify({ hash: kept, password: currentPassword ?? '' }))) {
      throw refused('wrong-password', 'The current password is not right.', 'currentPassword')
    }
    if (email === undefined && before.email === undefined) {
      throw refused('email-missing', 'A password needs an address to sign in with.', 'email')
    }
    refuseTakenAddress(table, email, personId)
    await setPassword(personId, text)
    if (email !== undefined) await internalAdapter.updateUser(personId, { email })
    const after = existing(personId)
    note(actorOf(after), 'setSignIn', personId, before, after)
    return after
  }

  return { byLink, setOwn, maySignIn: (id) => table.find(id)?.isActive === true }
}

export const actorOf = ({ id, name }: Person): Actor => ({ kind: 'person', id, name })

export const refused = (rule: string, message: string, field: string) =>
  new RefusedChange('The change of a person', [{ rule, message, path: [field] }])

/** Throws RefusedChange when another person has the address. */
export function refuseTakenAddress(table: PeopleTable, email: string | undefined, exceptId?: string): void {
  const owner = email === undefined ? undefined : table.findByEmail(email)
  if (owner && owner.id !== exceptId) throw refused('email-taken', `The address ${email} belongs to ${owner.name}.`, 'email')
}

/** Without the fields that were handed in as undefined: they are not to change. */
export const given = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
