/**
 * The port. The webhook has a path of its own before everything else, because most requests are webhooks: bytes in, signature header,
 * status out, nothing between. All other requests go to the app.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { MAX_WEBHOOK_BYTES } from '../whatsapp/webhook'
import type { ApiEnv } from './api-env'

export const WEBHOOK_PATH = '/webhooks/whatsapp'

export interface Webhook {
  /** Takes a post of at most 3 MB; resolves with the status to answer, 200 only when all of it is durable. */
  take(raw: Uint8Array, signature: string | undefined): Promise<200 | 401 | 413 | 503>
  /** The body of the 200 that verifies the subscription; undefined is answered 403. */
  verify(query: Readonly<Record<string, string | undefined>>): string | undefined
}

export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly host: string
  readonly app: Hono<ApiEnv>
  readonly webhook: Webhook
}

export interface HttpServer {
  /** http://127.0.0.1:8080 */
  readonly url: string
  readonly port: number
  /** Takes no more connections, lets requests under way finish for at most so long, then cuts them. */
  close(graceMs?: number): Promise<void>
}

/** A header block, a body and a keep-alive connection have to come to an end. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 60_000
const KEEP_ALIVE_MS = 65_000
const GRACE_MS = 5_000
const SWEEP_MS = 25

/** Rejects when the port cannot be had. */
export async function listen({ port, host, app, webhook }: ListenOptions): Promise<HttpServer> {
  const answer = getRequestListener(app.fetch)
  const server = createServer((request, response) => {
    if (isWebhook(request.url)) void answerWebhook(request, response, webhook)
    else void answer(request, response)
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    async close(graceMs = GRACE_MS) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // a connection that has answered its last request would be kept alive
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}

function isWebhook(url = ''): boolean {
  return url === WEBHOOK_PATH || url.startsWith(`${WEBHOOK_PATH}?`)
}

async function answerWebhook(request: IncomingMessage, response: ServerResponse, webhook: Webhook): Promise<void> {
  try {
    if (request.method === 'POST') {
      const raw = await readBody(request)
      const signature = request.headers['x-hub-signature-256']
      const status = raw ? await webhook.take(raw, typeof signature === 'string' ? signature : undefined) : 413
      return finish(response, status, '', status === 503 ? { 'Retry-After': '5' } : {})
    }
    if (request.method === 'GET') {
      const challenge = webhook.verify(Object.fromEntries(new URL(request.url ?? '', 'http://webhook').searchParams))
      return challenge === undefined ? finish(response, 403) : finish(response, 200, challenge)
    }
    finish(response, 405, '', { Allow: 'GET, POST' })
  } catch (error) {
    if (request.destroyed && !request.complete) return
    console.error('A webhook post could not be answered:', error)
    // Meta sends it again
    finish(response, 503, '', { 'Retry-After': '5' })
  }
}

/** The whole body, undefined when it is larger than Meta's largest; the rest of it is then not kept. */
function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes <= MAX_WEBHOOK_BYTES) chunks.push(chunk)
      else resolve(undefined)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the connection was closed before the whole body had come')))
  })
}

const HEADERS = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

function finish(response: ServerResponse, status: number, body = '', headers: Readonly<Record<string, string>> = {}): void {
  // what was refused for its size is not read to its end
  const isCut = status === 413
  response.writeHead(status, {
    ...HEADERS,
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    ...(isCut ? { Connection: 'close' } : {}),
  })
  response.end(body)
}
