/** A product's webhook endpoint, stood up for a test: keeps what arrives with its exact bytes, and answers as it is told. */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export const APP_SECRET = 'app-secret'
export const VERIFY_TOKEN = 'verify-me'

export interface Received {
  readonly bytes: Buffer
  readonly headers: IncomingHttpHeaders
  readonly isSigned: boolean
  /** The first message or status inside. */
  readonly item: { readonly id: string; readonly status?: string; readonly type?: string }
}

export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  /** Statuses to answer the next posts with; then 200. `drop` breaks the connection. */
  answerNext(...answers: (number | 'drop')[]): void
  /** Resolves once this many posts arrived, refused ones included. */
  arrived(count: number): Promise<readonly Received[]>
  close(): Promise<void>
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = []
  const answers: (number | 'drop')[] = []
  let waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams
      const isRight = query.get('hub.mode') === 'subscribe' && query.get('hub.verify_token') === VERIFY_TOKEN
      response.writeHead(isRight ? 200 : 403).end(isRight ? query.get('hub.challenge') : '')
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const signature = `sha256=${createHmac('sha256', APP_SECRET).update(bytes).digest('hex')}`
      const value = JSON.parse(bytes.toString()).entry[0].changes[0].value
      received.push({
        bytes,
        headers: request.headers,
        isSigned: request.headers['x-hub-signature-256'] === signature,
        item: value.messages?.[0] ?? value.statuses?.[0] ?? value,
      })
      const answer = answers.shift() ?? 200
      if (answer === 'drop') request.socket.destroy()
      else response.writeHead(answer).end()
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`,
    received,
    answerNext: (...next) => void answers.push(...next),
    async arrived(count) {
      while (received.length < count) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
        })
      }
      return received
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
