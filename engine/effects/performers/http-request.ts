/**
 * Makes one request to another system.
 *
 * P1. Whatever speaks against it (scheme, host, secrets, the addresses behind the name) is found out before the claim, anew each time.
 * P2. The connection goes to an address that was checked, never to a name that could mean another one by then; no redirect is followed.
 * P3. After the claim there is one request. Whether it is made again is told by its method, or by the script's author; what never left
 *     may always be.
 * P4. Secrets come in here, go only to the hosts that they are for, and into no result.
 */
import { readJsonPath, valueAt } from '../../../nodes/json-path'
import type { Json } from '../../../nodes/machine-parts'
import { requestRetryMs } from '../request-tries'
import type { EffectResult, HttpRequest } from '../types'
import { isPrivateName, isPublicAddress } from './http-request-address'
import type { HttpCall, HttpExchange, Perform, RequestSecret, Services } from './services'

/** More of an answer is not read. */
const MAX_ANSWER_BYTES = 256 * 1024
/** What is kept of it goes into a run's memory. */
const MAX_KEPT_CHARACTERS = 16 * 1024

export const httpRequest: Perform<'httpRequest'> = async (effect, run, services) => {
  const { request } = effect
  const url = new URL(request.url)
  const headers = headersOf(effect, url, services)
  if (typeof headers === 'string') return failed(effect, headers)
  const reached = await addressesOf(url, services, request.timeoutMs)
  if ('refused' in reached) return failed(effect, reached.refused)
  if ('unknown' in reached) return failed(effect, reached.unknown, services)
  await run.claim()
  const call = callOf(effect, reached.addresses, headers)
  return resultOf(effect, await services.http.exchange(call), services)
}

/** A request found claimed after a crash: it may have been carried out. */
export function httpRequestAfterCrash({ id: effectId, attempt, request }: HttpRequest): EffectResult | 'performAgain' {
  if (request.isRepeatable) return 'performAgain'
  const reason = 'the process ended between the request and its answer; the other system may have carried it out'
  return { type: 'request.failed', effectId, attempt, reason, isInDoubt: true }
}

/** With the secrets put in; or why they may not be. */
function headersOf({ id, request }: HttpRequest, url: URL, services: Services): Record<string, string> | string {
  const headers: Record<string, string> = { accept: 'application/json, text/plain;q=0.9, */*;q=0.5', 'user-agent': 'Cordboard' }
  if (request.body) headers['content-type'] = request.body.type
  if (request.method !== 'GET') headers['idempotency-key'] = encodeURIComponent(id)
  for (const { name, value } of request.headers) headers[name.toLowerCase()] = value
  for (const { name, before, secret } of request.secretHeaders) {
    const found = services.requestSecret(secret)
    if (!found) return `there is no secret "${secret}" in the workspace`
    if (!isFor(found, url)) return `the secret "${secret}" may not be sent to ${url.host}`
    headers[name.toLowerCase()] = `${before}${found.value}`
  }
  return headers
}

const isFor = ({ hosts }: RequestSecret, { host }: URL): boolean => hosts === 'any' || hosts.includes(host)

type Reached = { readonly addresses: readonly string[] } | { readonly refused: string } | { readonly unknown: string }

/** Where the connection may go. What the workspace allows by name and port is allowed as it is, plain http and private networks included. */
async function addressesOf(url: URL, services: Services, timeoutMs: number): Promise<Reached> {
  const isAllowed = services.httpHosts().includes(url.origin)
  if (!isAllowed && url.protocol !== 'https:') return { refused: `${url.origin} is not https, and the workspace does not allow it` }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLiteral = host.includes(':') || /^[\d.]+$/.test(host)
  if (!isAllowed && !isLiteral && isPrivateName(host)) return { refused: notAllowed(host) }
  const found = isLiteral ? [host] : await services.http.resolve(host, timeoutMs)
  if (!found || found.length === 0) return { unknown: `the name ${host} could not be looked up` }
  // one private address among public ones is an attack, not a choice
  if (!isAllowed && !found.every(isPublicAddress)) return { refused: notAllowed(host) }
  return { addresses: found }
}

const notAllowed = (host: string) =>
  `${host} is in a private network; an administrator can allow its address in the settings of the workspace`

function callOf({ request }: HttpRequest, addresses: readonly string[], headers: Record<string, string>): HttpCall {
  const { method, url, body, timeoutMs } = request
  return { method, url, addresses, headers, timeoutMs, limitBytes: MAX_ANSWER_BYTES, ...(body ? { body: body.text } : {}) }
}

/** Too many requests, and what may pass by itself. */
const PASSING: readonly number[] = [429, 500, 502, 503, 504]

function resultOf(effect: HttpRequest, exchange: HttpExchange, services: Services): EffectResult {
  const { id: effectId, attempt, request } = effect
  switch (exchange.outcome) {
    case 'notSent':
      return failed(effect, exchange.reason, services)
    case 'inDoubt':
      return { ...failed(effect, exchange.reason, request.isRepeatable ? services : undefined), isInDoubt: true }
    case 'tooLarge':
      return failed(effect, `the answer has more than ${MAX_ANSWER_BYTES / 1024} kB`)
    case 'answered': {
      const { status, body, retryAfterSeconds } = exchange
      if (status >= 300 && status < 400) return failed(effect, `it answered with a redirect (${status}); enter the address it leads to`)
      const values = isSuccess(status) ? valuesIn(body, request.paths) : []
      if (typeof values === 'string') return failed(effect, values)
      const mayPass = PASSING.includes(status) && request.isRepeatable && attempt < request.tries
      const asked = retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1000
      const retry = mayPass ? { retryAfterMs: requestRetryMs(attempt, asked, services.random()) } : {}
      return { type: 'request.answered', effectId, attempt, status, values, ...retry }
    }
  }
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** The values at these paths, or why there are none. */
export function valuesIn(body: string, paths: readonly string[]): readonly Json[] | string {
  if (paths.length === 0) return []
  let document: Json
  try {
    document = JSON.parse(body) as Json
  } catch {
    return 'the answer is no JSON, so no values can be kept of it'
  }
  const values = paths.map((path) => valueAt(document, readJsonPath(path) ?? []) ?? null)
  return JSON.stringify(values).length > MAX_KEPT_CHARACTERS ? `the values to keep take more than ${MAX_KEPT_CHARACTERS / 1024} kB` : values
}

/** Tried again where `services` are given and tries are left. */
function failed({ id: effectId, attempt, request }: HttpRequest, reason: string, services?: Services) {
  const retry = services && attempt < request.tries ? { retryAfterMs: requestRetryMs(attempt, undefined, services.random()) } : {}
  return { type: 'request.failed', effectId, attempt, reason, ...retry } as const
}
