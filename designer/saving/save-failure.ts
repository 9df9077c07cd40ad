/** What a save that failed means: try again later, sign in, look at what others did, or change the document. */
import { Refused, Unreachable } from '../api/client'
import type { SaveStatus } from './sync-state'

type Failure = Exclude<SaveStatus, { readonly is: 'saved' | 'saving' | 'conflict' | 'deleted' }> | 'conflict'

/** Of the server's answers, those that are about the moment, not about the document. */
const PASSING = [408, 425, 429, 500, 502, 503, 504]

export function statusOfFailure(error: unknown): Failure {
  if (error instanceof Unreachable) return { is: 'offline', said: undefined }
  if (!(error instanceof Refused)) return { is: 'refused', said: error instanceof Error ? error.message : String(error), problems: [] }
  const { status, message, refusal } = error
  if (status === 401) return { is: 'signedOut' }
  if (status === 409) return 'conflict'
  if (PASSING.includes(status)) return { is: 'offline', said: message }
  return { is: 'refused', said: message, problems: refusal.problems }
}
