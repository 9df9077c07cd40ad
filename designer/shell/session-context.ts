/** Who is signed in, for pages and the bar over them. */
import { createContext, useContext } from 'react'
import type { SignedIn } from '../api/session'

export interface SessionInfo {
  readonly person: SignedIn
  /** The sign-in has run out; what is on the page stays until the person has signed in again. */
  readonly hasEnded: boolean
  /** Asks the server again who is signed in. */
  look(): Promise<void>
  /** Signs out. */
  leave(): Promise<void>
}

export const SessionContext = createContext<SessionInfo | undefined>(undefined)

export function useSession(): SessionInfo {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Nobody is signed in around this component')
  return session
}
