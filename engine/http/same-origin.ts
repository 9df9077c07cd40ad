/**
 * Keeps other pages from acting with somebody's session (requirement R55): what changes something has to come from our own pages, as
 * browsers tell it, and as JSON, which no form can send. A program with a bearer token is no browser.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { HttpProblem } from './problem'

const SAFE = ['GET', 'HEAD', 'OPTIONS']
/** What a form or a beacon of another page may send without asking (Fetch standard: CORS-safelisted request-header). */
const FORM_TYPE = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** @param publicOrigin where people reach the product, such as https://desk.example.org, if it is not what the request names. */
export function sameOrigin(publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.includes(c.req.method) || c.req.header('authorization') !== undefined) return next()
    if (!isFromUs(c, publicOrigin)) {
      throw new HttpProblem(403, 'This came from another page or without an Origin; changes are taken from the product’s own pages only')
    }
    const hasCookie = c.req.header('cookie') !== undefined
    if (hasCookie && FORM_TYPE.test(c.req.header('content-type') ?? '')) throw new HttpProblem(415, 'Send application/json, not a form')
    return next()
  }
}

function isFromUs(c: Context, publicOrigin: string | undefined): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return origin === publicOrigin || origin === new URL(c.req.url).origin
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  // neither: no browser of these years; without a cookie it has nothing of anybody's to abuse
  return c.req.header('cookie') === undefined
}
