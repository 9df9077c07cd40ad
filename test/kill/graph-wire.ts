/**
 * The wire between product and Graph: passes every request on to the sandbox and notes, for each send, when it was open and how it
 * ended. So a send that stayed unknown can be held against the kills and lost answers that really happened.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * `answered`: Graph's own answer was passed on whole. `noAnswer`: the sandbox broke the connection, or a gateway's page came in the
 * answer's place. `callerGone`: the product's end of the connection was dead.
 */
export type Ending = 'answered' | 'noAnswer' | 'callerGone'

export interface WireSend {
  readonly effectId: string
  /** Ms since 1970, by the clock of the one who kills. */
  readonly startedAt: number
  endedAt?: number
  ending?: Ending
  status?: number
}

/** Moments of a send at which a kill can be aimed. */
export const MOMENTS = ['arrived', 'forwarded', 'answering', 'answered'] as const
export type Moment = (typeof MOMENTS)[number]

export class GraphWire {
  readonly sends: WireSend[] = []
  #trap: { readonly moment: Moment; readonly fire: () => void } | undefined
  readonly #agent = new Agent({ keepAlive: false })
  readonly #server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing))

  constructor(private readonly target: string) {
    // a connection that we close while a request comes would look like a lost answer
    this.#server.keepAliveTimeout = 3_600_000
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Sends that have begun and not ended. */
  open(): readonly WireSend[] {
    return this.sends.filter(({ ending }) => ending === undefined)
  }

  /** Fires once, at this moment of the next send. */
  trap(moment: Moment, fire: () => void): void {
    this.#trap = { moment, fire }
  }

  disarm(): void {
    this.#trap = undefined
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
    this.#agent.destroy()
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await wholeOf(incoming).catch(() => undefined)
    if (body === undefined) return
    const send = this.#begin(body)
    const end = (ending: Ending) => {
      if (!send || send.ending) return
      send.endedAt = Date.now()
      send.ending = ending
    }
    outgoing.once('close', () => end(outgoing.writableFinished ? 'answered' : 'callerGone'))
    if (send) this.#reach('arrived')
    try {
      const answer = await this.#ask(incoming, body, () => send && this.#reach('forwarded'))
      if (send) {
        send.status = answer.status
        this.#reach('answering')
        if (!isGraphs(answer.headers['content-type'])) end('noAnswer')
      }
      outgoing.writeHead(answer.status, answer.headers)
      outgoing.end(answer.body, () => {
        end('answered')
        if (send) this.#reach('answered')
      })
    } catch {
      end('noAnswer')
      outgoing.destroy()
    }
  }

  #begin(body: Buffer): WireSend | undefined {
    const effectId = effectIdOf(body)
    if (effectId === undefined) return undefined
    const send: WireSend = { effectId, startedAt: Date.now() }
    this.sends.push(send)
    return send
  }

  #reach(moment: Moment): void {
    if (this.#trap?.moment !== moment) return
    const { fire } = this.#trap
    this.#trap = undefined
    fire()
  }

  #ask({ method, url, headers }: IncomingMessage, body: Buffer, forwarded: () => void): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      const { host: _ours, connection: _hop, ...others } = headers
      const asked = request(`${this.target}${url}`, { method, headers: others, agent: this.#agent }, (response) => {
        const { connection: _hop, 'transfer-encoding': _coding, 'keep-alive': _keep, ...answered } = response.headers
        wholeOf(response).then((whole) => resolve({ status: response.statusCode ?? 0, headers: answered, body: whole }), reject)
      })
      asked.once('error', reject)
      asked.end(body, forwarded)
    })
  }
}

interface WireAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const isGraphs = (contentType: string | undefined) => contentType?.startsWith('application/json') === true

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Undefined for a request that sends no message to a contact. */
function effectIdOf(body: Buffer): string | undefined {
  try {
    const { biz_opaque_callback_data: effectId } = JSON.parse(body.toString('utf8')) as { biz_opaque_callback_data?: unknown }
    return typeof effectId === 'string' ? effectId : undefined
  } catch {
    return undefined
  }
}
