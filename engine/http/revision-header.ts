/** Revisions in HTTP's own terms: an ETag tells which one was read, If-Match from which one a change began (RFC 9110). */
import type { Context } from 'hono'
import { HttpProblem } from './problem'

export function revisionTag(revision: number): string {
  return `"${revision}"`
}

/** The revision that If-Match names; undefined where the header is missing. */
export function baseRevision(c: Context): number | undefined {
  const header = c.req.header('if-match')
  if (header === undefined) return undefined
  const number = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (number === undefined) {
    throw new HttpProblem(400, 'If-Match names no revision; send the ETag that was read, such as "12"', {
      problems: [{ rule: 'wrong-revision', message: 'a revision in quotation marks', path: ['If-Match'] }],
    })
  }
  return Number(number)
}

/** The same where a change without it could overwrite somebody's work. */
export function requiredBaseRevision(c: Context): number {
  const revision = baseRevision(c)
  if (revision !== undefined) return revision
  throw new HttpProblem(428, 'Send If-Match with the ETag of the draft that this began from; "0" for a new script')
}
