/**
 * What stands before the sign-in library: only the endpoints that the product uses, JSON only, small bodies, attempts counted
 * by account and address (requirement R58). Errors become problem details.
 */

import { AUTH_PATH } from './sign-in'
import { createThrottle } from './throttle'

const ENDPOINTS: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/sign-in/email': 'POST',
  '/sign-in/link': 'POST',
  '/sign-out': 'POST',
  '/get-session': 'GET',
  '/own-sign-in': 'POST',
}

const MAX_BODY_BYTES = 10_000
const WINDOW_SECONDS = 15 * 60
const ATTEMPTS_BY_ACCOUNT = 5
/** Many people may sit behind one address. */
const ATTEMPTS_BY_ADDRESS = 100

export function answerSignIn(
  library: (request: Request) => Promise<Response>,
  now: () => number,
): (request: Request, peerAddress?: string) => Promise<Response> {
  const byAccount = createThrottle({ attempts: ATTEMPTS_BY_ACCOUNT, windowSeconds: WINDOW_SECONDS, now })
  const byAddress = createThrottle({ attempts: ATTEMPTS_BY_ADDRESS, windowSeconds: WINDOW_SECONDS, now })

  return async (request, peerAddress = 'unknown') => {
    const path = new URL(request.url).pathname.slice(AUTH_PATH.length)
    const method = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined
    if (method === undefined) return problem(404, 'There is no such endpoint.')
    if (request.method !== method) return problem(405, `Use ${method}.`, { allow: method })
    if (method === 'GET') return asProblem(await library(request))

    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
      return problem(415, 'Send JSON (content-type: application/json).')
    }
    const body = await readBounded(request)
    if (body === undefined) return problem(413, `At most ${MAX_BODY_BYTES} bytes are read.`)
    const forward = () => library(new Request(request.url, { method, headers: request.headers, body }))
    if (path === '/sign-out') return asProblem(await forward())

    const account = `${accountIn(path, body, request)}|${peerAddress}`
    const waitSeconds = byAddress.attempt(peerAddress) ?? byAccount.attempt(account)
    if (waitSeconds !== undefined) {
      const minutes = Math.ceil(waitSeconds / 60)
      return problem(429, `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`, {
        'retry-after': String(waitSeconds),
      })
    }
    const response = await forward()
    if (response.ok) byAccount.forgive(account)
    return asProblem(response)
  }
}

/** The body's text; undefined when it is too long, of which no more than that is read. */
async function readBounded(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whose sign-in is tried: the address, or who is signed in already; a link names nobody. */
function accountIn(path: string, body: string, request: Request): string {
  if (path === '/own-sign-in') return `${path} ${request.headers.get('cookie') ?? ''}`
  if (path !== '/sign-in/email') return path
  try {
    const { email } = JSON.parse(body) as { email?: unknown }
    return String(email).trim().toLowerCase()
  } catch {
    return path
  }
}

/** The library's answer, never cached; its errors in the form of the whole API (RFC 9457). */
async function asProblem(response: Response): Promise<Response> {
  if (response.ok) {
    const answer = new Response(response.body, response)
    answer.headers.set('cache-control', 'no-store')
    return answer
  }
  const { message, code } = (await response.json().catch(() => ({}))) as { message?: string; code?: string }
  const answer = problem(response.status, message ?? 'The sign-in failed.', {}, code)
  for (const cookie of response.headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
  return answer
}

function problem(status: number, detail: string, headers: Record<string, string> = {}, code?: string): Response {
  const titles: Record<number, string> = { 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 429: 'Too many attempts' }
  const body = {
    type: 'about:blank',
    title: titles[status] ?? 'The request was refused',
    status,
    detail,
    ...(code === undefined ? {} : { code }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
