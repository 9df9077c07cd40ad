/**
 * Requests to systems of others over Node's own http and https.
 *
 * N1. A connection goes to the addresses given and to no other: Node never looks a name up by itself here, so a name that means
 *     another address a moment later changes nothing. Certificates are checked against the name.
 * N2. Each request has a connection of its own, a time in which all of it must be over, and a size that its answer may have.
 * N3. Nothing rejects, and no text that comes out holds a header, so no secret.
 */
import { lookup } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import type { HttpCall, HttpClient, HttpExchange } from '../effects/performers/services'

export function createHttpClient(): HttpClient {
  return { resolve, exchange }
}

async function resolve(host: string, timeoutMs: number): Promise<readonly string[] | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), timeoutMs)
  })
  const found = lookup(host, { all: true, verbatim: true }).then(
    (addresses) => addresses.map(({ address }) => address),
    () => undefined,
  )
  return Promise.race([found, tooLate]).finally(() => clearTimeout(timer))
}

function exchange(call: HttpCall): Promise<HttpExchange> {
  return new Promise((done) => {
    let isSent = false
    const lost = (reason: string) => done({ outcome: isSent ? 'inDoubt' : 'notSent', reason })
    let request: ClientRequest
    try {
      request = requestTo(call)
    } catch (error) {
      return lost(`the request cannot be made: ${codeOf(error)}`)
    }
    const timer = setTimeout(() => {
      lost(`no answer came within ${call.timeoutMs / 1000} seconds`)
      request.destroy()
    }, call.timeoutMs)
    request.on('socket', (socket) => {
      socket.once(call.url.startsWith('https:') ? 'secureConnect' : 'connect', () => {
        isSent = true
      })
    })
    request.on('error', (error) => lost(`the connection broke: ${codeOf(error)}`))
    request.on('close', () => {
      clearTimeout(timer)
      lost('the connection was closed before an answer')
    })
    request.on('response', (answer) => {
      read(answer, call.limitBytes).then(
        (body) => {
          done(body === undefined ? { outcome: 'tooLarge' } : answered(answer, body))
          request.destroy()
        },
        (error: unknown) => lost(`the answer broke off: ${codeOf(error)}`),
      )
    })
    request.end(call.body)
  })
}

function requestTo({ method, url, addresses, headers, body }: HttpCall): ClientRequest {
  const make = url.startsWith('https:') ? requestHttps : requestHttp
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  return make(url, { method, agent: false, lookup: pinnedTo(addresses), headers: { ...headers, ...length } })
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, options, found) => {
    const [first] = pinned
    if (options.all) found(null, pinned)
    else if (first) found(null, first.address, first.family)
    else found(new Error('no address'), '')
  }
}

/** Undefined where it is larger than it may be. */
async function read(answer: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.byteLength
    if (bytes > limitBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function answered({ statusCode = 0, headers }: IncomingMessage, body: string): HttpExchange {
  const seconds = secondsOf(headers['retry-after'])
  return { outcome: 'answered', status: statusCode, body, ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }) }
}

/** Seconds, or a date. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined
  if (/^\d{1,6}$/.test(retryAfter)) return Number(retryAfter)
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}

/** Node's short code where there is one: messages may hold what was sent. */
function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code ?? (error instanceof Error ? error.name : 'unknown')
}
