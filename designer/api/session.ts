/** Who is signed in. The cookie itself is out of reach for scripts; the server tells whose it is. */
import type { Person } from '../../engine/people/person'
import { call, isSignedOut } from './client'

export type SignedIn = Pick<Person, 'id' | 'name' | 'role' | 'agentId'>

/** Undefined: nobody is signed in. */
export async function readSession(): Promise<SignedIn | undefined> {
  try {
    const { person } = await call<{ readonly person?: SignedIn }>('/api/v1/me')
    return person
  } catch (error) {
    if (isSignedOut(error)) return undefined
    throw error
  }
}

/** Signs in by a one-time link. Throws Refused with status 401 where the link is spent. */
export async function signInByLink(token: string, name: string): Promise<SignedIn> {
  const { person } = await call<{ readonly person: SignedIn }>('/api/auth/sign-in/link', { method: 'POST', body: { token, name } })
  return person
}

export async function signOut(): Promise<void> {
  await call('/api/auth/sign-out', { method: 'POST', body: {} })
}
