/** Turns whatever a handler throws into problem details. What nobody foresaw is logged and told without its insides. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Conflict, NotFound, NotYours, RefusedChange } from '../directory/errors'
import { StorageError } from '../hosts/host'
import { HttpProblem, type ProblemStatus, problemResponse } from './problem'

/** How long a caller should wait when the store refused, in seconds. */
const RETRY_AFTER = { 'Retry-After': '5' }

export function answerError(error: unknown, c: Context): Response {
  const problem = problemOf(error)
  if (problem.status === 500) console.error(`${c.req.method} ${c.req.path} failed:`, error)
  return problemResponse(problem, c.req.path)
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof RefusedChange) return new HttpProblem(422, firstLine(error), { problems: error.problems })
  if (error instanceof NotFound) return new HttpProblem(404, error.message)
  if (error instanceof NotYours) return new HttpProblem(403, error.message)
  if (error instanceof Conflict) {
    const { currentRevision, changes, last } = error
    return new HttpProblem(409, error.message, { members: { currentRevision, changes, ...last } })
  }
  if (error instanceof StorageError) {
    const detail =
      error.kind === 'full' ? 'The disk is full; nothing was changed' : 'The store cannot be used at the moment; nothing was changed'
    return new HttpProblem(503, detail, { headers: RETRY_AFTER })
  }
  if (error instanceof HTTPException) return ofException(error)
  return new HttpProblem(500, 'Something went wrong here; it was logged. Nothing says that the request itself is wrong')
}

/** What Hono's own parts throw: malformed JSON, a media type that the route does not take. */
function ofException({ status, message }: HTTPException): HttpProblem {
  const known: readonly ProblemStatus[] = [400, 401, 403, 404, 405, 413, 415]
  const found = known.find((candidate) => candidate === status)
  if (!found) return new HttpProblem(500, 'Something went wrong here')
  return new HttpProblem(found, found === 415 ? 'Send the media type that this route takes, such as application/json' : message)
}

/** The first line says what was refused; the problems are listed by themselves. */
function firstLine({ message }: Error): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '')
}
