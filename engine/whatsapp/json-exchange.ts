/**
 * One request with a small answer, read to its end: how all of Graph but files is talked to.
 *
 * By node:http where nobody hands in a fetch: one send costs a fifth of the processor time that it takes with fetch, and sends are
 * most of what a busy engine does. Neither follows a redirect.
 */
import { Agent as PlainAgent, type RequestOptions, request as requestPlainly } from 'node:http'
import { request as requestOverTls, Agent as TlsAgent } from 'node:https'

export interface JsonRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** For connection, request and whole answer. */
  readonly limitMs: number
}

export interface JsonAnswer {
  readonly status: number
  header(name: string): string | null
  readonly text: string
}

/** Rejects with BrokenOff after the head of an answer, before it with what the network layer says. */
export type Exchange = (request: JsonRequest) => Promise<JsonAnswer>

/** The answer began and did not end; `cause` tells why. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
  constructor(
    readonly status: number,
    options: ErrorOptions,
  ) {
    super(`HTTP ${status}, then the answer broke off`, options)
  }
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024
const CONNECT_WITHIN_MS = 10_000
/** A connection idle for longer may be closed by the other side at the moment of the next request, which would be in doubt. */
const IDLE_MS = 4_000

/** Connections are kept for the next request. */
export function exchangeByHttp(): Exchange {
  const options = { keepAlive: true, timeout: IDLE_MS } as const
  const agents = { plain: new PlainAgent(options), tls: new TlsAgent(options) }
  return (asked) =>
    new Promise((resolve, reject) => {
      const url = new URL(asked.url)
      const isTls = url.protocol === 'https:'
      const { method, headers } = asked
      const init: RequestOptions = {
        method,
        headers: { 'user-agent': 'cordboard', ...headers, ...lengthOf(asked) },
        agent: isTls ? agents.tls : agents.plain,
      }
      const sent = isTls ? requestOverTls(url, init) : requestPlainly(url, init)
      const limit = setTimeout(() => sent.destroy(timeOut('TimeoutError')), asked.limitMs)
      sent.once('close', () => clearTimeout(limit))
      let status: number | undefined
      const fail = (cause: Error) => reject(status === undefined ? cause : new BrokenOff(status, { cause }))
      // more than one may come, and one that nobody hears ends the process
      sent.on('error', fail)
      sent.once('socket', (socket) => {
        if (!socket.connecting) return
        const limit = setTimeout(() => sent.destroy(Object.assign(timeOut('ConnectTimeout'), { syscall: 'connect' })), CONNECT_WITHIN_MS)
        socket.once(isTls ? 'secureConnect' : 'connect', () => clearTimeout(limit))
        sent.once('close', () => clearTimeout(limit))
      })
      sent.once('response', (response) => {
        const reached = response.statusCode ?? 0
        status = reached
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'))
          else chunks.push(chunk)
        })
        response.on('error', fail)
        response.once('end', () => {
          const header = (name: string) => {
            const value = response.headers[name]
            return (Array.isArray(value) ? value[0] : value) ?? null
          }
          resolve({ status: reached, header, text: Buffer.concat(chunks).toString('utf8') })
        })
      })
      sent.end(asked.body)
    })
}

/** Through a fetch that somebody hands in. */
export function exchangeByFetch(doFetch: typeof fetch): Exchange {
  return async ({ url, method, headers, body, limitMs }) => {
    const init = { method, headers, ...(body !== undefined && { body }), redirect: 'manual', signal: AbortSignal.timeout(limitMs) } as const
    const response = await doFetch(url, init)
    return readWhole(response)
  }
}

/** Rejects with BrokenOff. */
export async function readWhole(response: Response): Promise<JsonAnswer> {
  const { status, headers } = response
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength
      // leaving the loop cancels the rest
      if (bytes > MAX_ANSWER_BYTES) throw new Error('the answer is too long')
      chunks.push(chunk)
    }
  } catch (cause) {
    throw new BrokenOff(status, { cause })
  }
  return { status, header: (name) => headers.get(name), text: Buffer.concat(chunks).toString('utf8') }
}

function lengthOf({ body }: JsonRequest): { readonly 'content-length'?: number } {
  return body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
}

function timeOut(name: string): Error {
  return Object.assign(new Error('not in time'), { name })
}
