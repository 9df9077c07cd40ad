/** Who is signed in. The cookie itself is out of reach for scripts; the server tells whose it is. */
import type { Person } from '../../engine/people/person'
import { call } from './client'

export type SignedIn = Pick<Person, 'id' | 'name' | 'role' | 'agentId'>

/** Undefined: nobody is signed in. */
export async function readSession(): Promise<SignedIn | undefined> {
  const answer = await call<{ readonly user: SignedIn } | null | undefined>('/api/auth/get-session')
  return answer?.user
}

/** Signs in by a one-time link. Throws Refused with status 401 where the link is spent. */
export async function signInByLink(token: string, name: string): Promise<SignedIn> {
  const { person } = await call<{ readonly person: SignedIn }>('/api/auth/sign-in/link', { method: 'POST', body: { token, name } })
  return person
}

export async function signOut(): Promise<void> {
  await call('/api/auth/sign-out', { method: 'POST', body: {} })
}
